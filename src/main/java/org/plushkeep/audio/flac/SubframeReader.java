package org.plushkeep.audio.flac;

/** One channel of a frame (RFC 9639, 9.2). */
final class SubframeReader {
  private static final int[][] FIXED = {{}, {1}, {2, -1}, {3, -3, 1}, {4, -6, 4, -1}};

  private final BitSource in;
  private final long[] out;
  private final int length;

  /**
   * @param out receives the samples
   * @param length how many
   */
  SubframeReader(BitSource in, long[] out, int length) {
    this.in = in;
    this.out = out;
    this.length = length;
  }

  /**
   * Reads it.
   *
   * @param frameBits a sample in this channel
   */
  void read(int frameBits) throws BitSource.Broken {
    if (in.read(1) != 0) {
      throw new BitSource.Broken();
    }
    int type = (int) in.read(6);
    int wasted = in.read(1) == 0 ? 0 : 1 + in.readUnary();
    int bits = frameBits - wasted;
    if (bits < 1) {
      throw new BitSource.Broken();
    }
    if (type == 0) {
      java.util.Arrays.fill(out, 0, length, in.readSigned(bits));
    } else if (type == 1) {
      for (int i = 0; i < length; i++) {
        out[i] = in.readSigned(bits);
      }
    } else if (type >= 8 && type <= 12) {
      readFixed(type - 8, bits);
    } else if (type >= 32) {
      readLinear(type - 31, bits);
    } else {
      throw new BitSource.Broken();
    }
    for (int i = 0; i < length && wasted > 0; i++) {
      out[i] <<= wasted;
    }
  }

  private void readFixed(int order, int bits) throws BitSource.Broken {
    readWarmUp(order, bits);
    readResidual(order);
    predict(FIXED[order], 0);
  }

  private void readLinear(int order, int bits) throws BitSource.Broken {
    readWarmUp(order, bits);
    int precision = (int) in.read(4) + 1;
    int shift = (int) in.readSigned(5);
    if (precision == 16 || shift < 0) {
      throw new BitSource.Broken();
    }
    int[] coefficients = new int[order];
    for (int i = 0; i < order; i++) {
      coefficients[i] = (int) in.readSigned(precision);
    }
    readResidual(order);
    predict(coefficients, shift);
  }

  private void readWarmUp(int order, int bits) throws BitSource.Broken {
    if (order > length) {
      throw new BitSource.Broken();
    }
    for (int i = 0; i < order; i++) {
      out[i] = in.readSigned(bits);
    }
  }

  private void predict(int[] coefficients, int shift) {
    int order = coefficients.length;
    for (int i = order; i < length; i++) {
      long sum = 0;
      for (int j = 0; j < order; j++) {
        sum += coefficients[j] * out[i - 1 - j];
      }
      out[i] += sum >> shift;
    }
  }

  private void readResidual(int order) throws BitSource.Broken {
    int method = (int) in.read(2);
    if (method > 1) {
      throw new BitSource.Broken();
    }
    int parameterBits = method == 0 ? 4 : 5;
    int escape = (1 << parameterBits) - 1;
    int partitions = 1 << (int) in.read(4);
    if (length % partitions != 0 || length / partitions < order) {
      throw new BitSource.Broken();
    }
    int at = order;
    for (int partition = 0; partition < partitions; partition++) {
      int end = length / partitions * (partition + 1);
      int parameter = (int) in.read(parameterBits);
      int raw = parameter == escape ? (int) in.read(5) : -1;
      for (; at < end; at++) {
        out[at] = raw >= 0 ? in.readSigned(raw) : in.readRice(parameter);
      }
    }
  }
}
