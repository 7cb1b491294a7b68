package org.plushkeep.audio.sniff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.adpcm.MicrosoftAdpcm;
import org.plushkeep.audio.adpcm.NibbleOrder;
import org.plushkeep.audio.sniff.Trial.Judged;

/**
 * Tells from the bytes alone how a sound was packed, or that they are none that it knows. Looks for
 * headers first, then reads the bytes as one stream in every way there is, and only when that gives
 * nothing as packets that each begin anew.
 */
public final class Sniffer {
  /** With less there is nothing to see: a quarter of a second. */
  public static final int FEWEST_BYTES = 2100;

  /** What is no sound at all has less. */
  private static final double LEAST_PLAUSIBLE = -14;

  /** Of packets; that they are there at all is what speaks for them. */
  private static final double LEAST_PLAUSIBLE_PACKETS = -18;

  private final Trial trial;
  private final Headers headers;
  private final Packets packets;
  private final boolean chance;
  private final List<Judged> judged = new ArrayList<>();

  private Sniffer(byte[] bytes, int from, int length) {
    trial = new Trial(bytes, from, length);
    headers = new Headers(bytes, from, length, trial);
    packets = new Packets(bytes, from, length);
    chance = Succession.isChance(bytes, from, length);
  }

  /**
   * What has been found.
   *
   * @param format the one that reads best, empty when none gives a sound
   * @param certainty of it against all others, 0..1; 0 when there is none
   * @param ways all that were tried and are not absurd (all, if all are), the best first: what to
   *     try by ear
   */
  public record Found(Optional<AdpcmFormat> format, double certainty, List<AdpcmFormat> ways) {
    static final Found NOTHING = new Found(Optional.empty(), 0, List.of());
  }

  /**
   * Looks at a range of bytes. Never throws, whatever they are.
   *
   * @param from 0..bytes.length
   * @param length at most bytes.length - from
   */
  public static Found sniff(byte[] bytes, int from, int length) {
    if (length < FEWEST_BYTES || isOneByteOnly(bytes, from, length)) {
      return Found.NOTHING;
    }
    Sniffer sniffer = new Sniffer(bytes, from, length);
    try {
      return sniffer.find();
    } finally {
      sniffer.trial.wipe();
    }
  }

  /** Silence, or an empty memory: every way to read it is as good as another. */
  private static boolean isOneByteOnly(byte[] bytes, int from, int length) {
    for (int i = from + 1; i < from + length; i++) {
      if (bytes[i] != bytes[from]) {
        return false;
      }
    }
    return true;
  }

  private Found find() {
    headers.find().forEach(this::judge);
    Optional<Judged> best = best(judged);
    if (best.isEmpty()) {
      best = best(packets.find().stream().map(this::judge).toList());
    }
    List<Judged> streams = streams().stream().map(this::judge).toList();
    if (best.isEmpty() && !chance) {
      best = best(streams);
    }
    best = best.map(this::amongRivals);
    return best.isEmpty()
        ? new Found(Optional.empty(), 0, ways(List.of()))
        : new Found(
            Optional.of(best.get().format()),
            certainty(best.get()),
            ways(List.of(best.get().format())));
  }

  private Judged amongRivals(Judged best) {
    return Rivals.has(best.format())
        ? Rivals.best(
            judged.stream().filter(one -> Rivals.are(one.format(), best.format())).toList())
        : best;
  }

  private Judged judge(AdpcmFormat format) {
    Judged one = trial.judge(format);
    judged.add(one);
    return one;
  }

  private static Optional<Judged> best(List<Judged> of) {
    return of.stream()
        .filter(Sniffer::isSound)
        .filter(one -> one.succession() > -Succession.SURE)
        .max(Comparator.comparingDouble(Judged::plausibility));
  }

  static boolean isSound(Judged one) {
    return one.runaway() <= Judged.MOST_RUNAWAY && one.plausibility() >= least(one.format());
  }

  private static double least(AdpcmFormat format) {
    return format.framing() == Framing.STREAM ? LEAST_PLAUSIBLE : LEAST_PLAUSIBLE_PACKETS;
  }

  private double certainty(Judged best) {
    double sum = 0;
    for (Judged one : judged) {
      sum += Math.exp(Math.min(0, one.plausibility() - best.plausibility()));
    }
    return 1 / sum;
  }

  private List<AdpcmFormat> ways(List<AdpcmFormat> first) {
    List<AdpcmFormat> ways = new ArrayList<>(first);
    boolean nothingFits = judged.stream().noneMatch(one -> one.runaway() <= Judged.MOST_RUNAWAY);
    judged.stream()
        .filter(one -> nothingFits || one.runaway() <= Judged.MOST_RUNAWAY)
        .sorted(Comparator.comparingDouble(Judged::plausibility).reversed())
        .map(Judged::format)
        .filter(format -> !ways.contains(format))
        .forEach(ways::add);
    return ways;
  }

  private static List<AdpcmFormat> streams() {
    List<AdpcmFormat> all = new ArrayList<>();
    for (NibbleOrder order : NibbleOrder.values()) {
      all.add(AdpcmFormat.imaStream(order));
      for (int set = 0; set < MicrosoftAdpcm.SETS; set++) {
        all.add(AdpcmFormat.microsoftStream(set, order));
      }
    }
    return all;
  }
}
