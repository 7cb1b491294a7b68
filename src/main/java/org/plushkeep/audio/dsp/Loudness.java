package org.plushkeep.audio.dsp;

import java.util.Arrays;
import org.plushkeep.audio.Pcm;

/** How loud a recording is to people, by ITU-R BS.1770-4. */
public final class Loudness {
  /** What nothing at all measures. */
  public static final double SILENT = Double.NEGATIVE_INFINITY;

  private static final int STEPS_A_SECOND = 10;
  private static final int STEPS_A_BLOCK = 4;
  private static final double OFFSET = -0.691;
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;
  private static final double FULL_SCALE = 32_768;

  private Loudness() {}

  /**
   * The integrated loudness: blocks of 400 ms that overlap by three quarters, without those under
   * -70 LUFS and those 10 LU under the rest. What is shorter than one block is measured whole.
   *
   * @return in LUFS, which the Recommendation calls LKFS; a sine of 997 Hz and full scale gives
   *     -3.01; {@link #SILENT} when no block is above the gate
   */
  public static double integrated(Pcm pcm) {
    double[] blocks = blocks(pcm);
    double ungated = gatedMean(blocks, ABSOLUTE_GATE);
    double gate = Math.max(ABSOLUTE_GATE, loudness(ungated) + RELATIVE_GATE);
    return loudness(gatedMean(blocks, gate));
  }

  /** The mean square of each block. */
  private static double[] blocks(Pcm pcm) {
    double[] steps = steps(pcm);
    int count = Math.max(1, steps.length - STEPS_A_BLOCK + 1);
    double[] blocks = new double[count];
    for (int i = 0; i < count; i++) {
      int end = Math.min(i + STEPS_A_BLOCK, steps.length);
      blocks[i] = Arrays.stream(steps, i, end).average().orElse(0);
    }
    return blocks;
  }

  /**
   * The mean square of each tenth of a second; a shorter end counts only when there is no other.
   */
  private static double[] steps(Pcm pcm) {
    KWeighting weighting = new KWeighting(pcm.sampleRate());
    short[] samples = pcm.samples();
    int size = Math.max(1, pcm.sampleRate() / STEPS_A_SECOND);
    double[] steps = new double[samples.length / size];
    if (steps.length == 0) {
      return new double[] {meanSquare(weighting, samples, 0, samples.length)};
    }
    for (int step = 0; step < steps.length; step++) {
      steps[step] = meanSquare(weighting, samples, step * size, size);
    }
    return steps;
  }

  private static double meanSquare(KWeighting weighting, short[] samples, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double weighed = weighting.next(samples[i] / FULL_SCALE);
      sum += weighed * weighed;
    }
    return count == 0 ? 0 : sum / count;
  }

  private static double gatedMean(double[] blocks, double gate) {
    return Arrays.stream(blocks).filter(block -> loudness(block) > gate).average().orElse(0);
  }

  private static double loudness(double meanSquare) {
    return OFFSET + 10 * Math.log10(meanSquare);
  }
}
