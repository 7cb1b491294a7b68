package org.plushkeep.audio.dsp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plushkeep.audio.Pcm;

/**
 * Finds where nobody speaks. What is quiet is judged by the recording itself: close to its own
 * noise, and far below its own voice.
 */
public final class Silences {
  private static final int FRAMES_A_SECOND = 50;

  /** A shorter pause belongs to speaking. */
  private static final int LEAST_FRAMES = 30;

  /** What is left of a pause at both ends, so that no word loses its breath. */
  private static final int KEPT_FRAMES = 8;

  private static final double NOISE_QUANTILE = 0.1;

  /** The voice is as loud as the loudest fifth of a second: few words can be all there is. */
  private static final int VOICE_FRAMES = 10;

  /** A factor of four is 12 dB: with less between noise and voice nothing can be told. */
  private static final double LEAST_CONTRAST = 4;

  private static final double ABOVE_NOISE = 2;
  private static final double BELOW_VOICE = 0.1;

  private Silences() {}

  /**
   * The parts that can be skipped without missing a word: pauses of at least 0.6 s, less 0.16 s at
   * each end.
   *
   * @return in order, apart from each other; empty for a recording that is silent all through, and
   *     for one that never is
   */
  public static List<Span> of(Pcm pcm) {
    int size = Math.max(1, pcm.sampleRate() / FRAMES_A_SECOND);
    double[] levels = levels(pcm.samples(), size);
    double threshold = threshold(levels);
    List<Span> spans = new ArrayList<>();
    int begun = 0;
    for (int frame = 0; frame <= levels.length; frame++) {
      boolean quiet = frame < levels.length && levels[frame] < threshold;
      if (!quiet) {
        if (frame - begun >= LEAST_FRAMES) {
          spans.add(new Span((begun + KEPT_FRAMES) * size, (frame - KEPT_FRAMES) * size));
        }
        begun = frame + 1;
      }
    }
    return List.copyOf(spans);
  }

  /** The root mean square of each frame; a shorter last one is left out. */
  private static double[] levels(short[] samples, int size) {
    double[] levels = new double[samples.length / size];
    for (int frame = 0; frame < levels.length; frame++) {
      long sum = 0;
      for (int i = frame * size; i < (frame + 1) * size; i++) {
        sum += samples[i] * samples[i];
      }
      levels[frame] = Math.sqrt((double) sum / size);
    }
    return levels;
  }

  /** Zero when noise and voice cannot be told apart. */
  private static double threshold(double[] levels) {
    if (levels.length == 0) {
      return 0;
    }
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double noise = Math.max(1, sorted[(int) (NOISE_QUANTILE * (sorted.length - 1))]);
    double voice = sorted[Math.max(0, sorted.length - VOICE_FRAMES)];
    return voice < LEAST_CONTRAST * noise
        ? 0
        : Math.max(ABOVE_NOISE * noise, Math.min(BELOW_VOICE * voice, 2 * ABOVE_NOISE * noise));
  }
}
