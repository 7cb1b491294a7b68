package org.plushkeep.audio.dsp;

import org.plushkeep.audio.Pcm;

/**
 * What makes a whisper and a shout equally loud: one gain for the whole recording, by its {@link
 * Loudness}, and for its peaks a limiter that looks ahead, so that nothing is clipped.
 *
 * <p>The gain is a function of the place alone: a jump or a loop hears the same.
 */
public final class Levelling {
  /** What recordings are brought to, in LUFS. */
  public static final double TARGET = -20;

  /** A recording without a voice in it is not made a roar, nor a shout a whisper. */
  private static final double MOST_GAIN_DB = 24;

  private static final double LEAST_GAIN_DB = -12;

  /** -1 dB of full scale. */
  private static final double CEILING = 32_768 * 0.8912509;

  private static final int BLOCKS_A_SECOND = 1000;
  private static final int LOOK_AROUND = 4;
  private static final int SMOOTHING = 2;

  private final int blockSize;

  /** The gain at the middle of each block. */
  private final float[] gains;

  private Levelling(int blockSize, float[] gains) {
    this.blockSize = blockSize;
    this.gains = gains;
  }

  /** Measures a whole recording. */
  public static Levelling of(Pcm pcm) {
    double loudness = Loudness.integrated(pcm);
    double decibels =
        loudness == Loudness.SILENT
            ? 0
            : Math.clamp(TARGET - loudness, LEAST_GAIN_DB, MOST_GAIN_DB);
    int size = Math.max(1, pcm.sampleRate() / BLOCKS_A_SECOND);
    float[] allowed = allowed(pcm.samples(), size, (float) Math.pow(10, decibels / 20));
    return new Levelling(size, smoothed(least(allowed)));
  }

  /** The gain that each block can bear. */
  private static float[] allowed(short[] samples, int size, float gain) {
    float[] allowed = new float[Math.ceilDiv(samples.length, size)];
    for (int block = 0; block < allowed.length; block++) {
      int peak = 1;
      int end = Math.min(samples.length, (block + 1) * size);
      for (int i = block * size; i < end; i++) {
        peak = Math.max(peak, Math.abs(samples[i]));
      }
      allowed[block] = (float) Math.min(gain, CEILING / peak);
    }
    return allowed;
  }

  /** Around a peak the gain has already come down, and has not yet gone up. */
  private static float[] least(float[] allowed) {
    float[] least = new float[allowed.length];
    for (int i = 0; i < least.length; i++) {
      float smallest = allowed[i];
      int end = Math.min(allowed.length - 1, i + LOOK_AROUND);
      for (int k = Math.max(0, i - LOOK_AROUND); k <= end; k++) {
        smallest = Math.min(smallest, allowed[k]);
      }
      least[i] = smallest;
    }
    return least;
  }

  /**
   * A mean of few enough blocks that each, and each of its neighbours', is no more than the block
   * can bear.
   */
  private static float[] smoothed(float[] least) {
    float[] smooth = new float[least.length];
    for (int i = 0; i < smooth.length; i++) {
      float sum = 0;
      for (int k = -SMOOTHING; k <= SMOOTHING; k++) {
        sum += least[Math.clamp(i + k, 0, least.length - 1)];
      }
      smooth[i] = sum / (2 * SMOOTHING + 1);
    }
    return smooth;
  }

  /**
   * The gain at a place, linear.
   *
   * @param sample its number; outside the recording the nearest place counts
   */
  public float gainAt(long sample) {
    if (gains.length == 0) {
      return 1;
    }
    double place = (double) sample / blockSize - 0.5;
    int block = (int) Math.floor(place);
    int last = gains.length - 1;
    float here = gains[Math.clamp(block, 0, last)];
    float next = gains[Math.clamp(block + 1L, 0, last)];
    return here + (next - here) * (float) (place - block);
  }
}
