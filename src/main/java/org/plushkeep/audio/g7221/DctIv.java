package org.plushkeep.audio.g7221;

import static org.plushkeep.audio.g7221.FixedPoint.saturate16;
import static org.plushkeep.audio.g7221.FixedPoint.saturate32;

import java.util.Arrays;

/**
 * The part that both directions of the type IV discrete cosine transform share: 32 transforms of
 * ten points, then five stages of rotations that join them into one of 320 (G.722.1, clause 4.2.2).
 * The sum and difference stages before it round differently in encoder and decoder.
 */
final class DctIv {
  private static final int CORE = 10;

  /** Stages of sums and differences before the core, and of rotations after it. */
  static final int STAGES = 5;

  private final int[] core;
  private final int[][] rotations = new int[STAGES][];
  private final int rotationShift;

  /**
   * While a block's magnitudes sum up to no more than this, no partial sum of the core can leave 32
   * bits, and plain arithmetic equals the reference's saturating one.
   */
  private final int safeMagnitude;

  /** Ping and pong. */
  private int[] ping = new int[Tables.FRAME];

  private int[] pong = new int[Tables.FRAME];

  /**
   * @param direction the first word of the tables' names
   * @param rotationShift how many bits the rotations' products are scaled down by
   */
  DctIv(String direction, int rotationShift) {
    core = Tables.get(direction + "-core");
    for (int stage = 0; stage < STAGES; stage++) {
      rotations[stage] = Tables.get(direction + "-rotation-" + (2 << stage));
    }
    this.rotationShift = rotationShift;
    int largest = 0;
    for (int factor : core) {
      largest = Math.max(largest, Math.abs(factor));
    }
    safeMagnitude = (Integer.MAX_VALUE - 0x8000) / 2 / largest;
  }

  /** Forgets the last frame. */
  void wipe() {
    Arrays.fill(ping, 0);
    Arrays.fill(pong, 0);
  }

  /**
   * Transforms what the sum and difference stages left.
   *
   * @param input 320 values of 16 bits; left as they are
   * @param output receives 320 values of 16 bits; another array
   */
  void transform(int[] input, int[] output) {
    for (int block = 0; block < Tables.FRAME; block += CORE) {
      tenPoints(input, block, ping);
    }
    int[] from = ping;
    int[] to = pong;
    for (int stage = 0; stage < STAGES; stage++) {
      int[] target = stage == STAGES - 1 ? output : to;
      int span = 2 * CORE << stage;
      for (int base = 0; base < Tables.FRAME; base += span) {
        rotate(from, target, base, span, rotations[stage]);
      }
      to = from;
      from = target;
    }
  }

  private void tenPoints(int[] in, int at, int[] out) {
    int x0 = in[at];
    int x1 = in[at + 1];
    int x2 = in[at + 2];
    int x3 = in[at + 3];
    int x4 = in[at + 4];
    int x5 = in[at + 5];
    int x6 = in[at + 6];
    int x7 = in[at + 7];
    int x8 = in[at + 8];
    int x9 = in[at + 9];
    int magnitude =
        Math.abs(x0)
            + Math.abs(x1)
            + Math.abs(x2)
            + Math.abs(x3)
            + Math.abs(x4)
            + Math.abs(x5)
            + Math.abs(x6)
            + Math.abs(x7)
            + Math.abs(x8)
            + Math.abs(x9);
    if (magnitude > safeMagnitude) {
      tenPointsSaturating(in, at, out);
      return;
    }
    int[] c = core;
    for (int k = 0, row = 0; k < CORE; k++, row += CORE) { // the matrix is its own transpose
      int sum =
          x0 * c[row]
              + x1 * c[row + 1]
              + x2 * c[row + 2]
              + x3 * c[row + 3]
              + x4 * c[row + 4]
              + x5 * c[row + 5]
              + x6 * c[row + 6]
              + x7 * c[row + 7]
              + x8 * c[row + 8]
              + x9 * c[row + 9];
      out[at + k] = (sum + 0x4000) >> 15;
    }
  }

  /** As the reference does it: each addition saturates. */
  private void tenPointsSaturating(int[] in, int at, int[] out) {
    for (int k = 0; k < CORE; k++) {
      int sum = 0;
      for (int i = 0; i < CORE; i++) {
        sum = saturate32(sum + 2L * in[at + i] * core[k * CORE + i]);
      }
      out[at + k] = saturate32(sum + 0x8000L) >> 16;
    }
  }

  /** A 32-bit sum holds two products, since a rotation's cosine and sine are one radius' sides. */
  private void rotate(int[] in, int[] out, int base, int span, int[] cosinesAndMinusSines) {
    int half = base + span / 2;
    int top = base + span - 1;
    int shift = rotationShift;
    int rounding = 1 << (shift - 1);
    for (int i = 0, t = 0; i < span / 2; i += 2, t += 4) {
      int lowEven = in[base + i];
      int lowOdd = in[base + i + 1];
      int highEven = in[half + i];
      int highOdd = in[half + i + 1];
      int cosEven = cosinesAndMinusSines[t];
      int sinEven = cosinesAndMinusSines[t + 1];
      int cosOdd = cosinesAndMinusSines[t + 2];
      int sinOdd = cosinesAndMinusSines[t + 3];
      out[base + i] = saturate16((cosEven * lowEven - sinEven * highEven + rounding) >> shift);
      out[top - i] = saturate16((sinEven * lowEven + cosEven * highEven + rounding) >> shift);
      out[base + i + 1] = saturate16((cosOdd * lowOdd + sinOdd * highOdd + rounding) >> shift);
      out[top - i - 1] = saturate16((sinOdd * lowOdd - cosOdd * highOdd + rounding) >> shift);
    }
  }
}
