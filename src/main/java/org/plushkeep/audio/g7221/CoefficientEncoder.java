package org.plushkeep.audio.g7221;

import static org.plushkeep.audio.g7221.FixedPoint.magnitude16;
import static org.plushkeep.audio.g7221.FixedPoint.saturate32;

import java.util.Arrays;

/**
 * The transform coefficients, quantised as finely as a categorization says: vectors of magnitudes
 * in a Huffman code, each followed by its signs (G.722.1, clauses 3.4 and 3.5).
 */
final class CoefficientEncoder {
  private static final int[] STEP_INVERSE = Tables.get("step-size-inverse");
  private static final int[] DEVIATION_INVERSE = Tables.get("standard-deviation-inverse");
  private static final int[] DEAD_ZONE = Tables.get("dead-zone");
  private static final int[] DEAD_ZONE_LOW_BITS = Tables.get("dead-zone-low-bits");
  private static final int[][] BITS = Tables.getForCategories("vector-bits");
  private static final int[][] CODES = Tables.getForCategories("vector-codes");

  /** The greatest index of power for which the quantiser's products keep their precision. */
  private static final int LARGEST_POWER = 39;

  private final int[] powers = new int[Tables.REGIONS];
  private int[] coefficients = new int[0];

  // The vectors of one region, the last that was quantised.
  private final int[] codes = new int[Tables.REGION_SIZE / 2];
  private final int[] lengths = new int[Tables.REGION_SIZE / 2];

  /**
   * Takes a frame.
   *
   * @param coefficients of the frame; the loudest regions are scaled down in place
   * @param powers the index of each region's power
   * @param magnitudeShift how many bits the coefficients are scaled up by
   */
  void load(int[] coefficients, int[] powers, int magnitudeShift) {
    this.coefficients = coefficients;
    for (int region = 0; region < Tables.REGIONS; region++) {
      int power = powers[region] + 2 * magnitudeShift + Tables.POWER_TABLE_OFFSET;
      int excess = power - LARGEST_POWER >> 1;
      if (excess > 0) {
        int start = region * Tables.REGION_SIZE;
        for (int i = start; i < start + Tables.REGION_SIZE; i++) {
          coefficients[i] = saturate32(((long) coefficients[i] << 16) + 0x8000) >> excess >> 16;
        }
        power -= 2 * excess;
      }
      this.powers[region] = power;
    }
  }

  /** How many bits a region takes in a category. */
  int bits(int region, int category) {
    int sum = 0;
    for (int vector = quantise(region, category) - 1; vector >= 0; vector--) {
      sum += lengths[vector];
    }
    return sum;
  }

  /** Writes a region in a category. */
  void write(int region, int category, BitWriter bits) {
    int vectors = quantise(region, category);
    for (int vector = 0; vector < vectors; vector++) {
      bits.write(codes[vector], lengths[vector]);
    }
  }

  /** Fills codes and lengths, and returns how many there are. */
  private int quantise(int region, int category) {
    if (category == Tables.NOISE) {
      return 0;
    }
    int scale = STEP_INVERSE[category] * DEVIATION_INVERSE[powers[region]] + 4096 >> 13;
    int dimension = Tables.VECTOR_DIMENSION[category];
    int at = region * Tables.REGION_SIZE;
    int vectors = Tables.VECTORS_A_REGION[category];
    for (int vector = 0; vector < vectors; vector++) {
      int symbol = 0;
      int signs = 0;
      int signCount = 0;
      for (int i = 0; i < dimension; i++) {
        int coefficient = coefficients[at++];
        int bin = bin(magnitude16(coefficient), scale, category);
        if (bin > 0) {
          signs = signs << 1 | (coefficient > 0 ? 1 : 0);
          signCount++;
        }
        symbol = symbol * (Tables.GREATEST_BIN[category] + 1) + bin;
      }
      codes[vector] = CODES[category][symbol] << signCount | signs;
      lengths[vector] = BITS[category][symbol] + signCount;
    }
    return vectors;
  }

  /** The scale's low two bits go their own way, through 16-bit words, as in the reference. */
  private static int bin(int magnitude, int scale, int category) {
    int low = (short) (magnitude * (scale & 3));
    low = (short) (low + DEAD_ZONE_LOW_BITS[category]) >> 2;
    int bin = magnitude * (scale >> 2) + DEAD_ZONE[category] + low >> 13;
    return Math.min((short) bin, Tables.GREATEST_BIN[category]);
  }

  /** Forgets the last frame. */
  void wipe() {
    Arrays.fill(codes, 0);
    Arrays.fill(lengths, 0);
  }
}
