package org.plushkeep.audio.g7221;

import static org.plushkeep.audio.g7221.FixedPoint.saturate32;

/** The power of each region, and its bits at the front of the frame (G.722.1, clause 3.2). */
final class EnvelopeEncoder {
  private static final int REGIONS = Tables.REGIONS;
  private static final int[] STEP_BITS = Tables.get("region-power-bits");
  private static final int[] STEP_CODES = Tables.get("region-power-codes");

  /** The square root of 2 times a region's size, in 1/1024: half way to the next index. */
  private static final int HALF_WAY = 28_963;

  private static final int POWER_MAX = 24;
  private static final int FIRST_POWER_MIN = -6;
  private static final int POWER_MIN = -15;

  /** What the transform's own scaling adds to an index. */
  private static final int SCALE = 35 - Tables.POWER_TABLE_OFFSET;

  private static final int LEAST_EXPONENT = -15;

  /** The index of each region's power, in steps of 3.01 dB, as the decoder will know it. */
  final int[] powers = new int[REGIONS];

  /**
   * Measures a frame's envelope and writes it.
   *
   * @param magnitudeShift how many bits the coefficients are scaled up by
   */
  void write(int[] coefficients, int magnitudeShift, BitWriter bits) {
    for (int region = 0; region < REGIONS; region++) {
      powers[region] =
          exponent(coefficients, region * Tables.REGION_SIZE) - 2 * magnitudeShift + SCALE;
    }
    // The code climbs by no more than this from one region to the next: fill what is too steep.
    for (int region = REGIONS - 2; region >= 0; region--) {
      powers[region] = Math.max(powers[region], powers[region + 1] - Tables.POWER_STEP_MAX);
    }
    powers[0] = Math.clamp(powers[0], FIRST_POWER_MIN, POWER_MAX);
    bits.write(powers[0] + Tables.POWER_INDEX_OFFSET, Tables.FIRST_POWER_BITS);
    for (int region = 1; region < REGIONS; region++) {
      int power = Math.clamp(powers[region], POWER_MIN, POWER_MAX);
      int step = Math.max(power - powers[region - 1], Tables.POWER_STEP_MIN);
      powers[region] = powers[region - 1] + step;
      int row = region * Tables.POWER_STEPS + step - Tables.POWER_STEP_MIN;
      bits.write(STEP_CODES[row], STEP_BITS[row]);
    }
  }

  /** The power of two that a region's energy is nearest to, as the reference counts. */
  private static int exponent(int[] coefficients, int start) {
    int energy = 0;
    for (int i = start; i < start + Tables.REGION_SIZE; i++) {
      energy = saturate32(energy + (long) coefficients[i] * coefficients[i]);
    }
    int exponent = 0;
    while (energy > 0xffff) {
      energy >>= 1;
      exponent++;
    }
    while (energy <= 0x7fff && exponent >= LEAST_EXPONENT) {
      energy <<= 1;
      exponent--;
    }
    return energy >> 1 >= HALF_WAY ? exponent + 1 : exponent;
  }
}
