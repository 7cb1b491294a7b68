package org.plushkeep.audio.g7221;

import java.util.Arrays;

/** The bits of one frame, first bit first. What does not fit is dropped, as in the reference. */
final class BitWriter {
  private final int[] words;
  private final int frameBits;
  private int position;

  BitWriter(int frameBits) {
    this.frameBits = frameBits;
    words = new int[frameBits / 32];
  }

  /** Begins a new frame. */
  void clear() {
    Arrays.fill(words, 0);
    position = 0;
  }

  /** How many more bits the frame has room for. */
  int left() {
    return frameBits - position;
  }

  /**
   * Writes bits, the most significant first.
   *
   * @param count 0..31
   */
  void write(int bits, int count) {
    int kept = Math.min(count, frameBits - position);
    int value = bits >>> count - kept;
    int word = position >>> 5;
    int free = 32 - (position & 31);
    if (kept <= free) {
      words[Math.min(word, words.length - 1)] |= kept == 0 ? 0 : value << free - kept;
    } else {
      words[word] |= value >>> kept - free;
      words[word + 1] |= value << 32 - (kept - free);
    }
    position += kept;
  }

  /** Fills the rest of the frame with ones and stores it. */
  void store(byte[] bytes, int offset, WordOrder order) {
    while (position < frameBits) {
      int count = Math.min(16, frameBits - position);
      write((1 << count) - 1, count);
    }
    for (int i = 0; i < words.length; i++) {
      order.write32(words[i], bytes, offset + 4 * i);
    }
  }
}
