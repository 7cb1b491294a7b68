package org.plushkeep.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * Every benchmark, one after the other: {@code mvn -q -DskipTests package exec:exec@bench}. With
 * {@code -Dplushkeep.reference=FOLDER} also beside the Recommendation's own codec.
 */
public final class AllBenches {
  /** Those of a process of their own. */
  private static final List<String> FAILED = new ArrayList<>();

  private AllBenches() {}

  /**
   * Prints all figures on standard output, and ends with exit code 1 when one misses its limit or
   * has not come about.
   *
   * @param arguments none; or the names of those that are to be run alone as the program runs:
   *     CollectBench, VaultBench, WindowBench
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length > 0) {
      for (String bench : arguments) {
        asTheProgramRuns(bench);
      }
      System.exit(exitCode());
    }
    System.out.println("== sound");
    DecodeBench.main(arguments);
    System.out.println("== sound, beside the reference");
    ReferenceBench.main(arguments);
    System.out.println("== sniff");
    SniffBench.main(new String[] {"35"});
    System.out.println("== play");
    PlayBench.main(arguments);
    System.out.println("== collect");
    asTheProgramRuns("CollectBench");
    System.out.println("== radio");
    RadioBench.main(arguments);
    System.out.println("== recorders");
    DriveBench.main(arguments);
    System.out.println("== a large vault");
    asTheProgramRuns("VaultBench");
    System.out.println("== the window of a large vault");
    asTheProgramRuns("WindowBench");
    System.out.println("== start");
    StartBench.main(arguments);
    System.exit(exitCode());
  }

  private static int exitCode() {
    if (!FAILED.isEmpty()) {
      System.out.println("failed, or missed a limit: " + String.join(", ", FAILED));
    }
    return FAILED.isEmpty() ? Limit.exitCode() : 1;
  }

  /**
   * In a process of its own, with the options that the packaged program runs with, and compiled
   * before: a compiler in the same process would be in every figure of memory.
   */
  private static void asTheProgramRuns(String bench) throws Exception {
    Path lib = Path.of("target", "plushkeep", "lib");
    Path classes = Path.of("target", "bench-classes");
    Path source = Path.of("src", "bench", "java", "org", "plushkeep", "bench", bench + ".java");
    int errors =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-d",
                classes.toString(),
                "-cp",
                lib + "/*",
                "--source-path",
                Path.of("src", "bench", "java").toString(),
                source.toString());
    if (errors != 0) {
      throw new IllegalStateException(bench + " does not compile");
    }
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + lib.resolve("java.options"),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                lib + "/*" + File.pathSeparator + classes,
                "org.plushkeep.bench." + bench)
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      FAILED.add(bench);
    }
  }
}
