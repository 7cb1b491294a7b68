package org.plushkeep.audio.playback;

import java.util.function.UnaryOperator;
import org.plushkeep.audio.playback.Player.State;

/**
 * What is asked of a player and what it says of itself: the one thing that its callers and its own
 * thread share. No call waits, but {@link #await} for the next order.
 */
final class Controls {
  /** No place is asked for. */
  static final long NOWHERE = -1;

  private static final double NANOS = 1e9;

  private final int length;
  private State state = State.PAUSED;
  private Manner manner = Manner.PLAIN;
  private long seekTo = NOWHERE;
  private Mark mark = Mark.at(0);

  /**
   * What the player is to do.
   *
   * @param jump the sample to go to, or {@link #NOWHERE}
   */
  record Order(State state, Manner manner, long jump) {}

  /**
   * Which sample was heard at a moment of {@link System#nanoTime()}. From it the position is told
   * without asking the device.
   *
   * @param limit the sample that it cannot have passed
   * @param rate samples a second
   */
  private record Mark(long sample, long limit, long nanos, double rate) {
    static Mark at(long sample) {
      return new Mark(sample, sample, 0, 0);
    }

    long sampleNow() {
      if (sample >= limit) {
        return sample;
      }
      double elapsed = System.nanoTime() - nanos;
      return Math.min(limit, sample + (long) (elapsed * rate / NANOS));
    }
  }

  /**
   * @param length how many samples there are to play
   */
  Controls(int length) {
    this.length = length;
  }

  synchronized State state() {
    return state;
  }

  /** The sample that is heard now. */
  synchronized long position() {
    return seekTo == NOWHERE ? mark.sampleNow() : seekTo;
  }

  synchronized void play() {
    if (state == State.PLAYING || state == State.CLOSED) {
      return;
    }
    if (state == State.ENDED || position() >= length) {
      seekTo = manner.within(0);
    }
    state = State.PLAYING;
    notifyAll();
  }

  synchronized void pause() {
    if (state == State.PLAYING) {
      state = State.PAUSED;
      notifyAll();
    }
  }

  synchronized void seek(long sample) {
    if (state == State.CLOSED) {
      return;
    }
    seekTo = manner.within(sample);
    if (state == State.ENDED) {
      state = State.PAUSED;
    }
    notifyAll();
  }

  synchronized void change(UnaryOperator<Manner> change) {
    manner = change.apply(manner);
    long now = position();
    if (state != State.CLOSED && now < length && manner.within(now) != now) {
      seekTo = manner.within(now);
    }
    notifyAll();
  }

  synchronized void close() {
    state = State.CLOSED;
    notifyAll();
  }

  /**
   * The next order for the player's thread.
   *
   * @param told the state that it is in
   */
  synchronized Order await(State told) throws InterruptedException {
    while (state == told && state != State.PLAYING && seekTo == NOWHERE) {
      wait();
    }
    return new Order(state, manner, seekTo);
  }

  /** The player's thread stands at a sample. */
  synchronized void standsAt(long sample) {
    mark = Mark.at(sample);
    if (seekTo == sample) {
      seekTo = NOWHERE;
    }
  }

  /**
   * The player's thread hears a place.
   *
   * @param rate samples of the recording a second
   */
  synchronized void hears(Route.Place place, double rate) {
    mark = new Mark(place.sample(), place.end(), System.nanoTime(), rate);
  }

  /** The player's thread came to the end; false when something else was asked meanwhile. */
  synchronized boolean ends() {
    if (state != State.PLAYING || seekTo != NOWHERE) {
      return false;
    }
    state = State.ENDED;
    return true;
  }
}
