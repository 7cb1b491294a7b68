package org.plushkeep.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * The whole of what the tests do a part of: kills, power cuts, disks that fill up or fail, bits
 * that a disk forgets.
 */
public final class Ordeal {
  /** After so many hits each deed has been hit that nothing may be lost of. */
  private static final int ENOUGH = 200;

  private Ordeal() {}

  private interface Trial {
    void run(Path temp, Tally tally) throws Exception;
  }

  /**
   * Arguments: how many kills, how many power cuts, at which writes the disk is full or failing (1
   * for every one, 5 for one of about so many, 0 for none), a seed, how many flipped bits. A
   * problem ends it with an exception, and the program with exit code 1.
   */
  public static void main(String[] args) throws Exception {
    int kills = Integer.parseInt(args[0]);
    int cuts = Integer.parseInt(args[1]);
    int stride = Integer.parseInt(args[2]);
    long seed = Long.parseLong(args[3]);
    int flips = Integer.parseInt(args[4]);
    System.out.printf(
        "kills %d, cuts %d, stride %d, seed %d, flips %d%n%n", kills, cuts, stride, seed, flips);
    trial("kills", kills, (temp, tally) -> new Killing(temp, seed, tally).run(kills));
    trial("cuts", cuts, (temp, tally) -> new Cutting(temp, tally).run(cuts, seed));
    if (stride > 0) {
      Random chance = new Random(seed);
      trial("refused", 0, (temp, tally) -> new Starving(temp, tally, chance, stride).run());
    }
    if (flips > 0) {
      flip(flips, seed);
    }
    System.out.println("Nothing was lost.");
  }

  private static void flip(int flips, long seed) throws Exception {
    Path temp = Files.createTempDirectory("ordeal").toRealPath();
    Flipping flipping = new Flipping(temp, seed);
    long start = System.nanoTime();
    try {
      flipping.run(flips);
    } finally {
      Inspection.remove(temp);
      System.out.print(flipping.table());
      System.out.printf("in %d s%n%n", (System.nanoTime() - start) / 1_000_000_000);
    }
  }

  private static void trial(String what, int planned, Trial trial) throws Exception {
    Path temp = Files.createTempDirectory("ordeal").toRealPath();
    Tally tally = new Tally(what, planned);
    long start = System.nanoTime();
    try {
      trial.run(temp, tally);
      if (tally.total() >= ENOUGH && !tally.neverHit().isEmpty()) {
        throw new AssertionError("never hit: " + tally.neverHit());
      }
      Inspection.remove(temp);
    } finally { // a problem's vaults stay where they are
      System.out.print(tally.table());
      System.out.printf("in %d s%n%n", (System.nanoTime() - start) / 1_000_000_000);
    }
  }
}
