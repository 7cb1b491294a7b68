package org.plushkeep.audio.sniff;

import java.util.List;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.adpcm.MicrosoftAdpcm;
import org.plushkeep.audio.sniff.Trial.Judged;

/**
 * Tells Microsoft's seven predictors apart. Read in any of them the same bytes have the same steps
 * and so the same floor (see {@link Traits}), and differ by a filter only: the right one lies
 * lowest over the floor in most bands without going below it. So beside each trait it counts
 * whether it is the least of all seven. The weights are fitted to speech, as {@link Plausibility}'s
 * are.
 */
public final class Rivals {
  /** How many figures there are: two for each trait and one for each predictor. */
  private static final int FIGURES = 2 * Traits.COUNT + MicrosoftAdpcm.SETS;

  private static final double[] STREAM = Plausibility.read("weights-rivals-stream.txt", FIGURES);
  private static final double[] ANEW = Plausibility.read("weights-rivals-anew.txt", FIGURES);

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
    double[] weights = all.getFirst().format().framing() == Framing.ANEW ? ANEW : STREAM;
    Judged best = all.getFirst();
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < figures.length; i++) {
      double sum = 0;
      for (int k = 0; k < weights.length; k++) {
        sum += weights[k] * figures[i][k];
      }
      if (sum > most) {
        most = sum;
        best = all.get(i);
      }
    }
    return best;
  }

  /**
   * What is weighed: each trait, whether it is the least of all, and which predictor it is.
   *
   * @param formats rivals
   * @param traits of each of them
   */
  public static double[][] figures(List<AdpcmFormat> formats, double[][] traits) {
    double[][] figures = new double[traits.length][FIGURES];
    for (int k = 0; k < Traits.COUNT; k++) {
      double least = Double.POSITIVE_INFINITY;
      for (double[] one : traits) {
        least = Math.min(least, one[k]);
      }
      for (int i = 0; i < traits.length; i++) {
        figures[i][k] = traits[i][k];
        figures[i][Traits.COUNT + k] = traits[i][k] <= least ? 1 : 0;
      }
    }
    for (int i = 0; i < traits.length; i++) {
      figures[i][2 * Traits.COUNT + formats.get(i).coefficients()] = 1;
    }
    return figures;
  }
}
