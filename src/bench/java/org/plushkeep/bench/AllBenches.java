package org.plushkeep.bench;

import java.nio.file.Path;

/**
 * Every benchmark, one after the other: {@code mvn -q -DskipTests package exec:exec@bench}. With
 * {@code -Dplushkeep.reference=FOLDER} also beside the Recommendation's own codec.
 */
public final class AllBenches {
  private AllBenches() {}

  /** Prints all figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    System.out.println("== sound");
    DecodeBench.main(arguments);
    System.out.println("== sound, beside the reference");
    ReferenceBench.main(arguments);
    System.out.println("== sniff");
    SniffBench.main(new String[] {"35"});
    System.out.println("== play");
    PlayBench.main(arguments);
    System.out.println("== collect");
    CollectBench.main(arguments);
    System.out.println("== recorders");
    DriveBench.main(arguments);
    System.out.println("== a large vault");
    inTheProgramsMemory("VaultBench");
    System.out.println("== start");
    StartBench.main(arguments);
    System.exit(0);
  }

  /** In a process of its own, with the options that the packaged program runs with. */
  private static void inTheProgramsMemory(String bench) throws Exception {
    Path lib = Path.of("target", "plushkeep", "lib");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path source = Path.of("src", "bench", "java", "org", "plushkeep", "bench", bench + ".java");
    new ProcessBuilder(
            java.toString(),
            "@" + lib.resolve("java.options"),
            "-cp",
            lib + "/*",
            source.toString())
        .inheritIO()
        .start()
        .waitFor();
  }
}
