package org.plushkeep.audio.g7221;

import static org.plushkeep.audio.g7221.FixedPoint.negate16;
import static org.plushkeep.audio.g7221.FixedPoint.saturate16;

import java.util.Arrays;

/**
 * The inverse modulated lapped transform: coefficients to samples, each frame overlapped with half
 * of the one before (G.722.1, clause 4.6).
 */
final class SynthesisTransform {
  private static final int FRAME = Tables.FRAME;
  private static final int HALF = FRAME / 2;
  private static final int ROTATION_SHIFT = 14;

  private static final int[] DITHER = Tables.get("synthesis-dither");
  private static final int[] BIAS = Tables.get("synthesis-bias");
  private static final int[] WINDOW = Tables.get("synthesis-window");

  private final DctIv dct = new DctIv("synthesis", ROTATION_SHIFT);
  private final int[] ping = new int[FRAME];
  private final int[] pong = new int[FRAME];
  private final int[] fresh = new int[FRAME];
  private final int[] overlap = new int[HALF];

  /** Forgets everything it heard. */
  void wipe() {
    dct.wipe();
    Arrays.fill(ping, 0);
    Arrays.fill(pong, 0);
    Arrays.fill(fresh, 0);
    Arrays.fill(overlap, 0);
  }

  /**
   * Makes the next 320 samples.
   *
   * @param coefficients 320 values of 16 bits
   * @param magnitudeShift how many bits the coefficients were scaled up by; may be negative
   */
  void toSamples(int[] coefficients, int magnitudeShift, short[] out, int offset) {
    dct.transform(sumsAndDifferences(coefficients), fresh);
    for (int i = 0; i < FRAME; i++) {
      int sample = saturate16(fresh[i] + BIAS[i]);
      fresh[i] =
          magnitudeShift >= 0 ? sample >> magnitudeShift : saturate16(sample << -magnitudeShift);
    }
    for (int i = 0; i < HALF; i++) {
      int now = WINDOW[i] * fresh[HALF - 1 - i];
      int before = WINDOW[FRAME - 1 - i] * overlap[i];
      out[offset + i] = toSample(now + before);
    }
    for (int i = 0; i < HALF; i++) {
      int now = WINDOW[HALF + i] * fresh[i];
      int before = WINDOW[HALF - 1 - i] * overlap[HALF - 1 - i];
      out[offset + HALF + i] = toSample(now - before);
    }
    System.arraycopy(fresh, HALF, overlap, 0, HALF);
  }

  /** The reference gives samples of 14 bits: the low two are cleared. */
  private static short toSample(int windowed) {
    return (short) (saturate16((windowed + 0x1000) >> 13) & ~3);
  }

  private int[] sumsAndDifferences(int[] in) {
    int[] from = ping;
    int[] to = pong;
    for (int i = 0; i < HALF; i++) {
      int low = in[2 * i];
      int high = in[2 * i + 1];
      from[i] = (Math.min(low + DITHER[2 * i], Short.MAX_VALUE) + high) >> 1;
      from[FRAME - 1 - i] = (Math.min(low + DITHER[2 * i + 1], Short.MAX_VALUE) - high) >> 1;
    }
    for (int stage = 1; stage < DctIv.STAGES; stage++) {
      int span = FRAME >> stage;
      for (int base = 0; base < FRAME; base += span) {
        int top = base + span - 1;
        for (int i = 0; i < span / 2; i++) {
          int low = from[base + 2 * i];
          int high = from[base + 2 * i + 1];
          to[base + i] = saturate16(low + high);
          to[top - i] = saturate16(low + negate16(high));
        }
      }
      int[] swap = from;
      from = to;
      to = swap;
    }
    return from;
  }
}
