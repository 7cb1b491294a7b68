import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModulePackagesAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.constant.PackageDesc;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The jars of the application folder, made ready for jlink, which takes only whole modules: each
 * jar becomes a folder of classes, with one class of each name (a jar may hold one for each Java),
 * no signature, no native library of another system, and a descriptor: a jar that has none gets one
 * from what its classes refer to.
 */
final class Modules {
  private static final String VERSIONS = "META-INF/versions/";

  private final Path folder;
  private final Map<String, Path> classes = new TreeMap<>();
  private final List<ModuleDescriptor> automatic = new ArrayList<>();
  private final Map<String, String> moduleOfPackage = new HashMap<>();
  private final Set<String> services = new TreeSet<>();

  /**
   * @param folder where the modules go
   */
  Modules(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks every jar of a folder.
   *
   * @return the modules' names and their folders of classes; native libraries of JavaFX are beside
   *     them, in {@code libs}
   */
  Map<String, Path> unpack(Path lib) throws IOException {
    ModuleFinder.ofSystem().findAll().forEach(module -> note(module.descriptor()));
    for (var module : ModuleFinder.of(lib).findAll()) {
      ModuleDescriptor descriptor = module.descriptor();
      Path to = Files.createDirectories(folder.resolve(descriptor.name()));
      try (JarFile jar = new JarFile(Path.of(module.location().orElseThrow()).toFile())) {
        unpack(jar, to);
      }
      classes.put(descriptor.name(), to);
      packagesIn(to).forEach(name -> moduleOfPackage.put(name, descriptor.name()));
      descriptor.provides().forEach(service -> services.add(service.service()));
      if (descriptor.isAutomatic()) {
        automatic.add(descriptor);
      }
    }
    for (ModuleDescriptor descriptor : automatic) {
      describe(descriptor);
    }
    return classes;
  }

  private void note(ModuleDescriptor system) {
    system.exports().stream()
        .filter(export -> !export.isQualified())
        .forEach(export -> moduleOfPackage.put(export.source(), system.name()));
  }

  /** Entries for a newer Java come later and replace the others. */
  private void unpack(JarFile jar, Path to) throws IOException {
    Map<Integer, List<JarEntry>> byVersion = new TreeMap<>();
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      int version = entry.isDirectory() ? Integer.MAX_VALUE : version(entry.getName());
      if (version <= Runtime.version().feature()) {
        byVersion.computeIfAbsent(version, _ -> new ArrayList<>()).add(entry);
      }
    }
    for (List<JarEntry> entries : byVersion.values()) {
      for (JarEntry entry : entries) {
        String name = entry.getName();
        if (name.startsWith(VERSIONS)) {
          name = name.substring(name.indexOf('/', VERSIONS.length()) + 1);
        }
        if (isWanted(name)) {
          boolean beside = isNative(name) && !name.contains("/");
          Path file = (beside ? folder.resolve("libs") : to).resolve(name).normalize();
          Files.createDirectories(file.getParent());
          try (InputStream in = jar.getInputStream(entry)) {
            Files.write(file, in.readAllBytes());
          }
        }
      }
    }
  }

  private static int version(String name) {
    return name.startsWith(VERSIONS)
        ? Integer.parseInt(name.substring(VERSIONS.length(), name.indexOf('/', VERSIONS.length())))
        : 0;
  }

  private static boolean isWanted(String name) {
    return !name.equals("META-INF/MANIFEST.MF")
        && !name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)")
        && !isForeignNative(name);
  }

  /** Whether an entry of a jar is a native library that this system does not need. */
  static boolean isForeignNative(String name) {
    return isNative(name) && isForeign(name);
  }

  private static boolean isNative(String name) {
    return name.matches(".*\\.(so|dll|dylib|jnilib|a)");
  }

  /** Whether a library's kind or path names another system or processor than this. */
  private static boolean isForeign(String name) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String kind =
        system.startsWith("windows") ? "dll" : system.startsWith("mac") ? "dylib|jnilib" : "so";
    String others =
        "aix|android|dragonflybsd|freebsd|netbsd|openbsd|solaris|sunos|musl|i386|i686|x86"
            + "|ia64|arm|armel|armv[0-9]+(hf)?|ppc.*|powerpc.*|s390x?|riscv.*|loongarch.*|mips.*|sparc.*"
            + (System.getProperty("os.arch").equals("aarch64") ? "|amd64|x64" : "|aarch64|arm64");
    String path =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("x86[-_]64", "amd64")
            .replaceAll("armv8[-_]64", "aarch64");
    if (kind.equals("so") && path.contains("btleplug")) {
      return true; // on Linux, BlueZ is asked instead, which needs nothing native
    }
    return !name.matches(".*\\.(" + kind + ")")
        || Stream.of(path.split("[/_-]")).anyMatch(part -> part.matches(others));
  }

  private static Set<String> packagesIn(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      Set<String> names = new TreeSet<>();
      files
          .filter(file -> file.toString().endsWith(".class"))
          .map(file -> root.relativize(file).getParent())
          .filter(parent -> parent != null && !parent.startsWith("META-INF"))
          .forEach(parent -> names.add(parent.toString().replace(java.io.File.separatorChar, '.')));
      return names;
    }
  }

  /** Open, as it was: what it shows, what it needs, what it offers. */
  private void describe(ModuleDescriptor descriptor) throws IOException {
    String name = descriptor.name();
    Path root = classes.get(name);
    Set<String> packages = packagesIn(root);
    Set<String> needs = needs(name, root);
    ModuleAttribute attribute =
        ModuleAttribute.of(
            ModuleDesc.of(name),
            module -> {
              module.moduleFlags(AccessFlag.OPEN);
              module.requires(ModuleDesc.of("java.base"), Set.of(AccessFlag.MANDATED), null);
              for (String needed : needs) {
                // Of Java itself no more than others ask for: H2 alone knows of a browser, of
                // compilers and of servers.
                Set<AccessFlag> flags =
                    classes.containsKey(needed) ? Set.of() : Set.of(AccessFlag.STATIC_PHASE);
                module.requires(ModuleDesc.of(needed), flags, null);
              }
              packages.forEach(it -> module.exports(PackageDesc.of(it), Set.of()));
              services.stream()
                  .map(ClassDesc::of)
                  .filter(it -> sees(name, needs, moduleOfPackage.get(it.packageName())))
                  .forEach(module::uses);
              descriptor
                  .provides()
                  .forEach(
                      it ->
                          module.provides(
                              ClassDesc.of(it.service()),
                              it.providers().stream()
                                  .map(ClassDesc::of)
                                  .toArray(ClassDesc[]::new)));
            });
    byte[] bytes =
        ClassFile.of()
            .buildModule(
                attribute,
                module ->
                    module.with(
                        ModulePackagesAttribute.ofNames(
                            packages.stream().map(PackageDesc::of).toList())));
    Files.write(root.resolve("module-info.class"), bytes);
  }

  private boolean sees(String name, Set<String> needs, String other) {
    return name.equals(other) || needs.contains(other) && classes.containsKey(other);
  }

  private Set<String> needs(String name, Path root) {
    Set<String> needed = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".class")).toList()) {
        for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
          if (entry instanceof ClassEntry type && type.asSymbol().isClassOrInterface()) {
            String module = moduleOfPackage.get(type.asSymbol().packageName());
            if (module != null && !module.equals(name) && !module.equals("java.base")) {
              needed.add(module);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return needed;
  }
}
