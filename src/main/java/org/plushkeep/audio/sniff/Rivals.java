package org.plushkeep.audio.sniff;

import java.util.List;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.adpcm.MicrosoftAdpcm;
import org.plushkeep.audio.sniff.Trial.Judged;

/**
 * Tells Microsoft's seven predictors apart. Read in any of them the same bytes have the same steps
 * and so the same floor (see {@link Traits}), and differ by a filter only: the right one lies
 * lowest over the floor in most bands without going below it, and how a floor of noise slopes tells
 * it too. No sum of the traits can say "and"; a few rectified sums beside it can. The weights are
 * fitted to speech, as {@link Plausibility}'s are.
 */
public final class Rivals {
  /** How many figures there are: one for each trait and one for each predictor. */
  private static final int FIGURES = Traits.COUNT + MicrosoftAdpcm.SETS;

  /** How many rectified sums of the figures are weighed beside them. */
  public static final int UNITS = 16;

  /** The figures' weights, then each unit's, then the units' constants and what each counts. */
  private static final int WEIGHTS = (UNITS + 1) * FIGURES + 2 * UNITS;

  /** Read when they are needed: what fits new ones does without. */
  private static final class Weights {
    static final double[] STREAM = Plausibility.read("weights-rivals-stream.txt", WEIGHTS);
    static final double[] ANEW = Plausibility.read("weights-rivals-anew.txt", WEIGHTS);
  }

  private Rivals() {}

  /** Whether another predictor is all that a format may be mistaken in. */
  static boolean has(AdpcmFormat format) {
    return format.family() == AdpcmFormat.Family.MICROSOFT && format.framing() != Framing.WAV;
  }

  /** Whether two formats differ in their predictor at most. */
  static boolean are(AdpcmFormat one, AdpcmFormat other) {
    return one.family() == other.family()
        && one.order() == other.order()
        && one.framing() == other.framing()
        && one.packetBytes() == other.packetBytes();
  }

  /**
   * The likeliest of them.
   *
   * @param all trials of the same bytes that differ in their predictors; not empty
   */
  static Judged best(List<Judged> all) {
    double[][] figures =
        figures(
            all.stream().map(Judged::format).toList(),
            all.stream().map(Judged::traits).toArray(double[][]::new));
    double[] weights =
        all.getFirst().format().framing() == Framing.ANEW ? Weights.ANEW : Weights.STREAM;
    Judged best = all.getFirst();
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < figures.length; i++) {
      double sum = weigh(weights, figures[i]);
      if (sum > most) {
        most = sum;
        best = all.get(i);
      }
    }
    return best;
  }

  private static double weigh(double[] weights, double[] figures) {
    double sum = sum(weights, 0, figures);
    int constants = (UNITS + 1) * FIGURES;
    for (int unit = 0; unit < UNITS; unit++) {
      double active = weights[constants + unit] + sum(weights, (unit + 1) * FIGURES, figures);
      sum += weights[constants + UNITS + unit] * Math.max(0, active);
    }
    return sum;
  }

  private static double sum(double[] weights, int from, double[] figures) {
    double sum = 0;
    for (int k = 0; k < FIGURES; k++) {
      sum += weights[from + k] * figures[k];
    }
    return sum;
  }

  /**
   * What is weighed: each trait, and which predictor it is.
   *
   * @param formats rivals
   * @param traits of each of them
   */
  public static double[][] figures(List<AdpcmFormat> formats, double[][] traits) {
    double[][] figures = new double[traits.length][FIGURES];
    for (int i = 0; i < traits.length; i++) {
      System.arraycopy(traits[i], 0, figures[i], 0, Traits.COUNT);
      figures[i][Traits.COUNT + formats.get(i).coefficients()] = 1;
    }
    return figures;
  }
}
