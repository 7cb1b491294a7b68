package org.plushkeep.audio.resample;

import java.util.Arrays;
import org.plushkeep.audio.Pcm;

/**
 * Changes a sample rate by a band-limited interpolation: what lies above half of the slower rate is
 * at least 95 dB down, what lies below nine tenths of it passes within 0.01 dB, and no sample is
 * delayed. Any rate to any rate.
 */
public final class Resampler {
  /** More weights than this (8 MB) are computed as they come instead of being kept. */
  private static final long MOST_KEPT = 1 << 20;

  private final double[] signal;
  private final long up;
  private final long down;
  private final double narrowing;
  private final int reach;
  private final double[] weights;
  private final double[][] kept;

  private Resampler(Pcm pcm, int rate) {
    long divisor = gcd(pcm.sampleRate(), rate);
    up = rate / divisor;
    down = pcm.sampleRate() / divisor;
    narrowing = Math.min(1, (double) rate / pcm.sampleRate());
    reach = (int) Math.ceil(Kernel.REACH / narrowing);
    weights = new double[2 * reach];
    kept = new double[up * weights.length <= MOST_KEPT ? (int) up : 0][];
    // Silence on both sides, so that the filter need not ask where it is.
    signal = new double[Math.addExact(pcm.samples().length, 2 * reach)];
    for (int i = 0; i < pcm.samples().length; i++) {
      signal[reach + i] = pcm.samples()[i];
    }
  }

  /**
   * The same sound at another rate. The result is the caller's to wipe; what was between is wiped.
   *
   * @param pcm stays as it is
   * @param rate samples a second of the result, at least 1
   * @throws IllegalArgumentException for a rate below 1, or a result of 2<sup>31</sup> samples or
   *     more
   */
  public static Pcm resample(Pcm pcm, int rate) {
    if (rate < 1) {
      throw new IllegalArgumentException("sample rate " + rate);
    }
    if (rate == pcm.sampleRate()) {
      return new Pcm(rate, pcm.samples().clone());
    }
    long count = Math.ceilDiv((long) pcm.samples().length * rate, pcm.sampleRate());
    if (count > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("too long at " + rate + " Hz");
    }
    Resampler resampler = new Resampler(pcm, rate);
    try {
      return new Pcm(rate, resampler.run(new short[(int) count]));
    } finally {
      Arrays.fill(resampler.signal, 0);
    }
  }

  private short[] run(short[] out) {
    for (int i = 0; i < out.length; i++) {
      long position = i * down;
      int from = (int) (position / up) + 1; // of the padded signal: one after "reach" before it
      double[] taps = taps((int) (position % up));
      double sum = 0;
      for (int k = 0; k < taps.length; k++) {
        sum += taps[k] * signal[from + k];
      }
      out[i] = (short) Math.clamp(Math.round(sum), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return out;
  }

  private double[] taps(int phase) {
    if (kept.length == 0) {
      return compute(phase, weights);
    }
    if (kept[phase] == null) {
      kept[phase] = compute(phase, new double[weights.length]);
    }
    return kept[phase];
  }

  /** Each phase is scaled to a sum of 1: a constant stays the same constant. */
  private double[] compute(int phase, double[] taps) {
    double fraction = (double) phase / up;
    double sum = 0;
    for (int k = 0; k < taps.length; k++) {
      taps[k] = Kernel.at(Math.abs(k - (reach - 1) - fraction) * narrowing);
      sum += taps[k];
    }
    for (int k = 0; k < taps.length; k++) {
      taps[k] /= sum;
    }
    return taps;
  }

  private static long gcd(long a, long b) {
    return b == 0 ? a : gcd(b, a % b);
  }
}
