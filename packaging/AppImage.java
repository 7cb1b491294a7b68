import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes an app image: a folder with Plushkeep, a Java of its own that holds nothing else, and the
 * AOT cache. It needs no Java on the computer, and runs wherever it is put.
 *
 * <p>{@code java packaging/AppImage.java [FOLDER]} after {@code mvn -q -DskipTests package}, with
 * the JDK that is to be put in, from the project's folder. FOLDER (usually {@code target/image}) is
 * made anew. jlink and jpackage make an image of the system they run on only.
 */
final class AppImage {
  /**
   * What no descriptor asks for: dates and words of both languages, and how Java asks Linux who I
   * am.
   */
  private static final List<String> MORE_OF_JAVA = List.of("jdk.localedata", "jdk.security.auth");

  private static final Path APPLICATION = Path.of("target", "plushkeep");
  private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
  private static final boolean WINDOWS = SYSTEM.startsWith("windows");
  private static final boolean MAC = SYSTEM.startsWith("mac");

  private final Path target;
  private final Path work;

  private AppImage(Path target, Path work) {
    this.target = target;
    this.work = work;
  }

  public static void main(String[] args) throws Exception {
    Path target = Path.of(args.length > 0 ? args[0] : "target/image").toAbsolutePath();
    if (!Files.isDirectory(APPLICATION.resolve("lib"))) {
      System.err.println(APPLICATION + " is not there: 'mvn -q -DskipTests package' makes it.");
      System.exit(1);
    }
    wipe(target);
    Path work = Files.createDirectories(target).resolve("work");
    new AppImage(target, work).make();
    wipe(work);
  }

