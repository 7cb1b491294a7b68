package org.plushkeep.toy.serial;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Consistent Overhead Byte Stuffing (Cheshire and Baker, 1999): bytes without a zero among them, so
 * that a zero can end a frame. At most one more byte in 254.
 */
final class Cobs {
  private static final int LONGEST_RUN = 254;

  private Cobs() {}

  /** The same bytes, without a zero. */
  static byte[] encode(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + plain.length / 254 + 1);
    int from = 0;
    while (true) {
      int to = from;
      while (to < plain.length && plain[to] != 0 && to - from < LONGEST_RUN) {
        to++;
      }
      out.write(to - from + 1);
      out.write(plain, from, to - from);
      if (to == plain.length) {
        return out.toByteArray();
      }
      from = to - from == LONGEST_RUN ? to : to + 1;
    }
  }

  /** What was encoded; empty when this is none that an encoder makes. */
  static Optional<byte[]> decode(byte[] coded) {
    byte[] plain = new byte[coded.length];
    int length = 0;
    int at = 0;
    while (at < coded.length) {
      int code = Byte.toUnsignedInt(coded[at++]);
      int run = code - 1;
      if (code == 0 || run > coded.length - at) {
        return Optional.empty();
      }
      for (int i = 0; i < run; i++) {
        if (coded[at] == 0) {
          return Optional.empty();
        }
        plain[length++] = coded[at++];
      }
      if (run < LONGEST_RUN && at < coded.length) {
        plain[length++] = 0;
      }
    }
    return coded.length == 0 ? Optional.empty() : Optional.of(Arrays.copyOf(plain, length));
  }
}
