package org.plushkeep.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.adpcm.AdpcmDecoder;
import org.plushkeep.audio.adpcm.AdpcmEncoder;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Family;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.adpcm.NibbleOrder;
import org.plushkeep.audio.sniff.Sniffer;

/**
 * How often the sniffer finds how a sound was packed: speech of many voices and languages by
 * Debian's {@code espeak-ng}, in voices that no weight was fitted to, heard in several rooms,
 * packed every way. Counted twice: strictly, where only another way that gives the very same
 * samples is as right; and by ear, where one counts too whose sound differs from the right one by
 * less than a hundredth of it (40 dB), which nobody hears below the packing's own rounding. Then
 * how long it takes for 40 seconds. Arguments: how many clips (210), and a seed for the voices.
 */
public final class SniffBench {
  private static final int CLIPS = 210;
  private static final int[] HEADED = {20, 36, 128, 256, 512, 1024};
  private static final int[] BARE = {20, 40, 80, 256, 512};
  private static final int RUNS = 15;
  private static final double INAUDIBLE = 40;

  private final Map<String, int[]> right = new TreeMap<>();
  private final Map<String, Integer> wrong = new TreeMap<>();
  private int equal;

  private SniffBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    time();
    if (!Voices.canSpeak()) {
      System.out.println("the sniffer is not measured: espeak-ng is not installed");
      return;
    }
    int clips = arguments.length > 0 ? Integer.parseInt(arguments[0]) : CLIPS;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 2;
    SniffBench bench = new SniffBench();
    int number = 0;
    for (Pcm voice : Voices.speak(Voices.Speakers.MEASURED, seed, clips)) {
      Voices.Room[] rooms = Voices.Room.values();
      Voices.Room room = rooms[number % rooms.length];
      short[] sound = room.hear(voice, 10_000 + number);
      for (AdpcmFormat format : formats(number++)) {
        bench.sniff(room, format, sound);
      }
    }
    bench.print(clips);
  }

  /** Every stream, and packets of one size each; the sizes take turns. */
  private static List<AdpcmFormat> formats(int number) {
    List<AdpcmFormat> all = new ArrayList<>();
    for (NibbleOrder order : NibbleOrder.values()) {
      int headed = HEADED[number % HEADED.length];
      int bare = BARE[number % BARE.length];
      all.add(AdpcmFormat.imaStream(order));
      all.add(new AdpcmFormat(Family.IMA, 0, order, Framing.WAV, headed));
      all.add(new AdpcmFormat(Family.IMA, 0, order, Framing.DVI, headed));
      all.add(new AdpcmFormat(Family.IMA, 0, order, Framing.ANEW, bare));
      all.add(new AdpcmFormat(Family.MICROSOFT, 0, order, Framing.WAV, headed));
      for (int set = 0; set < 7; set++) {
        all.add(AdpcmFormat.microsoftStream(set, order));
      }
      all.add(new AdpcmFormat(Family.MICROSOFT, number / 7 % 7, order, Framing.ANEW, bare));
    }
    return all;
  }

  private void sniff(Voices.Room room, AdpcmFormat format, short[] sound) {
    byte[] bytes = AdpcmEncoder.encode(format, sound);
    Sniffer.Found found = Sniffer.sniff(bytes, 0, bytes.length);
    boolean same = found.format().equals(Optional.of(format));
    double apart = same ? Double.POSITIVE_INFINITY : 0;
    if (!same && found.format().isPresent()) {
      apart =
          decibelsApart(
              AdpcmDecoder.decode(format, bytes, 0, bytes.length),
              AdpcmDecoder.decode(found.format().get(), bytes, 0, bytes.length));
      same = apart == Double.POSITIVE_INFINITY;
      equal += same ? 1 : 0;
    }
    for (String row : List.of("all", "as " + kind(format), "in " + room)) {
      int[] count = right.computeIfAbsent(row, _ -> new int[3]);
      count[0] += same ? 1 : 0;
      count[1] += apart >= INAUDIBLE ? 1 : 0;
      count[2]++;
    }
    if (!same) {
      String named = found.format().map(AdpcmFormat::id).orElse("unknown");
      wrong.merge(
          "%s: %s taken for %s, %.0f dB apart".formatted(room, format, named, apart),
          1,
          Integer::sum);
    }
  }

  /** How far what is meant lies above its difference from what is heard; both have one length. */
  private static double decibelsApart(short[] meant, short[] heard) {
    if (meant.length != heard.length) {
      return 0;
    }
    double sound = 0;
    double difference = 0;
    for (int i = 0; i < meant.length; i++) {
      sound += (double) meant[i] * meant[i];
      difference += (double) (meant[i] - heard[i]) * (meant[i] - heard[i]);
    }
    return difference == 0 ? Double.POSITIVE_INFINITY : 10 * Math.log10((sound + 1) / difference);
  }

  private static String kind(AdpcmFormat format) {
    String family = format.family() == Family.IMA ? "ima " : "ms ";
    boolean stream = format.framing() == Framing.STREAM && format.family() == Family.MICROSOFT;
    return family + format.framing() + (stream ? " " + format.coefficients() : "");
  }

  private void print(int clips) {
    System.out.printf("%d clips, each packed in %d ways%n", clips, formats(0).size());
    right.forEach(
        (row, count) ->
            System.out.printf(
                "%-24s %5d of %5d right: %6.2f %%, by ear %5d: %6.2f %%%n",
                row,
                count[0],
                count[2],
                100.0 * count[0] / count[2],
                count[1],
                100.0 * count[1] / count[2]));
    System.out.printf("named otherwise, but the same samples: %d%n", equal);
    wrong.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(40)
        .forEach(entry -> System.out.printf("%5d  %s%n", entry.getValue(), entry.getKey()));
  }

  private static void time() {
    var threads = ManagementFactory.getThreadMXBean();
    short[] sound = new short[16_000 * 40];
    int x = 1;
    for (int i = 0; i < sound.length; i++) {
      x = x * 1664525 + 1013904223;
      double voice = Math.sin(2 * Math.PI * (120 + 30 * Math.sin(i / 9000.0)) * i / 16_000);
      double swell = Math.max(0, Math.sin(i / 4000.0));
      sound[i] = (short) (9000 * swell * voice * voice * voice + (x >> 25));
    }
    for (AdpcmFormat format :
        List.of(
            AdpcmFormat.imaStream(NibbleOrder.LOW_FIRST),
            AdpcmFormat.microsoftStream(0, NibbleOrder.HIGH_FIRST),
            new AdpcmFormat(Family.IMA, 0, NibbleOrder.LOW_FIRST, Framing.ANEW, 80))) {
      byte[] bytes = AdpcmEncoder.encode(format, sound);
      double[] runs = new double[RUNS + 1];
      for (int i = 0; i < runs.length; i++) {
        long begun = threads.getCurrentThreadCpuTime();
        Sniffer.sniff(bytes, 0, bytes.length);
        runs[i] = (threads.getCurrentThreadCpuTime() - begun) / 1e6;
      }
      double first = runs[0];
      Arrays.sort(runs);
      System.out.printf(
          "sniff    40 s at 16 kHz as %-22s first %6.1f ms, median %6.1f ms%n",
          format, first, runs[RUNS / 2]);
    }
  }
}