  private void make() throws Exception {
    Path modules = work.resolve("modules");
    Map<String, Path> classes = new Modules(modules).unpack(APPLICATION.resolve("lib"));
    Path runtime = link(classes, modules.resolve("libs"));
    Path cache = work.resolve("plushkeep.aot");
    Path options = APPLICATION.resolve("lib").resolve("java.options").toAbsolutePath();
    run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "src/build/java/AotCache.java",
        "runtime",
        runtime.toString(),
        options.toString(),
        cache.toString());
    withoutCommands(runtime);
    Path image = pack(runtime, options);
    Path app = app(image);
    if (Files.exists(cache)) {
      Files.move(cache, app.resolve("plushkeep.aot"));
    }
    for (String said : List.of("LICENSE", "NOTICE", "LGPL-2.1.txt")) {
      Files.copy(APPLICATION.resolve(said), app.resolve(said));
    }
    if (!MAC && !WINDOWS) {
      desktop(image.resolve("share"));
    }
    System.out.println(image);
  }

  /** Java, JavaFX, the libraries and Plushkeep as one set of modules, and nothing else of Java. */
  private Path link(Map<String, Path> classes, Path libs) throws IOException {
    Path jmods = Files.createDirectories(work.resolve("jmods"));
    for (var module : classes.entrySet()) {
      List<String> arguments = new ArrayList<>(List.of("create"));
      if (module.getKey().equals("javafx.graphics") && Files.isDirectory(libs)) {
        arguments.addAll(List.of("--libs", libs.toString()));
      }
      arguments.addAll(List.of("--class-path", module.getValue().toString()));
      arguments.add(jmods.resolve(module.getKey() + ".jmod").toString());
      tool("jmod", arguments);
    }
    Path runtime = work.resolve("runtime");
    String roots = String.join(",", classes.keySet()) + "," + String.join(",", MORE_OF_JAVA);
    tool(
        "jlink",
        List.of(
            "--module-path=" + jmods,
            "--add-modules=" + roots,
            "--include-locales=en,de",
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--output=" + runtime));
    return runtime;
  }

  /** The image starts Java by a launcher of its own: nobody needs java, keytool and the like. */
  private static void withoutCommands(Path runtime) throws IOException {
    try (Stream<Path> files = Files.list(runtime.resolve("bin"))) {
      for (Path file : files.toList()) {
        if (!WINDOWS || file.toString().endsWith(".exe")) {
          wipe(file);
        }
      }
    }
  }

  private Path pack(Path runtime, Path options) throws IOException {
    Path packaging = Path.of("packaging").toAbsolutePath();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--type", "app-image", "--dest", target.toString()));
    arguments.addAll(List.of("--name", MAC ? "Plushkeep" : "plushkeep"));
    if (!MAC) { // where jpackage takes no version that begins with 0: our Info.plist says it
      arguments.addAll(List.of("--app-version", version()));
    }
    arguments.addAll(List.of("--vendor", "Plushkeep"));
    arguments.addAll(List.of("--description", "Keeps a cuddly toy's recordings, encrypted"));
    arguments.addAll(List.of("--runtime-image", runtime.toString()));
    arguments.addAll(List.of("--module", "org.plushkeep/org.plushkeep.launch.Main"));
    for (String option : javaOptions(options)) {
      arguments.addAll(List.of("--java-options", option));
    }
    if (WINDOWS) {
      // A program for windows has no console: the command line gets a launcher of its own.
      Path console = packaging.resolve("windows").resolve("console.properties");
      arguments.addAll(List.of("--add-launcher", "plushkeep-cli=" + console));
      arguments.addAll(List.of("--icon", packaging.resolve("windows/plushkeep.ico").toString()));
    } else if (MAC) {
      Path resources = Files.createDirectories(work.resolve("resources"));
      String plist = Files.readString(packaging.resolve("macos").resolve("Info.plist"));
      Files.writeString(
          resources.resolve("Info.plist"), plist.replace("PLUSHKEEP_VERSION", version()));
      arguments.addAll(List.of("--resource-dir", resources.toString()));
      arguments.addAll(List.of("--mac-package-identifier", "org.plushkeep.Plushkeep"));
      arguments.addAll(List.of("--icon", packaging.resolve("macos/plushkeep.icns").toString()));
    } else {
      Path icon = Path.of("assets", "png", "icon-256.png").toAbsolutePath();
      arguments.addAll(List.of("--icon", icon.toString()));
    }
    tool("jpackage", arguments);
    return target.resolve(MAC ? "Plushkeep.app" : "plushkeep");
  }

  private static Path app(Path image) {
    return MAC
        ? image.resolve("Contents/app")
        : WINDOWS ? image.resolve("app") : image.resolve("lib/app");
  }

  /** What the application folder's own launcher says to Java, and where the cache is. */
  private static List<String> javaOptions(Path file) throws IOException {
    List<String> options;
    try (Stream<String> lines = Files.lines(file)) {
      options =
          lines
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .collect(Collectors.toCollection(ArrayList::new));
    }
    options.add("-XX:AOTCache=$APPDIR/plushkeep.aot");
    return options;
  }

  /** For the desktop's menu and its software centre, where an installer puts them. */
  private static void desktop(Path share) throws IOException {
    String id = "org.plushkeep.Plushkeep";
    Path linux = Path.of("packaging", "linux");
    copy(linux.resolve(id + ".desktop"), share.resolve("applications"));
    copy(linux.resolve(id + ".metainfo.xml"), share.resolve("metainfo"));
    Path icons = share.resolve("icons").resolve("hicolor");
    for (String size : List.of("16", "32", "48", "64", "128", "256", "512")) {
      Path png = Path.of("assets", "png", "icon-" + size + ".png");
      if (Files.exists(png)) {
        Path apps = icons.resolve(size + "x" + size).resolve("apps");
        Files.copy(png, Files.createDirectories(apps).resolve(id + ".png"));
      }
    }
    Path scalable = Files.createDirectories(icons.resolve("scalable").resolve("apps"));
    Files.copy(Path.of("assets", "icon.svg"), scalable.resolve(id + ".svg"));
  }

  private static void copy(Path file, Path folder) throws IOException {
    Files.copy(
        file,
        Files.createDirectories(folder).resolve(file.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** As in the name of the program's own jar. */
  private static String version() throws IOException {
    try (Stream<Path> jars = Files.list(APPLICATION.resolve("lib"))) {
      return jars.map(jar -> jar.getFileName().toString())
          .filter(name -> name.matches("plushkeep-[0-9.]+.*\\.jar"))
          .map(name -> name.replaceAll("plushkeep-([0-9.]*[0-9]).*", "$1"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void tool(String name, List<String> arguments) {
    ToolProvider tool = ToolProvider.findFirst(name).orElseThrow();
    int code = tool.run(System.err, System.err, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException(name + " ended with " + code);
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(command[1] + " ended with " + code);
    }
  }

  private static void wipe(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
