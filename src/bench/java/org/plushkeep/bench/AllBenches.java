package org.plushkeep.bench;

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
    System.out.println("== start");
    StartBench.main(arguments);
    System.exit(0);
  }
}
