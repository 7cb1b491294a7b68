package org.plushkeep.audio.capture;

/**
 * A meter as on a mixing desk. A peak is shown at once and falls by 20 dB in 1.7 s (the digital
 * meter of IEC 60268-18); the highest is held for a moment; the mean is taken over 125 ms ("fast"
 * of IEC 61672-1). Time is counted in samples.
 */
public final class LevelMeter {
  private static final double FULL_SCALE = 32_768;

  /** A sine's mean square is half its peak's. */
  private static final double SINE = 2;

  private static final double FALL_DB_A_SECOND = 20 / 1.7;
  private static final double HOLD_SECONDS = 1.5;
  private static final double MEAN_SECONDS = 0.125;

  /** One sample at the rail may be chance; a run of them is a wave cut off. */
  private static final int CLIPPED_RUN = 3;

  private final int sampleRate;
  private final double forget;
  private double meanSquare;
  private double peak = Double.NEGATIVE_INFINITY;
  private double held = Double.NEGATIVE_INFINITY;
  private double holdLeft;
  private int run;
  private boolean clipped;

  /**
   * @param sampleRate samples a second, at least 1
   */
  public LevelMeter(int sampleRate) {
    this.sampleRate = sampleRate;
    this.forget = Math.exp(-1 / (MEAN_SECONDS * sampleRate));
  }

  /**
   * Hears some more.
   *
   * @param samples the first {@code count} of them
   * @return how loud it is now
   */
  public Level hear(short[] samples, int count) {
    int greatest = 0;
    for (int i = 0; i < count; i++) {
      int size = Math.abs((int) samples[i]);
      greatest = Math.max(greatest, size);
      double part = size / FULL_SCALE;
      meanSquare = forget * meanSquare + (1 - forget) * part * part;
      run = size >= Short.MAX_VALUE ? run + 1 : 0;
      clipped |= run >= CLIPPED_RUN;
    }
    double seconds = (double) count / sampleRate;
    double now = decibels(greatest / FULL_SCALE);
    peak = Math.max(now, peak - FALL_DB_A_SECOND * seconds);
    hold(now, seconds);
    return new Level(Math.min(0, 10 * Math.log10(SINE * meanSquare)), peak, held, clipped);
  }

  private void hold(double now, double seconds) {
    holdLeft -= seconds;
    if (now >= held) {
      held = now;
      holdLeft = HOLD_SECONDS;
    } else if (holdLeft < 0) {
      held = Math.max(peak, held - FALL_DB_A_SECOND * seconds);
    }
  }

  private static double decibels(double part) {
    return Math.min(0, 20 * Math.log10(part));
  }
}
