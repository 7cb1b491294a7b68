package org.plushkeep.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * From starting the process to the first frame: Plushkeep's welcome window against a bare JavaFX
 * window with the same theme, in turn, both without a display; first as they are, then each with an
 * AOT cache of its own. The medians of {@value #RUNS} runs and their ratios.
 */
public final class StartBench {
  private static final int RUNS = 11;
  private static final Path HOME = Path.of("target", "plushkeep").toAbsolutePath();
  private static final Path CACHE = HOME.resolve("lib").resolve("plushkeep.aot");

  private StartBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createTempDirectory(Path.of("target"), "start-bench-").toAbsolutePath();
    Path bareJar = bareJar(work);
    List<String> bare = bareWindow(bareJar);
    List<String> ours = plushkeep(work.resolve("vault"));
    List<List<String>> starts = new ArrayList<>(List.of(bare, ours));
    if (Files.exists(CACHE)) {
      Path bareCache = work.resolve("bare.aot");
      millis(with("-XX:AOTCacheOutput=" + bareCache, bare));
      starts.add(with("-XX:AOTCache=" + bareCache, bare));
      starts.add(with("-XX:AOTCache=" + CACHE, ours));
    } else {
      System.out.println("There is no AOT cache in " + CACHE.getParent());
    }
    double[] medians = medians(starts);
    print("bare window", medians[0], medians[0]);
    print("Plushkeep", medians[1], medians[0]);
    if (medians.length > 2) {
      print("bare window, AOT cache of its own", medians[2], medians[0]);
      print("Plushkeep, AOT cache of the build", medians[3], medians[0]);
      System.out.printf(
          "with a cache each: Plushkeep %.2f times the bare window%n", medians[3] / medians[2]);
    }
  }

  private static void print(String name, double millis, double bareMillis) {
    System.out.printf(
        "%-34s %4.0f ms, %.2f times the bare window%n", name, millis, millis / bareMillis);
  }

  /** In turn, so that a busy moment falls on all of them. */
  private static double[] medians(List<List<String>> commands)
      throws IOException, InterruptedException {
    double[][] millis = new double[commands.size()][RUNS];
    for (int run = -1; run < RUNS; run++) { // the first of each warms the disk's cache
      for (int i = 0; i < millis.length; i++) {
        double one = millis(commands.get(i));
        if (run >= 0) {
          millis[i][run] = one;
        }
      }
    }
    double[] medians = new double[millis.length];
    for (int i = 0; i < medians.length; i++) {
      Arrays.sort(millis[i]);
      medians[i] = millis[i][RUNS / 2];
    }
    return medians;
  }

  /** The command with one more option for Java. */
  private static List<String> with(String option, List<String> command) {
    List<String> longer = new ArrayList<>(command);
    longer.add(1, option);
    return longer;
  }

  private static List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + HOME.resolve("lib").resolve("java.options"));
    command.add("-Dglass.platform=Headless");
    command.add("-Dprism.order=sw");
    command.add("--module-path=" + HOME.resolve("lib"));
    command.addAll(Arrays.asList(options));
    return command;
  }

  private static List<String> plushkeep(Path vault) {
    return java("-m", "org.plushkeep/org.plushkeep.launch.Rehearsal", vault.toString());
  }

  private static List<String> bareWindow(Path jar) {
    return java(
        "--add-modules=javafx.controls,atlantafx.base",
        "-cp",
        jar.toString(),
        "org.plushkeep.bench.BareWindow");
  }

  /** The bare window compiled into a jar: Java caches no classes that lie in a folder. */
  private static Path bareJar(Path work) throws IOException {
    Path classes = Files.createDirectory(work.resolve("classes"));
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--module-path=" + HOME.resolve("lib"),
                "--add-modules=javafx.controls,atlantafx.base",
                "-d",
                classes.toString(),
                "src/bench/java/org/plushkeep/bench/BareWindow.java");
    Path jar = work.resolve("bare.jar");
    int packed =
        java.util.spi.ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(System.out, System.err, "-cf", jar.toString(), "-C", classes.toString(), ".");
    if (compiled != 0 || packed != 0) {
      throw new IllegalStateException("the bare window does not compile");
    }
    return jar;
  }

  private static double millis(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = lines.readLine();
      double millis = (System.nanoTime() - start) / 1e6;
      if (!"drawn".equals(line)) {
        throw new IllegalStateException("no window came: " + line);
      }
      process.waitFor();
      return millis;
    }
  }
}
