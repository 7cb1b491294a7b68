package org.plushkeep.audio.g7221;

import java.util.Arrays;

/** The power of each region, from the front of the frame (G.722.1, clause 4.2). */
final class EnvelopeDecoder {
  private static final int REGIONS = Tables.REGIONS;
  private static final int NODES = 2 * (Tables.POWER_STEPS - 1);
  private static final int[] DEVIATION = Tables.get("region-standard-deviation");
  private static final PrefixCode[] STEP_CODES = stepCodes();

  /** The most a frame's coefficients are scaled up by, in bits. */
  private static final int LARGEST_SHIFT = 9;

  /** The index of each region's power, in steps of 3.01 dB. */
  final int[] powers = new int[REGIONS];

  /** The standard deviation of each region's coefficients, scaled by the magnitude shift. */
  final int[] deviations = new int[REGIONS];

  private int magnitudeShift;

  /** Reads a frame's envelope. */
  void read(BitReader bits) {
    powers[0] = bits.read(Tables.FIRST_POWER_BITS) - Tables.POWER_INDEX_OFFSET;
    for (int region = 1; region < REGIONS; region++) {
      int entry = STEP_CODES[region].decode(bits.peek16());
      bits.skip(PrefixCode.length(entry));
      powers[region] = powers[region - 1] + PrefixCode.payload(entry) + Tables.POWER_STEP_MIN;
    }
    magnitudeShift = largestSafeShift();
    for (int region = 0; region < REGIONS; region++) {
      deviations[region] = deviation(powers[region] + 2 * magnitudeShift);
    }
  }

  /** How many bits the coefficients are scaled up by, -1..9. */
  int magnitudeShift() {
    return magnitudeShift;
  }

  /** False when a bit error took a power out of the Recommendation's range. */
  boolean inRange() {
    for (int power : powers) {
      int transmitted = power + Tables.POWER_INDEX_OFFSET;
      if (transmitted > 31 || transmitted < -8) {
        return false;
      }
    }
    return true;
  }

  private int largestSafeShift() {
    int greatest = 0;
    int sum = 0;
    for (int power : powers) {
      greatest = Math.max(greatest, power + Tables.POWER_TABLE_OFFSET);
      sum += deviation(power);
    }
    sum = FixedPoint.saturate16(sum);
    int shift = LARGEST_SHIFT;
    while (shift >= 0 && (sum >= 8 || greatest > 28)) {
      shift--;
      sum >>= 1;
      greatest -= 2;
    }
    return shift;
  }

  /** The table's ends hold for what only a damaged frame asks for. */
  private static int deviation(int power) {
    int row = power + Tables.POWER_TABLE_OFFSET;
    return DEVIATION[Math.max(0, Math.min(DEVIATION.length - 1, row))];
  }

  private static PrefixCode[] stepCodes() {
    int[] trees = Tables.get("region-power-trees");
    int[] steps = new int[Tables.POWER_STEPS];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = i;
    }
    PrefixCode[] codes = new PrefixCode[REGIONS];
    for (int region = 0; region < REGIONS; region++) {
      codes[region] =
          new PrefixCode(Arrays.copyOfRange(trees, region * NODES, (region + 1) * NODES), steps);
    }
    return codes;
  }
}
