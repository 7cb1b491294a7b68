package org.plushkeep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.adpcm.AdpcmDecoder;
import org.plushkeep.audio.adpcm.AdpcmEncoder;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Family;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.adpcm.NibbleOrder;
import org.plushkeep.audio.sniff.Rivals;
import org.plushkeep.audio.sniff.Succession;
import org.plushkeep.audio.sniff.Traits;

/**
 * Fits the sniffer's weights and writes them as the resources that the program reads. Its voices
 * (espeak-ng's variants) are none of those that {@link SniffBench} measures with. The same program
 * and the same espeak-ng give the same weights; it takes some minutes. Argument: the folder to
 * write to.
 */
public final class SniffFit {
  private static final int SEEDS = 4;
  private static final int CLIPS = 2400;

  /** Of so many clips one is packed in every family and read in every order. */
  private static final int WHOLE = 4;

  private static final int[] PACKETS = {20, 40, 60, 80, 128, 256, 512, 1024};
  private static final int MOST_SAMPLES = 1 << 16;

  private SniffFit() {}

  /** What is to be learned from one clip: of all ways, and of Microsoft's predictors. */
  private record Lesson(List<Learner.Case> all, List<Learner.Case> rivals) {}

  /** Speaks, fits, writes. */
  public static void main(String[] arguments) throws IOException {
    List<Pcm> voices =
        IntStream.rangeClosed(1, SEEDS)
            .parallel()
            .mapToObj(SniffFit::voices)
            .flatMap(List::stream)
            .toList();
    for (Framing framing : List.of(Framing.STREAM, Framing.ANEW)) {
      List<Lesson> lessons =
          IntStream.range(0, CLIPS)
              .parallel()
              .mapToObj(number -> lesson(voices.get(number), number, framing))
              .toList();
      String name = framing == Framing.STREAM ? "stream.txt" : "anew.txt";
      new Learner(lessons.stream().flatMap(one -> one.all().stream()).toList(), 0, 40, 1e-2)
          .learn(Path.of(arguments[0], "weights-" + name));
      new Learner(
              lessons.stream().flatMap(one -> one.rivals().stream()).toList(),
              Rivals.UNITS,
              40,
              2e-2)
          .learn(Path.of(arguments[0], "weights-rivals-" + name));
    }
  }

  private static List<Pcm> voices(int seed) {
    try {
      return Voices.speak(Voices.Speakers.FITTED, seed, CLIPS / SEEDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
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

  private static Lesson lesson(Pcm voice, int number, Framing framing) {
    Voices.Room[] rooms = Voices.Room.values();
    short[] sound = rooms[number % rooms.length].hear(voice, number);
    boolean whole = number % WHOLE == 0;
    int size = framing == Framing.STREAM ? 0 : PACKETS[(number / 7 + number) % PACKETS.length];
    List<AdpcmFormat> all = ways(framing, size);
    List<AdpcmFormat> rivals = all.subList(1, all.size() / 2);
    List<AdpcmFormat> tried = whole ? all : rivals;
    Lesson lesson = new Lesson(new ArrayList<>(), new ArrayList<>());
    // The other order of the nibbles is the same again.
    for (AdpcmFormat truth : whole ? all.subList(0, all.size() / 2) : rivals) {
      byte[] bytes = AdpcmEncoder.encode(truth, sound);
      List<double[]> traits = tried.stream().map(format -> traits(format, bytes)).toList();
      if (whole) {
        double[][] rows = traits.toArray(double[][]::new);
        lesson.all().add(new Learner.Case(floats(rows), all.indexOf(truth)));
      }
      if (rivals.contains(truth)) {
        int from = tried.indexOf(rivals.getFirst());
        double[][] rows = traits.subList(from, from + rivals.size()).toArray(double[][]::new);
        double[][] figures = Rivals.figures(rivals, rows);
        lesson.rivals().add(new Learner.Case(floats(figures), rivals.indexOf(truth)));
      }
    }
    return lesson;
  }

  private static double[] traits(AdpcmFormat format, byte[] bytes) {
    short[] samples = new short[MOST_SAMPLES];
    float[] noise = new float[MOST_SAMPLES];
    int count = AdpcmDecoder.decode(format, bytes, 0, bytes.length, samples, noise, MOST_SAMPLES);
    double succession = Succession.of(format, bytes, 0, bytes.length);
    return Traits.of(format, succession, samples, noise, count);
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
}
