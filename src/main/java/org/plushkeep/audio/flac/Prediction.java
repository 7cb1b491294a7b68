package org.plushkeep.audio.flac;

import java.util.Arrays;

/**
 * A sum of the samples before, each with a weight, which comes close to the next one.
 *
 * @param type the subframe's type of RFC 9639, 9.2.1
 * @param weights of the sample before, the one before that and so on, in units of 2^-shift
 * @param shift 0..15
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Prediction(int type, int[] weights, int shift) {
  /** What the streamable subset allows at this program's rates. */
  static final int MOST_WEIGHTS = 12;

  /** Bits of a weight, its sign among them: no decoder needs sums of more than 32 bits for it. */
  static final int WEIGHT_BITS = 12;

  private static final int MOST_SHIFT = 15;
  private static final int[][] FIXED = {
    {}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1},
  };
  private static final int FIRST_FIXED = 8;
  private static final int FIRST_LINEAR = 32;

  /** A fixed polynomial of an order of 0..4, which needs no weights in the file. */
  static Prediction fixed(int order) {
    return new Prediction(FIRST_FIXED + order, FIXED[order], 0);
  }

  /** The fixed polynomial that leaves the least. */
  static Prediction bestFixed(int[] samples, int count) {
    Prediction best = fixed(0);
    long least = Long.MAX_VALUE;
    for (int order = 0; order < FIXED.length && order < count; order++) {
      Prediction tried = fixed(order);
      long sum = 0;
      for (int i = order; i < count; i++) {
        sum += Math.abs(samples[i] - tried.at(samples, i));
      }
      // The samples that are not predicted cost about their own size.
      for (int i = 0; i < order; i++) {
        sum += Math.abs(samples[i]);
      }
      if (sum < least) {
        least = sum;
        best = tried;
      }
    }
    return best;
  }

  /**
   * The weights that fit a block best, by Levinson's and Durbin's recursion over its
   * autocorrelation under a window.
   *
   * @return {@link #fixed} of order 0 for a block that is too short or has no shape
   */
  static Prediction fitted(int[] samples, int count) {
    int most = Math.min(MOST_WEIGHTS, count / 4);
    double[] correlation = correlation(samples, count, most);
    if (most == 0 || correlation[0] <= 0) {
      return fixed(0);
    }
    double[] weights = new double[0];
    double[] best = weights;
    double error = correlation[0];
    double fewest = bits(error, 0, count);
    for (int order = 1; order <= most && error > 0; order++) {
      double reflection = correlation[order];
      for (int i = 0; i < weights.length; i++) {
        reflection -= weights[i] * correlation[order - 1 - i];
      }
      reflection /= error;
      double[] longer = Arrays.copyOf(weights, order);
      for (int i = 0; i < weights.length; i++) {
        longer[i] -= reflection * weights[weights.length - 1 - i];
      }
      longer[order - 1] = reflection;
      weights = longer;
      error *= 1 - reflection * reflection;
      double bits = bits(error, order, count);
      if (bits < fewest) {
        fewest = bits;
        best = weights;
      }
    }
    Arrays.fill(correlation, 0);
    return quantized(best);
  }

  private static double[] correlation(int[] samples, int count, int most) {
    double[] windowed = new double[count];
    for (int i = 0; i < count; i++) {
      double x = (2.0 * i + 1 - count) / count;
      windowed[i] = samples[i] * (1 - x * x * x * x);
    }
    double[] correlation = new double[most + 1];
    for (int lag = 0; lag <= most; lag++) {
      for (int i = lag; i < count; i++) {
        correlation[lag] += windowed[i] * windowed[i - lag];
      }
    }
    Arrays.fill(windowed, 0);
    return correlation;
  }

  /** About how many bits a block takes with what an order leaves. */
  private static double bits(double error, int order, int count) {
    double perSample = 0.5 * Math.log(Math.max(error / count, 1e-3)) / Math.log(2);
    return Math.max(perSample, 0) * count + order * (WEIGHT_BITS + Short.SIZE);
  }

  private static Prediction quantized(double[] weights) {
    double greatest = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    int shift = Math.min(MOST_SHIFT, WEIGHT_BITS - 2 - Math.getExponent(greatest));
    if (greatest == 0 || shift < 0) {
      return fixed(0);
    }
    int limit = 1 << WEIGHT_BITS - 1;
    int[] whole = new int[weights.length];
    double carried = 0;
    for (int i = 0; i < whole.length; i++) {
      carried += weights[i] * (1 << shift);
      whole[i] = Math.clamp(Math.round(carried), -limit, limit - 1);
      carried -= whole[i];
    }
    return new Prediction(FIRST_LINEAR + whole.length - 1, whole, shift);
  }

  int order() {
    return weights.length;
  }

  boolean isLinear() {
    return type >= FIRST_LINEAR;
  }

  /** What comes before the residual, but for the subframe's header, in bits. */
  long headerBits(int bitsPerSample) {
    long warmUp = (long) order() * bitsPerSample;
    return warmUp + (isLinear() ? 4 + 5 + (long) order() * WEIGHT_BITS : 0);
  }

  /**
   * What it leaves of a block. Where weights and samples are extreme, an error may need more than
   * 30 bits: then the block is no block for this prediction.
   *
   * @param errors receives them from {@link #order()} on
   * @return whether all fit
   */
  boolean leave(int[] samples, int count, int[] errors) {
    boolean fits = true;
    for (int i = order(); i < count && fits; i++) {
      long error = samples[i] - at(samples, i);
      fits = Math.abs(error) < 1 << 30;
      errors[i] = (int) error;
    }
    return fits;
  }

  private long at(int[] samples, int i) {
    long sum = 0;
    for (int j = 0; j < weights.length; j++) {
      sum += (long) weights[j] * samples[i - 1 - j];
    }
    return sum >> shift;
  }
}
