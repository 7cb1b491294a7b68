package org.plushkeep.audio.sniff;

import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.NibbleOrder;

/**
 * Tells which half of a byte is the earlier sample without decoding anything. A sound does not know
 * where its bytes begin: how a nibble follows the one before it is the same within a byte as from
 * one byte to the next. Read in the wrong order, what follows from one byte to the next is the
 * nibble after two others, and the two tables differ.
 */
public final class Succession {
  /** What speaks so much against an order excludes it: by chance it is never so much. */
  static final double SURE = 3.2;

  private static final int CELLS = 256;

  /** After so many bytes of a packet that begins anew the steps have found the sound's size. */
  private static final int SETTLED_BYTES = 6;

  private static final int MOST_BYTES = 1 << 18;
  private static final double MOST = 20;

  /** In standard deviations of what chance gives; a second of speech has ten and more. */
  private static final double LEAST_TOLD = 6;

  private Succession() {}

  /**
   * What speaks for a format's order of the nibbles against the other one.
   *
   * @param format whose packets' headers and beginnings are left out
   * @return the root of the difference of the two orders' likelihood ratios, -20..20
   */
  public static double of(AdpcmFormat format, byte[] bytes, int from, int length) {
    int packet = format.framing() == AdpcmFormat.Framing.STREAM ? length : format.packetBytes();
    int skipped =
        format.framing() == AdpcmFormat.Framing.ANEW ? SETTLED_BYTES : format.headerBytes();
    int[] within = new int[CELLS];
    int[] highFirst = new int[CELLS];
    int[] lowFirst = new int[CELLS];
    int most = Math.min(length, MOST_BYTES);
    for (int at = 0; at < most; at += packet) {
      int end = from + Math.min(most, at + packet);
      for (int i = from + at + skipped; i + 1 < end; i++) {
        int one = bytes[i] & 0xff;
        int next = bytes[i + 1] & 0xff;
        within[one]++;
        highFirst[(one & 15) << 4 | next >> 4]++;
        lowFirst[one & 0xf0 | next & 15]++;
      }
    }
    int[] turned = new int[CELLS];
    for (int i = 0; i < CELLS; i++) {
      turned[i] = within[(i & 15) << 4 | i >> 4];
    }
    double more = apart(turned, lowFirst) - apart(within, highFirst);
    double root = Math.signum(more) * Math.sqrt(Math.abs(more));
    double lean = Math.clamp(root / 2, -MOST, MOST);
    return format.order() == NibbleOrder.HIGH_FIRST ? lean : -lean;
  }

  /**
   * Whether one half of a byte tells nothing of the other. In no sound is it so, whatever packs it;
   * small nibbles thrown by dice otherwise read as a sound that hisses.
   */
  static boolean isChance(byte[] bytes, int from, int length) {
    int[] table = new int[CELLS];
    int count = Math.min(length, MOST_BYTES);
    for (int i = from; i < from + count; i++) {
      table[bytes[i] & 0xff]++;
    }
    double sum = entropy(count);
    int rows = 0;
    int columns = 0;
    for (int i = 0; i < 16; i++) {
      int row = 0;
      int column = 0;
      for (int k = 0; k < 16; k++) {
        row += table[i << 4 | k];
        column += table[k << 4 | i];
        sum += entropy(table[i << 4 | k]);
      }
      sum -= entropy(row) + entropy(column);
      rows += row > 0 ? 1 : 0;
      columns += column > 0 ? 1 : 0;
    }
    int freedom = Math.max(1, (rows - 1) * (columns - 1)); // of the G test of independence
    return (2 * sum - freedom) / Math.sqrt(2.0 * freedom) < LEAST_TOLD;
  }

  /** How unlikely it is that two tables count the same thing (the G test of homogeneity). */
  private static double apart(int[] one, int[] other) {
    double sum = 0;
    for (int i = 0; i < CELLS; i++) {
      sum += entropy(one[i]) + entropy(other[i]) - entropy(one[i] + other[i]);
    }
    return sum;
  }

  private static double entropy(int count) {
    return count == 0 ? 0 : count * Math.log(count);
  }
}
