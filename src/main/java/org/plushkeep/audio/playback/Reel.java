package org.plushkeep.audio.playback;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.dsp.Levelling;
import org.plushkeep.audio.dsp.Silences;
import org.plushkeep.audio.dsp.Span;
import org.plushkeep.audio.dsp.TimeStretch;

/**
 * What is heard of a recording when it is played from a place in a manner, piece by piece. Used by
 * one thread. What has to be measured is measured once, when a manner first asks for it.
 */
final class Reel {
  private final Pcm pcm;
  private Manner manner = Manner.PLAIN;
  private Route route;
  private @Nullable TimeStretch stretch;
  private @Nullable List<Span> silences;
  private @Nullable Levelling levelling;

  Reel(Pcm pcm) {
    this.pcm = pcm;
    route = routeFrom(0);
  }

  /** How it is played now. */
  Manner manner() {
    return manner;
  }

  /** Begins anew. */
  void begin(long sample, Manner wanted) {
    wipe();
    manner = wanted;
    route = routeFrom(wanted.within(sample));
    stretch =
        wanted.speed() == 1 ? null : new TimeStretch(wanted.speed(), pcm.sampleRate(), route::read);
  }

  private Route routeFrom(long sample) {
    return new Route(
        pcm.samples(),
        pcm.sampleRate(),
        sample,
        manner.loop(),
        manner.skipsSilence() ? silences() : List.of(),
        manner.levelled() ? levelling() : null);
  }

  private List<Span> silences() {
    List<Span> known = silences;
    if (known == null) {
      known = Silences.of(pcm);
      silences = known;
    }
    return known;
  }

  private Levelling levelling() {
    Levelling known = levelling;
    if (known == null) {
      known = Levelling.of(pcm);
      levelling = known;
    }
    return known;
  }

  /**
   * The next samples to be heard.
   *
   * @return how many; fewer than fit only at the end
   */
  int read(short[] into) {
    TimeStretch stretching = stretch;
    return stretching == null
        ? route.read(into, 0, into.length)
        : stretching.read(into, 0, into.length);
  }

  /**
   * Where in the recording one is after so many samples have been heard since it began.
   *
   * @param heard samples of what was read
   */
  Route.Place placeAfter(long heard) {
    return route.placeAt(Math.round(heard * manner.speed()));
  }

  /** Overwrites what it holds of the sound; the recording itself is its owner's. */
  void wipe() {
    if (stretch != null) {
      stretch.wipe();
    }
  }
}
