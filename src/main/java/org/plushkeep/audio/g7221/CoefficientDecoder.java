package org.plushkeep.audio.g7221;

/**
 * The transform coefficients: vectors of quantised magnitudes in a Huffman code and their signs,
 * noise where there are none (G.722.1, clauses 4.4 and 4.5).
 */
final class CoefficientDecoder {
  private static final int BINS = 16;
  private static final int BIN_BITS = 4;
  private static final int SIGNS_AT = 5 * BIN_BITS;
  private static final int FIRST_FILLED = 5;

  /** The level of filled-in noise in a region's standard deviation, for categories 5, 6 and 7. */
  private static final int[] NOISE_LEVEL = {5793, 8192, 23170};

  private static final int[] CENTROIDS = Tables.get("centroids");
  private static final PrefixCode[] CODES = codes();

  private final NoiseSource noise = new NoiseSource();
  private final int[] values = new int[BINS];

  /**
   * Reads the coefficients of all regions.
   *
   * @param categories of each region; those it had no bits for become {@link Tables#NOISE}
   * @param deviations the standard deviation of each region
   * @param coefficients receives the coded ones
   * @return the bits left, one less when they ran out, as the reference counts
   */
  int read(BitReader bits, int[] categories, int[] deviations, int[] coefficients) {
    boolean ranOut = false;
    for (int region = 0; region < Tables.REGIONS; region++) {
      int at = region * Tables.REGION_SIZE;
      int category = ranOut ? Tables.NOISE : categories[region];
      if (category < Tables.NOISE
          && !readRegion(bits, category, deviations[region], coefficients, at)) {
        ranOut = true;
        category = Tables.NOISE;
      }
      if (category >= FIRST_FILLED) {
        fill(category, deviations[region], coefficients, at);
      }
    }
    return ranOut ? bits.left() - 1 : bits.left();
  }

  /** Returns false when the frame has too few bits for it. */
  private boolean readRegion(BitReader bits, int category, int deviation, int[] out, int start) {
    PrefixCode code = CODES[category];
    int dimension = Tables.VECTOR_DIMENSION[category];
    int greatest = Tables.GREATEST_BIN[category];
    for (int bin = 1; bin <= greatest; bin++) {
      values[bin] = (short) ((deviation * CENTROIDS[category * BINS + bin]) >> 12);
    }
    int at = start;
    for (int vector = Tables.VECTORS_A_REGION[category]; vector > 0; vector--) {
      int entry = code.decode(bits.peek16());
      int length = PrefixCode.length(entry);
      int left = bits.left();
      if (length > left) {
        bits.skip(left);
        return false;
      }
      bits.skip(length);
      int signCount = PrefixCode.payload(entry) >>> SIGNS_AT;
      if (signCount > left - length) {
        return false;
      }
      int signs = signCount == 0 ? 0 : bits.read(signCount) << (32 - signCount);
      for (int i = 0; i < dimension; i++, entry >>>= BIN_BITS) {
        int value = values[entry & BINS - 1];
        if (value != 0) {
          // A zero takes no sign, even where its bin is not zero.
          value = signs < 0 ? value : -value;
          signs <<= 1;
        }
        out[at++] = value;
      }
    }
    return true;
  }

  /** Noise in place of zeros, or of all, one random word for each half of the region. */
  private void fill(int category, int deviation, int[] out, int start) {
    int level = (deviation * NOISE_LEVEL[category - FIRST_FILLED]) >> 15;
    int half = Tables.REGION_SIZE / 2;
    for (int from = start; from < start + Tables.REGION_SIZE; from += half) {
      int word = noise.next();
      for (int i = from; i < from + half; i++) {
        if (category == Tables.NOISE || out[i] == 0) {
          out[i] = (word & 1) == 0 ? -level : level;
          word >>= 1;
        }
      }
    }
  }

  /** A symbol's payload: its bins, the first lowest, and above them how many are not zero. */
  private static PrefixCode[] codes() {
    int[][] trees = Tables.getForCategories("vector-tree");
    PrefixCode[] codes = new PrefixCode[Tables.NOISE];
    for (int category = 0; category < codes.length; category++) {
      int bins = Tables.GREATEST_BIN[category] + 1;
      int dimension = Tables.VECTOR_DIMENSION[category];
      int[] payloads = new int[(int) Math.pow(bins, dimension)];
      for (int symbol = 0; symbol < payloads.length; symbol++) {
        int packed = 0;
        int signs = 0;
        int rest = symbol;
        for (int i = dimension - 1; i >= 0; i--) {
          int bin = rest % bins;
          rest /= bins;
          packed |= bin << (i * BIN_BITS);
          signs += bin == 0 ? 0 : 1;
        }
        payloads[symbol] = packed | (signs << SIGNS_AT);
      }
      codes[category] = new PrefixCode(trees[category], payloads);
    }
    return codes;
  }
}
