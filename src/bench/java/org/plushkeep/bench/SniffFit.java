package org.plushkeep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.adpcm.AdpcmDecoder;
import org.plushkeep.audio.adpcm.AdpcmEncoder;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Family;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.adpcm.NibbleOrder;
import org.plushkeep.audio.sniff.Rivals;
import org.plushkeep.audio.sniff.Traits;

/**
 * Fits the sniffer's weights (multinomial logistic regression: among all trial decodings of a clip,
 * the right one shall weigh most) and writes them as the resources that the program reads. Its
 * voices (espeak-ng's variants) are none of those that {@link SniffBench} measures with. Argument:
 * the folder to write to.
 */
public final class SniffFit {
  private static final int CLIPS = 500;
  private static final int[] PACKETS = {20, 40, 60, 80, 128, 240, 512, 1024};
  private static final double PACE = 0.05;
  private static final int MOST_SAMPLES = 80_000;

  private final List<float[][]> trials = new ArrayList<>();
  private final List<Integer> right = new ArrayList<>();

  private final boolean rivals;
  private final int rounds;
  private final double decay;

  /**
   * @param rivals whether it learns to tell Microsoft's predictors apart, or all ways
   */
  private SniffFit(boolean rivals) {
    this.rivals = rivals;
    this.rounds = rivals ? 500 : 1500;
    this.decay = rivals ? 1e-3 : 3e-4;
  }

  /** Speaks, fits, writes. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    SniffFit streams = new SniffFit(false);
    SniffFit packets = new SniffFit(false);
    SniffFit streamRivals = new SniffFit(true);
    SniffFit packetRivals = new SniffFit(true);
    int number = 0;
    for (Pcm voice : Voices.speak(Voices.Speakers.FITTED, 1, CLIPS)) {
      Voices.Room room = Voices.Room.values()[number % Voices.Room.values().length];
      short[] sound = room.hear(voice, number);
      streams.learn(sound, Framing.STREAM, 0);
      streamRivals.learn(sound, Framing.STREAM, 0);
      packetRivals.learn(sound, Framing.ANEW, PACKETS[number * 3 % PACKETS.length]);
      if (number % 2 == 0) {
        packets.learn(sound, Framing.ANEW, PACKETS[number / 2 % PACKETS.length]);
      }
      number++;
    }
    streams.write(Path.of(arguments[0], "weights-stream.txt"));
    packets.write(Path.of(arguments[0], "weights-anew.txt"));
    streamRivals.write(Path.of(arguments[0], "weights-rivals-stream.txt"));
    packetRivals.write(Path.of(arguments[0], "weights-rivals-anew.txt"));
  }

  private void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    for (double weight : fit()) {
      text.append(String.format(Locale.ROOT, "%.5f%n", weight));
    }
    Files.writeString(file, text);
  }

  private static List<AdpcmFormat> ways(Framing framing, int size) {
    List<AdpcmFormat> all = new ArrayList<>();
    for (NibbleOrder order : NibbleOrder.values()) {
      all.add(new AdpcmFormat(Family.IMA, 0, order, framing, size));
      for (int set = 0; set < 7; set++) {
        all.add(new AdpcmFormat(Family.MICROSOFT, set, order, framing, size));
      }
    }
    return all;
  }

  private void learn(short[] sound, Framing framing, int size) {
    List<AdpcmFormat> all = ways(framing, size);
    List<AdpcmFormat> formats = rivals ? all.subList(1, all.size() / 2) : all;
    int truths = rivals ? formats.size() : formats.size() / 2; // the other order is the same again
    short[] samples = new short[Math.min(sound.length, MOST_SAMPLES) & -2];
    float[] noise = new float[samples.length];
    for (int truth = 0; truth < truths; truth++) {
      byte[] bytes = AdpcmEncoder.encode(formats.get(truth), sound);
      double[][] traits = new double[formats.size()][];
      for (int i = 0; i < traits.length; i++) {
        int count =
            AdpcmDecoder.decode(
                formats.get(i), bytes, 0, bytes.length, samples, noise, samples.length);
        traits[i] = Traits.of(formats.get(i), samples, noise, count);
      }
      trials.add(floats(rivals ? Rivals.figures(formats, traits) : traits));
      right.add(truth);
    }
  }

  private static float[][] floats(double[][] of) {
    float[][] rows = new float[of.length][of[0].length];
    for (int i = 0; i < of.length; i++) {
      for (int k = 0; k < of[i].length; k++) {
        rows[i][k] = (float) of[i][k];
      }
    }
    return rows;
  }

  private double[] fit() {
    int size = trials.getFirst()[0].length;
    double[] scale = scale(size);
    double[] weights = new double[size];
    double[] slow = new double[size];
    double[] squares = new double[size];
    for (int round = 1; round <= rounds; round++) {
      double[] gradient = gradient(weights, scale);
      for (int k = 0; k < size; k++) { // Adam (Kingma and Ba, 2014)
        slow[k] = 0.9 * slow[k] + 0.1 * gradient[k];
        squares[k] = 0.999 * squares[k] + 0.001 * gradient[k] * gradient[k];
        double step = slow[k] / (1 - Math.pow(0.9, round));
        weights[k] -= PACE * step / (Math.sqrt(squares[k] / (1 - Math.pow(0.999, round))) + 1e-8);
      }
    }
    System.out.printf(
        "of its own trials it gets %d of %d wrong%n", wrong(weights, scale), trials.size());
    for (int k = 0; k < size; k++) {
      weights[k] /= scale[k];
    }
    return weights;
  }

  private double[] scale(int size) {
    double[] scale = new double[size];
    for (int k = 0; k < size; k++) {
      double sum = 0;
      double square = 0;
      int count = 0;
      for (float[][] rows : trials) {
        for (float[] row : rows) {
          sum += row[k];
          square += (double) row[k] * row[k];
          count++;
        }
      }
      double mean = sum / count;
      scale[k] = Math.sqrt(Math.max(0, square / count - mean * mean)) + 1e-3;
    }
    return scale;
  }

  private double[] gradient(double[] weights, double[] scale) {
    double[] gradient = new double[weights.length];
    for (int t = 0; t < trials.size(); t++) {
      float[][] rows = trials.get(t);
      double[] shares = shares(rows, weights, scale);
      shares[right.get(t)] -= 1;
      for (int i = 0; i < rows.length; i++) {
        if (Math.abs(shares[i]) > 1e-6) {
          for (int k = 0; k < gradient.length; k++) {
            gradient[k] += shares[i] * rows[i][k] / scale[k];
          }
        }
      }
    }
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = gradient[k] / trials.size() + decay * weights[k];
    }
    return gradient;
  }

  private static double[] shares(float[][] rows, double[] weights, double[] scale) {
    double[] shares = new double[rows.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < weights.length; k++) {
        shares[i] += weights[k] * rows[i][k] / scale[k];
      }
      most = Math.max(most, shares[i]);
    }
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      shares[i] = Math.exp(shares[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < rows.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  private int wrong(double[] weights, double[] scale) {
    int wrong = 0;
    for (int t = 0; t < trials.size(); t++) {
      double[] shares = shares(trials.get(t), weights, scale);
      for (int i = 0; i < shares.length; i++) {
        if (shares[i] > shares[right.get(t)]) {
          wrong++;
          break;
        }
      }
    }
    return wrong;
  }
}
