package org.plushkeep.audio.playback;

import java.time.Duration;
import java.util.function.Consumer;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;

/**
 * Plays one recording on a thread of its own. No method waits for the device, so all may be called
 * from a window's thread. Listeners run on the player's thread.
 */
public final class Player implements AutoCloseable {
  /** What a player is doing. */
  public enum State {
    /** Stands still at its position. */
    PAUSED,
    /** Can be heard. */
    PLAYING,
    /** Came to the end; play starts from the beginning again. */
    ENDED,
    /** Closed; its samples are wiped. */
    CLOSED
  }

  private final Pcm pcm;

  /**
   * A player that stands at the beginning.
   *
   * @param pcm owned from now on: wiped by {@link #close()}
   * @param output where to play
   */
  public Player(Pcm pcm, AudioOutput output) {
    this.pcm = pcm;
  }

  /** Starts or goes on; from the beginning if it had come to the end. */
  public void play() {}

  /** Stands still where it is; nothing when not playing. */
  public void pause() {}

  /** Goes to a position, clamped to the recording, and goes on doing what it was doing. */
  public void seek(Duration position) {}

  /** What is heard now, to 10 ms. */
  public Duration position() {
    return Duration.ZERO;
  }

  /** How long the recording plays. */
  public Duration duration() {
    return pcm.duration();
  }

  /** What it is doing now. */
  public State state() {
    return State.PAUSED;
  }

  /** Called at every change of state. */
  public void onState(Consumer<State> listener) {}

  /** Called when the end was heard. */
  public void onEnd(Runnable listener) {}

  /**
   * Called at most once, when there is no device to play on. The player goes on in silence, at the
   * pace of real time.
   */
  public void onTrouble(Consumer<AudioException> listener) {}

  /** Stops, gives the device back and wipes the samples. */
  @Override
  public void close() {
    pcm.wipe();
  }
}
