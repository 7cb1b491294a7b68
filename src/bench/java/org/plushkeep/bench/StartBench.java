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
 * window with the same theme, in turn, both without a display; with the AOT cache of the build and
 * without. The medians of {@value #RUNS} runs and their ratio.
 */
public final class StartBench {
  private static final int RUNS = 9;
  private static final Path HOME = Path.of("target", "plushkeep");
  private static final Path CACHE = HOME.resolve("lib").resolve("plushkeep.aot");

  private StartBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    Path work = Files.createTempDirectory(Path.of("target"), "start-bench-");
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
    if (compiled != 0) {
      throw new IllegalStateException("the bare window does not compile");
    }
    compare("without a cache", work, classes, false);
    if (Files.exists(CACHE)) {
      compare("with the AOT cache", work, classes, true);
    } else {
      System.out.println("with the AOT cache: there is none in " + HOME.resolve("lib"));
    }
  }

  private static void compare(String name, Path work, Path classes, boolean cache)
      throws IOException, InterruptedException {
    double[] ours = new double[RUNS];
    double[] bare = new double[RUNS];
    for (int run = -1; run < RUNS; run++) { // the first of each warms the disk's cache
      double bareMillis = millis(bareWindow(classes));
      double ourMillis = millis(plushkeep(work.resolve("vault"), cache));
      if (run >= 0) {
        bare[run] = bareMillis;
        ours[run] = ourMillis;
      }
    }
    Arrays.sort(ours);
    Arrays.sort(bare);
    System.out.printf(
        "%-18s Plushkeep %4.0f ms (%4.0f to %4.0f), bare window without a cache %4.0f ms (%4.0f to"
            + " %4.0f): %.2f times%n",
        name,
        ours[RUNS / 2],
        ours[0],
        ours[RUNS - 1],
        bare[RUNS / 2],
        bare[0],
        bare[RUNS - 1],
        ours[RUNS / 2] / bare[RUNS / 2]);
  }

  private static List<String> java(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + HOME.resolve("lib").resolve("java.options"));
    command.add("-Dglass.platform=Headless");
    command.add("-Dprism.order=sw");
    command.addAll(Arrays.asList(options));
    return command;
  }

  private static List<String> plushkeep(Path vault, boolean cache) {
    List<String> command = java();
    if (cache) {
      command.add("-XX:AOTCache=" + CACHE.toAbsolutePath());
    }
    command.add("--module-path=" + HOME.resolve("lib").toAbsolutePath());
    command.addAll(List.of("-m", "org.plushkeep/org.plushkeep.launch.Rehearsal"));
    command.addAll(List.of("--vault", vault.toString()));
    return command;
  }

  private static List<String> bareWindow(Path classes) {
    List<String> command = java();
    command.add("--module-path=" + HOME.resolve("lib").toAbsolutePath());
    command.add("--add-modules=javafx.controls,atlantafx.base");
    command.addAll(List.of("-cp", classes.toString(), "org.plushkeep.bench.BareWindow"));
    return command;
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
