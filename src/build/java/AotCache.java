import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the AOT cache of an application folder (JEP 483, 514, 515): runs the packaged program's
 * rehearsal without a display, and keeps what Java loaded, linked and learned on the way in {@code
 * lib/plushkeep.aot}. The next start finds it there.
 *
 * <p>{@code AotCache.java FOLDER [false]} does so with the Java that runs it; {@code false} leaves
 * it out. A build without a cache is a good build, only a slower start: this says why in one line
 * and exits 0.
 *
 * <p>A cache serves the very Java that made it, with the options of {@code lib/java.options}, and
 * the very jars on the module path: Java compares the files, so in a copy of the folder it starts
 * without the cache. (HotSpot moves a cache with a class path or with Java's own modules, not yet
 * with a module path; the app images hold all modules inside their Java, and so can be moved.)
 */
final class AotCache {
  private static final int MOST_SECONDS = 120;

  private AotCache() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path lib = Path.of(args[0]).toAbsolutePath().normalize().resolve("lib");
    Path cache = lib.resolve("plushkeep.aot");
    Files.deleteIfExists(cache);
    if (args.length > 1 && args[1].equals("false")) {
      return;
    }
    // Nothing of the rehearsal stays: its vault, and all that a program keeps in a home folder.
    Path home = Files.createTempDirectory("plushkeep-rehearsal-");
    try {
      String trouble = rehearse(lib, cache, home);
      if (!trouble.isEmpty()) {
        System.err.println("No AOT cache was made, so Plushkeep starts slower: " + trouble);
      }
    } finally {
      wipe(home);
    }
  }

  /** What went wrong, in one line; empty when the cache is there. */
  private static String rehearse(Path lib, Path cache, Path home)
      throws IOException, InterruptedException {
    Path said = home.resolve("said");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + lib.resolve("java.options"));
    command.add("-XX:AOTCacheOutput=" + home.resolve("new.aot"));
    command.add("-Dglass.platform=Headless");
    command.add("-Dprism.order=sw");
    command.add("-Duser.home=" + home);
    command.add("-Djava.io.tmpdir=" + home);
    command.add("--module-path=" + lib);
    command.add("--module=org.plushkeep/org.plushkeep.launch.Rehearsal");
    command.add(home.resolve("vault").toString());
    command.add("walk");
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    var environment = builder.environment();
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "DISPLAY", "WAYLAND_DISPLAY")
        .forEach(environment::remove);
    environment.put("HOME", home.toString());
    environment.put("XDG_DATA_HOME", home.toString());
    environment.put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + home.resolve("no-bus"));
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return e.getMessage();
    }
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      return "the rehearsal did not end within " + MOST_SECONDS + " s.";
    }
    Path made = home.resolve("new.aot");
    if (process.exitValue() == 0 && Files.isRegularFile(made)) {
      Files.move(made, cache);
      return "";
    }
    return "the rehearsal ended with %d: %s".formatted(process.exitValue(), complaint(said));
  }

  private static File nothing() {
    return new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");
  }

  private static String complaint(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> !line.isBlank() && !line.equals("drawn"))
          .findFirst()
          .orElse("it said nothing.");
    }
  }

  private static void wipe(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
