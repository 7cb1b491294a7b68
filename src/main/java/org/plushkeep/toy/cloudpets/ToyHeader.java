package org.plushkeep.toy.cloudpets;

/** What the 32 bytes before a toy's sound tell of their length (protocol note, "Audio"). */
final class ToyHeader {
  /** Bytes in one notification; fewer only in the last. */
  static final int PIECE = 20;

  private static final int BYTES = 32;
  private static final int MAGIC = 0x5541;
  private static final int PLAYED_RATE = 16_000;
  private static final int FRAME = 40;

  private ToyHeader() {}

  /** Bytes in all as a header for 16 kHz tells, or -1 when nothing does. */
  static int expected(byte[] bytes, int length) {
    boolean tells = length >= BYTES && word(bytes, 0) == MAGIC && word(bytes, 1) == PLAYED_RATE;
    return tells ? BYTES + FRAME * word(bytes, 4) : -1;
  }

  /**
   * Whether the header tells of just so many bytes as there are: then no piece is missing. Of the
   * rates that the toy records with nobody is sure how it tells.
   */
  static boolean tellsLength(byte[] bytes) {
    return expected(bytes, bytes.length) == bytes.length;
  }

  private static int word(byte[] bytes, int index) {
    return Byte.toUnsignedInt(bytes[2 * index]) | Byte.toUnsignedInt(bytes[2 * index + 1]) << 8;
  }
}
