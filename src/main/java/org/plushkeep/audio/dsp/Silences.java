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

  /** -45 dB of full scale: a recording that nowhere is louder holds nothing that was meant. */
  private static final double FAINT = 184;

  /** -60 dB of full scale: what is quieter is silence beside any voice. */
  private static final double FLOOR = 33;

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
    int size = frameSize(pcm);
    double[] levels = levels(pcm.samples(), size);
    double threshold = threshold(levels);
    return threshold == Double.POSITIVE_INFINITY
        ? List.of()
        : quietFrames(levels, threshold).stream()
            .map(
                run -> new Span((run.from() + KEPT_FRAMES) * size, (run.to() - KEPT_FRAMES) * size))
            .toList();
  }

  /**
   * Every pause of at least 0.6 s from where it begins to where it ends, to 20 ms: what is shown
   * and counted as silence. A recording that is nowhere louder than -45 dB of full scale is one
   * silence, however short.
   *
   * @return in order, apart from each other
   */
  public static List<Span> whole(Pcm pcm) {
    int length = pcm.samples().length;
    int size = frameSize(pcm);
    double[] levels = levels(pcm.samples(), size);
    double threshold = threshold(levels);
    if (threshold == Double.POSITIVE_INFINITY) {
      return length == 0 ? List.of() : List.of(new Span(0, length));
    }
    return quietFrames(levels, threshold).stream()
        .map(
            run ->
                new Span(run.from() * size, run.to() == levels.length ? length : run.to() * size))
        .toList();
  }

  private static int frameSize(Pcm pcm) {
    return Math.max(1, pcm.sampleRate() / FRAMES_A_SECOND);
  }

  /** Runs of quiet frames that are long enough, counted in frames. */
  private static List<Span> quietFrames(double[] levels, double threshold) {
    List<Span> runs = new ArrayList<>();
    int begun = 0;
    for (int frame = 0; frame <= levels.length; frame++) {
      boolean quiet = frame < levels.length && levels[frame] < threshold;
      if (!quiet) {
        if (frame - begun >= LEAST_FRAMES) {
          runs.add(new Span(begun, frame));
        }
        begun = frame + 1;
      }
    }
    return runs;
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

  /** Zero when noise and voice cannot be told apart, infinite where there is no voice. */
  private static double threshold(double[] levels) {
    if (levels.length == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    double noise = Math.max(1, sorted[(int) (NOISE_QUANTILE * (sorted.length - 1))]);
    double voice = sorted[Math.max(0, sorted.length - VOICE_FRAMES)];
    if (voice < FAINT) {
      return Double.POSITIVE_INFINITY;
    }
    double farBelowVoice = BELOW_VOICE * voice;
    return voice < LEAST_CONTRAST * noise
        ? 0
        : Math.max(
            ABOVE_NOISE * noise, Math.min(farBelowVoice, Math.max(FLOOR, 2 * ABOVE_NOISE * noise)));
  }
}
