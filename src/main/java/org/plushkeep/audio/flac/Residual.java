package org.plushkeep.audio.flac;

/**
 * What a prediction leaves, in Rice codes (RFC 9639, 9.2.7): the block in equal parts, each with
 * the parameter that suits it.
 */
final class Residual {
  private static final int MOST_SPLITS = 6;

  /** 15 would announce numbers without a code. */
  private static final int MOST_PARAMETER = 14;

  private static final int HEADER_BITS = 6;
  private static final int PARAMETER_BITS = 4;

  private final int[] folded;
  private final int warmUp;
  private final int count;
  private int splits;
  private int[] parameters = {};
  private long bits = Long.MAX_VALUE;

  /**
   * Chooses the shortest code.
   *
   * @param errors of the samples from {@code warmUp} to {@code count}; overwritten
   * @param warmUp samples at the beginning that are not predicted
   * @param count samples of the block
   */
  Residual(int[] errors, int warmUp, int count) {
    this.folded = errors;
    this.warmUp = warmUp;
    this.count = count;
    for (int i = warmUp; i < count; i++) {
      folded[i] = errors[i] << 1 ^ errors[i] >> Integer.SIZE - 1;
    }
    for (int tried = 0; tried <= MOST_SPLITS && splitsEvenly(tried); tried++) {
      tryOut(tried);
    }
  }

  private boolean splitsEvenly(int tried) {
    return count % (1 << tried) == 0 && count >> tried > warmUp;
  }

  private void tryOut(int tried) {
    int parts = 1 << tried;
    int[] chosen = new int[parts];
    long sum = HEADER_BITS + (long) PARAMETER_BITS * parts;
    for (int part = 0; part < parts; part++) {
      int from = from(part, tried);
      int to = (part + 1) * (count >> tried);
      int middle = usual(from, to);
      long best = Long.MAX_VALUE;
      for (int k = Math.max(0, middle - 1); k <= Math.min(MOST_PARAMETER, middle + 1); k++) {
        long length = length(from, to, k);
        if (length < best) {
          best = length;
          chosen[part] = k;
        }
      }
      sum += best;
    }
    if (sum < bits) {
      bits = sum;
      splits = tried;
      parameters = chosen;
    }
  }

  private int from(int part, int tried) {
    return part == 0 ? warmUp : part * (count >> tried);
  }

  /** The parameter that is best for numbers of this size as a rule. */
  private int usual(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) {
      sum += folded[i] & 0xffffffffL;
    }
    long mean = sum / Math.max(1, to - from);
    return Math.min(
        MOST_PARAMETER, mean == 0 ? 0 : Long.SIZE - 1 - Long.numberOfLeadingZeros(mean));
  }

  private long length(int from, int to, int k) {
    long length = (long) (to - from) * (k + 1);
    for (int i = from; i < to; i++) {
      length += folded[i] >>> k;
    }
    return length;
  }

  /** How many bits {@link #write} makes. */
  long bits() {
    return bits;
  }

  void write(FrameBits out) {
    out.put(0, 2); // parameters of four bits
    out.put(splits, PARAMETER_BITS);
    for (int part = 0; part < parameters.length; part++) {
      int k = parameters[part];
      out.put(k, PARAMETER_BITS);
      int to = (part + 1) * (count >> splits);
      for (int i = from(part, splits); i < to; i++) {
        out.putUnary(folded[i] >>> k);
        out.put(folded[i], k);
      }
    }
  }
}
