package org.plushkeep.audio.playback;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.dsp.Levelling;
import org.plushkeep.audio.dsp.Span;

/**
 * The way through a recording: its samples in the order they are played, past silences and round a
 * loop, and what is needed to find the way back.
 */
final class Route {
  /** A loop's ends are faded over 2 ms, so that they do not click. */
  private static final int FADES_A_SECOND = 500;

  private final short[] samples;
  private final @Nullable Span loop;
  private final List<Span> silences;
  private final @Nullable Levelling levelling;
  private final int fade;

  /** Where the way jumps, in order; the first is at or before what is heard. */
  private final ArrayDeque<Leg> legs = new ArrayDeque<>();

  private long read;
  private long next;

  /**
   * A part of the way without a jump.
   *
   * @param start how far it is from the beginning of the way
   * @param sample the recording's sample there
   */
  private record Leg(long start, long sample) {}

  /**
   * A place in the recording.
   *
   * @param sample its number
   * @param end the sample up to which the way goes on without a jump, as far as it has been read
   */
  record Place(long sample, long end) {}

  /**
   * @param from the first sample
   * @param silences what is left out, in order
   * @param levelling the gain of each place; none for as it is
   */
  Route(
      short[] samples,
      int sampleRate,
      long from,
      @Nullable Span loop,
      List<Span> silences,
      @Nullable Levelling levelling) {
    this.samples = samples;
    this.loop = loop;
    this.silences = loop == null ? silences : List.of();
    this.levelling = levelling;
    fade = sampleRate / FADES_A_SECOND;
    next = from;
    legs.add(new Leg(0, from));
  }

  /**
   * Reads on.
   *
   * @return how many samples; fewer than {@code count} only at the end
   */
  int read(short[] into, int offset, int count) {
    int done = 0;
    while (done < count) {
      jump();
      int now = (int) Math.min(count - done, legEnd() - next);
      if (now <= 0) {
        break;
      }
      for (int i = 0; i < now; i++) {
        into[offset + done + i] = sample(next + i);
      }
      next += now;
      read += now;
      done += now;
    }
    return done;
  }

  /** Goes round the loop, or past a silence. */
  private void jump() {
    long to = next;
    if (loop != null && next >= loop.to()) {
      to = loop.from();
    }
    for (Span silence : silences) {
      if (next >= silence.from() && next < silence.to()) {
        to = silence.to();
      }
    }
    if (to != next) {
      next = to;
      legs.add(new Leg(read, to));
    }
  }

  private long legEnd() {
    if (loop != null) {
      return loop.to();
    }
    for (Span silence : silences) {
      if (silence.from() > next) {
        return silence.from();
      }
    }
    return samples.length;
  }

  private short sample(long at) {
    short plain = samples[(int) at];
    float gain = levelling == null ? 1 : levelling.gainAt(at);
    if (loop != null) {
      long toEdge = Math.min(at - loop.from(), loop.to() - 1 - at);
      gain *= toEdge < fade ? (toEdge + 0.5f) / fade : 1;
    }
    return gain == 1 ? plain : (short) Math.round(plain * gain);
  }

  /**
   * Where in the recording a place on the way is. What is before it is forgotten.
   *
   * @param distance samples from the beginning of the way; what is forgotten counts as its end
   */
  Place placeAt(long distance) {
    Leg leg = legs.getFirst();
    long reached = Math.clamp(distance, leg.start(), read);
    Leg following = second();
    while (following != null && following.start() <= reached) {
      legs.removeFirst();
      leg = following;
      following = second();
    }
    long end = following == null ? read : following.start();
    return new Place(leg.sample() + reached - leg.start(), leg.sample() + end - leg.start());
  }

  private @Nullable Leg second() {
    var all = legs.iterator();
    all.next();
    return all.hasNext() ? all.next() : null;
  }
}
