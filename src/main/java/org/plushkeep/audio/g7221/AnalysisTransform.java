package org.plushkeep.audio.g7221;

import static org.plushkeep.audio.g7221.FixedPoint.magnitude16;
import static org.plushkeep.audio.g7221.FixedPoint.saturate16;

import java.util.Arrays;

/**
 * The modulated lapped transform: samples to coefficients, each frame windowed with the one before
 * (G.722.1, clause 3.1).
 */
final class AnalysisTransform {
  private static final int FRAME = Tables.FRAME;
  private static final int HALF = FRAME / 2;
  private static final int ROTATION_SHIFT = 15;

  /** From this magnitude on there is no room to scale up. */
  private static final int LOUD = 14_000;

  private static final int QUIET = 438;
  private static final int RECIPROCAL = 9587;
  private static final int LARGEST_SHIFT = 9;

  private static final int[] WINDOW = Tables.get("analysis-window");
  private static final int[] BIAS = Tables.get("analysis-bias");

  private final DctIv dct = new DctIv("analysis", ROTATION_SHIFT);
  private final Scaling scaling;
  private final int[] before = new int[FRAME];
  private final int[] ping = new int[FRAME];
  private final int[] pong = new int[FRAME];

  AnalysisTransform(Scaling scaling) {
    this.scaling = scaling;
  }

  /** Forgets everything it heard. */
  void wipe() {
    dct.wipe();
    Arrays.fill(before, 0);
    Arrays.fill(ping, 0);
    Arrays.fill(pong, 0);
  }

  /**
   * Transforms the next 320 samples.
   *
   * @param coefficients receives 320 values of 16 bits
   * @return how many bits the coefficients are scaled up by; may be negative
   */
  int toCoefficients(short[] samples, int offset, int[] coefficients) {
    window(samples, offset);
    int shift = shift();
    for (int i = 0; i < FRAME; i++) {
      int scaled = shift >= 0 ? saturate16(ping[i] << shift) : ping[i] >> -shift;
      ping[i] = saturate16(scaled + BIAS[i]);
    }
    dct.transform(sumsAndDifferences(), coefficients);
    return shift;
  }

  private void window(short[] samples, int offset) {
    for (int i = 0; i < HALF; i++) {
      int low = HALF - 1 - i;
      int high = HALF + i;
      ping[i] = rounded((long) WINDOW[low] * before[low] + (long) WINDOW[high] * before[high]);
      ping[HALF + i] =
          rounded(
              (long) WINDOW[FRAME - 1 - i] * samples[offset + i]
                  - (long) WINDOW[i] * samples[offset + FRAME - 1 - i]);
    }
    for (int i = 0; i < FRAME; i++) {
      before[i] = samples[offset + i];
    }
  }

  private static int rounded(long products) {
    return saturate16((int) (products + 0x4000 >> 15));
  }

  /** The scaling that leaves the transform's sums just inside 16 bits. */
  private int shift() {
    int greatest = 0;
    int sum = 0;
    for (int value : ping) {
      int magnitude = magnitude16(value);
      greatest = Math.max(greatest, magnitude);
      sum += magnitude;
    }
    if (scaling == Scaling.APP) {
      greatest = Scaling.APP_MAGNITUDE;
    }
    int shift = 0;
    if (greatest < LOUD) {
      int magnitude = greatest < QUIET ? greatest + 1 : greatest;
      int steps = magnitude * RECIPROCAL >> 19;
      // The reference counts the headroom of a 16-bit word, and takes none for zero.
      shift = steps == 0 ? LARGEST_SHIFT : Integer.numberOfLeadingZeros(steps) - 17 - 6;
    }
    return greatest < sum >> 7 ? shift - 1 : shift;
  }

  /** Unlike the decoder's, each stage halves. */
  private int[] sumsAndDifferences() {
    int[] from = ping;
    int[] to = pong;
    for (int stage = 0; stage < DctIv.STAGES; stage++) {
      int span = FRAME >> stage;
      for (int base = 0; base < FRAME; base += span) {
        int top = base + span - 1;
        for (int i = 0; i < span / 2; i++) {
          int low = from[base + 2 * i];
          int high = from[base + 2 * i + 1];
          to[base + i] = low + high >> 1;
          to[top - i] = low - high >> 1;
        }
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }
}
