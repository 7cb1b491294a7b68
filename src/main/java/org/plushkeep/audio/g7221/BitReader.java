package org.plushkeep.audio.g7221;

import java.util.Arrays;

/**
 * The bits of one frame, first bit first. Past the end it reads zeros, so that no frame can throw.
 */
final class BitReader {
  /** 32 bits each, and one more so that a peek never leaves the array. */
  private final int[] words;

  private final int frameBits;
  private int position;

  BitReader(int frameBits) {
    this.frameBits = frameBits;
    words = new int[frameBits / 32 + 1];
  }

  /** Takes a new frame. */
  void load(byte[] bytes, int offset, WordOrder order) {
    for (int i = 0; i < frameBits / 32; i++) {
      words[i] = order.read32(bytes, offset + 4 * i);
    }
    position = 0;
  }

  /** Forgets the frame. */
  void wipe() {
    Arrays.fill(words, 0);
    position = 0;
  }

  /** Bits not read yet. */
  int left() {
    return frameBits - position;
  }

  /** The next 16 bits, without moving. */
  int peek16() {
    int word = position >>> 5;
    if (word >= words.length - 1) {
      return 0;
    }
    long window = ((long) words[word] << 32) | (words[word + 1] & 0xffff_ffffL);
    return (int) (window << (position & 31) >>> 48);
  }

  /** Moves on by {@code count} bits, which are left. */
  void skip(int count) {
    position += count;
  }

  /**
   * Reads bits, the first becoming the most significant.
   *
   * @param count 1..16
   */
  int read(int count) {
    int bits = peek16() >>> (16 - count);
    position += count;
    return bits;
  }
}
