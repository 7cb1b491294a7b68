package org.plushkeep.audio.flac;

/** Bits of a file, the highest first. */
final class BitSource {
  /** No encoder writes a number so long when it could have chosen a shorter way. */
  private static final int MOST_ZEROS = 1 << 20;

  private final byte[] bytes;
  private long bit;

  BitSource(byte[] bytes, int from) {
    this.bytes = bytes;
    bit = 8L * from;
  }

  /** The byte that the next bit is in. */
  int position() {
    return (int) (bit / 8);
  }

  void align() {
    bit = (bit + 7) / 8 * 8;
  }

  /**
   * Reads a number without a sign.
   *
   * @param count 0..33
   */
  long read(int count) throws Broken {
    if (bit + count > 8L * bytes.length) {
      throw new Broken();
    }
    long value = 0;
    int left = count;
    while (left > 0) {
      int inByte = (int) (bit % 8);
      int taken = Math.min(left, 8 - inByte);
      int piece = (bytes[(int) (bit / 8)] & 0xff) >> (8 - inByte - taken) & ((1 << taken) - 1);
      value = value << taken | piece;
      bit += taken;
      left -= taken;
    }
    return value;
  }

  /** Reads a number with a sign, 0..33 bits. */
  long readSigned(int count) throws Broken {
    long value = read(count);
    return count == 0 ? 0 : value << (64 - count) >> (64 - count);
  }

  /** How many zeros there are before the next one. */
  int readUnary() throws Broken {
    int zeros = 0;
    while (bit < 8L * bytes.length && zeros < MOST_ZEROS) {
      int inByte = (int) (bit % 8);
      int rest = bytes[(int) (bit / 8)] << (24 + inByte);
      int some = Integer.numberOfLeadingZeros(rest);
      if (some < 8 - inByte) {
        bit += some + 1;
        return zeros + some;
      }
      zeros += 8 - inByte;
      bit += 8 - inByte;
    }
    throw new Broken();
  }

  /** A Rice-coded number (RFC 9639, 9.2.7). */
  long readRice(int parameter) throws Broken {
    long folded = (long) readUnary() << parameter | read(parameter);
    return folded >>> 1 ^ -(folded & 1);
  }

  /** The number of a frame or a sample, written as UTF-8 writes characters and longer. */
  void skipCodedNumber() throws Broken {
    int first = (int) read(8);
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    if (ones == 1 || ones == 8) {
      throw new Broken();
    }
    for (int i = 1; i < ones; i++) {
      read(8);
    }
  }

  /** What is there makes no sense, or ends too early. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken() {
      super("broken", null, false, false);
    }
  }
}
