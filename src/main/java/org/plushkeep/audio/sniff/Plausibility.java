package org.plushkeep.audio.sniff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;

/**
 * One figure for a trial decoding's {@link Traits}: the larger, the likelier it is the right one
 * among trials of the same bytes. The weights are fitted to speech (the benchmarks' {@code
 * SniffFit}); where packets begin anew the floor is not kept at their beginnings, and so they have
 * weights of their own.
 */
final class Plausibility {
  private static final double[] STREAM = read("weights-stream.txt", Traits.COUNT);
  private static final double[] ANEW = read("weights-anew.txt", Traits.COUNT);

  private Plausibility() {}

  /** The weighted sum. */
  static double of(AdpcmFormat format, double[] traits) {
    double[] weights = format.framing() == Framing.ANEW ? ANEW : STREAM;
    double sum = 0;
    for (int i = 0; i < traits.length; i++) {
      sum += weights[i] * traits[i];
    }
    return sum;
  }

  /** Weights from a resource that has one a line. */
  static double[] read(String name, int count) {
    double[] weights = new double[count];
    try (InputStream in = Plausibility.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no weights");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (int i = 0; i < weights.length; i++) {
        String line = lines.readLine();
        if (line == null) {
          throw new IllegalStateException("too few weights");
        }
        weights[i] = Double.parseDouble(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return weights;
  }
}
