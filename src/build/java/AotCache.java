import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the AOT cache of a program (JEP 483, 514, 515): runs its rehearsal without a display, and
 * keeps what Java loaded, linked and learned on the way. The next start finds it there.
 *
 * <p>{@code AotCache.java folder FOLDER [false]} makes {@code lib/plushkeep.aot} of the application
 * folder, with the Java that runs this; {@code false} leaves it out. {@code AotCache.java runtime
 * RUNTIME OPTIONS CACHE} does it with a Java that has the program's modules in itself. A build
 * without a cache is a good build, only a slower start: this says why in one line and exits 0.
 *
 * <p>A cache serves the very Java that made it, with the same options, and the very jars on the
 * module path: Java compares the files, so in a copy of the folder it starts without the cache.
 * (HotSpot follows a class path or its own modules to another place, not yet a module path. An app
 * image has all modules inside its Java, and so can be moved.)
 */
final class AotCache {
  private static final int MOST_SECONDS = 120;

  /** A window with nobody at it may once in a while not come to where it should. */
  private static final int TRIES = 3;

  private final List<String> java;
  private final Path cache;

  private AotCache(List<String> java, Path cache) {
    this.java = java;
    this.cache = cache;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args[0].equals("runtime")) {
      Path runtime = Path.of(args[1]);
      List<String> java = List.of(javaOf(runtime), "@" + Path.of(args[2]).toAbsolutePath());
      new AotCache(java, Path.of(args[3]).toAbsolutePath()).make();
      return;
    }
    Path lib = Path.of(args[1]).toAbsolutePath().normalize().resolve("lib");
    Path cache = lib.resolve("plushkeep.aot");
    Files.deleteIfExists(cache);
    if (args.length == 2 || !args[2].equals("false")) {
      String itself = javaOf(Path.of(System.getProperty("java.home")));
      Path options = lib.resolve("java.options");
      new AotCache(List.of(itself, "@" + options, "--module-path=" + lib), cache).make();
    }
  }

  private static String javaOf(Path home) {
    return home.resolve("bin").resolve("java").toAbsolutePath().toString();
  }

  private void make() throws IOException, InterruptedException {
    for (int i = 1; i <= TRIES; i++) {
      String trouble = rehearse();
      if (trouble.isEmpty()) {
        return;
      }
      String then =
          i < TRIES ? "It is tried once more." : "None was made, so Plushkeep starts slower.";
      System.err.println("The AOT cache: " + trouble + " " + then);
    }
  }

  private String rehearse() throws IOException, InterruptedException {
    // Nothing of the rehearsal stays: its vault, and all that a program keeps in a home folder.
    Path home = Files.createTempDirectory("plushkeep-rehearsal-");
    try {
      return rehearse(home);
    } finally {
      wipe(home);
    }
  }

  /** What went wrong, in one line; empty when the cache is there. */
  private String rehearse(Path home) throws IOException, InterruptedException {
    Path said = home.resolve("said");
    Path made = home.resolve("new.aot");
    List<String> command = new ArrayList<>(java);
    command.add("-XX:AOTCacheOutput=" + made);
    command.add("-Dglass.platform=Headless");
    command.add("-Dprism.order=sw");
    command.add("-Duser.home=" + home);
    command.add("-Djava.io.tmpdir=" + home);
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
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
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
