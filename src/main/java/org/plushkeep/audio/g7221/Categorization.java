package org.plushkeep.audio.g7221;

import java.util.Arrays;

/**
 * How finely each region is coded: from the power envelope alone encoder and decoder derive the
 * same {@value Tables#CATEGORIZATIONS} categorizations, from the costliest to the cheapest, each
 * one step from the next (G.722.1, clause 3.3).
 */
final class Categorization {
  private static final int REGIONS = Tables.REGIONS;
  private static final int[] EXPECTED_BITS = Tables.EXPECTED_BITS;
  private static final int FARTHEST = 99;

  /** The category of each region; first of the costliest categorization, then of the chosen one. */
  final int[] categories = new int[REGIONS];

  /** The region made one category coarser by each next categorization. */
  final int[] balances = new int[Tables.CATEGORIZATIONS - 1];

  private final int[] cheapest = new int[REGIONS];
  private final int[] steps = new int[2 * Tables.CATEGORIZATIONS];

  /**
   * Derives the categorizations.
   *
   * @param powers the index of each region's power
   * @param bitsLeft what envelope and choice leave for the coefficients
   */
  void derive(int[] powers, int bitsLeft) {
    // At higher rates a category takes more bits than expected: pretend to have fewer.
    int available =
        bitsLeft > Tables.FRAME ? (bitsLeft - Tables.FRAME) * 5 / 8 + Tables.FRAME : bitsLeft;
    int offset = offset(powers, available);
    int expected = 0;
    for (int region = 0; region < REGIONS; region++) {
      int category = category(offset, powers[region]);
      categories[region] = category;
      cheapest[region] = category;
      expected += EXPECTED_BITS[category];
    }
    int most = expected;
    int least = expected;
    int first = Tables.CATEGORIZATIONS;
    int end = Tables.CATEGORIZATIONS;
    Arrays.fill(steps, 0);
    for (int step = 0; step < Tables.CATEGORIZATIONS - 1; step++) {
      if (most + least <= 2 * available) {
        int region = toRefine(powers, offset);
        first--;
        steps[first] = region;
        most += refine(region);
      } else {
        int region = toCoarsen(powers, offset);
        steps[end] = region;
        end++;
        least += coarsen(region);
      }
    }
    System.arraycopy(steps, first, balances, 0, balances.length);
  }

  /** Goes from the costliest categorization to the one chosen, 0..15. */
  void choose(int categorization) {
    for (int i = 0; i < categorization; i++) {
      int region = balances[i];
      // Only a damaged envelope can ask for more than the coarsest.
      categories[region] = Math.min(categories[region] + 1, Tables.NOISE);
    }
  }

  /**
   * The common offset, by binary search, at which the expected bits come close to the available.
   */
  private static int offset(int[] powers, int available) {
    int answer = -32;
    for (int delta = 32; delta > 0; delta >>= 1) {
      int trial = answer + delta;
      int bits = 0;
      for (int region = 0; region < REGIONS; region++) {
        bits += EXPECTED_BITS[category(trial, powers[region])];
      }
      if (bits >= available - 32) {
        answer = trial;
      }
    }
    return answer;
  }

  private static int category(int offset, int power) {
    return Math.max(0, Math.min(Tables.NOISE, (offset - power) >> 1));
  }

  /** The lowest of the regions that gain most from more bits. */
  private int toRefine(int[] powers, int offset) {
    int best = FARTHEST;
    int found = 0;
    for (int region = 0; region < REGIONS; region++) {
      int category = categories[region];
      int distance = offset - powers[region] - 2 * category;
      if (category > 0 && distance < best) {
        best = distance;
        found = region;
      }
    }
    return found;
  }

  /** The highest of the regions that lose least by fewer bits. */
  private int toCoarsen(int[] powers, int offset) {
    int best = -FARTHEST;
    int found = 0;
    for (int region = REGIONS - 1; region >= 0; region--) {
      int category = cheapest[region];
      int distance = offset - powers[region] - 2 * category;
      if (category < Tables.NOISE && distance > best) {
        best = distance;
        found = region;
      }
    }
    return found;
  }

  /** Returns the change in expected bits. A damaged envelope may leave nothing to refine. */
  private int refine(int region) {
    int category = categories[region];
    int finer = Math.max(category - 1, 0);
    categories[region] = finer;
    return EXPECTED_BITS[finer] - EXPECTED_BITS[category];
  }

  /** Returns the change in expected bits. A damaged envelope may leave nothing to coarsen. */
  private int coarsen(int region) {
    int category = cheapest[region];
    int coarser = Math.min(category + 1, Tables.NOISE);
    cheapest[region] = coarser;
    return EXPECTED_BITS[coarser] - EXPECTED_BITS[category];
  }
}
