package org.plushkeep.audio.flac;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The bits of one frame, the highest first, with the check sums of RFC 9639, 9.1.8 and 9.3. */
final class FrameBits {
  private static final int CRC_8 = 0x07;
  private static final int CRC_16 = 0x8005;

  private final byte[] bytes;
  private int length;
  private long held;
  private int heldBits;

  /**
   * @param capacity bytes of the longest frame
   */
  FrameBits(int capacity) {
    bytes = new byte[capacity];
  }

  /**
   * Appends the low bits of a number.
   *
   * @param width 0..32
   */
  void put(int value, int width) {
    held = held << width | value & (1L << width) - 1;
    heldBits += width;
    while (heldBits >= Byte.SIZE) {
      heldBits -= Byte.SIZE;
      bytes[length++] = (byte) (held >>> heldBits);
    }
  }

  /** Appends so many zeros and a one. */
  void putUnary(int zeros) {
    int left = zeros;
    while (left >= Integer.SIZE) {
      put(0, Integer.SIZE);
      left -= Integer.SIZE;
    }
    put(1, left + 1);
  }

  /** Appends the check sum of what is there, which is whole bytes. */
  void putHeaderCheck() {
    put(check(Byte.SIZE, CRC_8), Byte.SIZE);
  }

  /** Fills the last byte and appends the check sum of the frame. */
  void putFrameCheck() {
    put(0, (Byte.SIZE - heldBits) % Byte.SIZE);
    put(check(Short.SIZE, CRC_16), Short.SIZE);
  }

  private int check(int width, int polynomial) {
    int top = 1 << width;
    int crc = 0;
    for (int i = 0; i < length; i++) {
      crc ^= (bytes[i] & 0xff) << width - Byte.SIZE;
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        crc <<= 1;
        crc ^= (crc & top) == 0 ? 0 : polynomial | top;
      }
    }
    return crc;
  }

  /** Hands the frame over and begins a new one. */
  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  void wipe() {
    Arrays.fill(bytes, (byte) 0);
    held = 0;
  }
}
