package org.plushkeep.audio.playback;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.dsp.Span;
import org.plushkeep.audio.dsp.TimeStretch;

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

  /** What is written at a time, and so how soon a call is noticed. */
  private static final int PIECES_A_SECOND = 100;

  /** A shorter loop is lengthened to this: it would only hum. */
  private static final int SHORTEST_LOOPS_A_SECOND = 20;

  private static final long NANOS = 1_000_000_000;

  private final Pcm pcm;
  private final Controls controls;
  private final List<Consumer<State>> stateListeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> endListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<AudioException>> troubleListeners = new CopyOnWriteArrayList<>();

  // The player's thread alone.
  private final Speaker speaker;
  private final Reel reel;
  private final short[] piece;
  private State told = State.PAUSED;

  /**
   * A player that stands at the beginning.
   *
   * @param pcm owned from now on: wiped by {@link #close()}
   * @param output where to play; opened at the first {@link #play()}
   */
  public Player(Pcm pcm, AudioOutput output) {
    this.pcm = pcm;
    controls = new Controls(pcm.samples().length);
    reel = new Reel(pcm);
    piece = new short[Math.max(1, pcm.sampleRate() / PIECES_A_SECOND)];
    speaker =
        new Speaker(
            output,
            pcm.sampleRate(),
            trouble -> troubleListeners.forEach(listener -> listener.accept(trouble)));
    Thread.ofPlatform().daemon().name("player").start(this::run);
  }

  /** Starts or goes on; from the beginning if it had come to the end. */
  public void play() {
    controls.play();
  }

  /** Stands still where it is; nothing when not playing. */
  public void pause() {
    controls.pause();
  }

  /**
   * Goes to a position, clamped to the recording, and goes on doing what it was doing; at the end
   * it stands still there.
   */
  public void seek(Duration position) {
    controls.seek(sampleAt(position));
  }

  private int sampleAt(Duration position) {
    if (position.isNegative()) {
      return 0;
    }
    if (position.compareTo(duration()) >= 0) {
      return pcm.samples().length;
    }
    return (int) (position.toNanos() * pcm.sampleRate() / NANOS);
  }

  /**
   * Plays faster or slower from now on; the pitch is kept.
   *
   * @param speed 1 as it was recorded, at least 0.5, at most 2
   * @throws IllegalArgumentException for another
   */
  public void setSpeed(double speed) {
    if (!(speed >= TimeStretch.SLOWEST && speed <= TimeStretch.FASTEST)) {
      throw new IllegalArgumentException("speed " + speed);
    }
    controls.change(manner -> manner.withSpeed(speed));
  }

  /**
   * Plays a part again and again from now on. What stands outside it goes to its beginning.
   *
   * @param from its beginning, clamped to the recording
   * @param to its end, likewise; at least 50 ms later
   */
  public void loop(Duration from, Duration to) {
    int length = pcm.samples().length;
    int shortest = Math.min(length, pcm.sampleRate() / SHORTEST_LOOPS_A_SECOND);
    int begin = Math.min(sampleAt(from), length - shortest);
    int end = Math.max(sampleAt(to), begin + shortest);
    controls.change(manner -> manner.withLoop(end == begin ? null : new Span(begin, end)));
  }

  /** Plays on to the end again. */
  public void noLoop() {
    controls.change(manner -> manner.withLoop(null));
  }

  /** Whether long silences are left out from now on; not within a loop. */
  public void setSkipsSilence(boolean on) {
    controls.change(manner -> manner.withSkipsSilence(on));
  }

  /** Whether it is brought to one loudness with all others from now on. */
  public void setLevelled(boolean on) {
    controls.change(manner -> manner.withLevelled(on));
  }

  /** What is heard now, to 10 ms. */
  public Duration position() {
    long samples = controls.position();
    long rate = pcm.sampleRate();
    return Duration.ofSeconds(samples / rate, samples % rate * NANOS / rate);
  }

  /** How long the recording plays. */
  public Duration duration() {
    return pcm.duration();
  }

  /** What it is doing now. */
  public State state() {
    return controls.state();
  }

  /**
   * Called at every change of state that lasts long enough to be heard: play and pause in one
   * breath are none.
   */
  public void onState(Consumer<State> listener) {
    stateListeners.add(listener);
  }

  /** Called when the end was heard. */
  public void onEnd(Runnable listener) {
    endListeners.add(listener);
  }

  /**
   * Called at most once, when there is no device to play on. The player goes on in silence, at the
   * pace of real time, and looks for a device again whenever it starts to play.
   */
  public void onTrouble(Consumer<AudioException> listener) {
    troubleListeners.add(listener);
  }

  /** Stops, wipes the samples, and gives the device back as soon as the device allows. */
  @Override
  public void close() {
    controls.close();
    pcm.wipe();
  }

  private void run() {
    try (speaker) {
      while (told != State.CLOSED) {
        step();
      }
    } catch (InterruptedException nobodyDoesThis) {
      Thread.currentThread().interrupt();
    } finally {
      reel.wipe();
      Arrays.fill(piece, (short) 0);
    }
  }

  /** Does what was asked since the last step, or plays one piece. */
  private void step() throws InterruptedException {
    Controls.Order order = controls.await(told);
    boolean pauses = told == State.PLAYING && order.state() == State.PAUSED;
    if (order.jump() != Controls.NOWHERE) {
      speaker.stop();
      standAt(order.jump(), order.manner());
    } else if (pauses || !order.manner().equals(reel.manner())) {
      standAt(reel.placeAfter(speaker.stop()).sample(), order.manner());
    }
    if (order.state() != told) {
      tell(order.state());
    } else if (told == State.PLAYING && !speaker.isOpen()) {
      speaker.open(); // and look again: much may be asked while a device takes its time
    } else if (told == State.PLAYING) {
      playOn();
    }
  }

  private void tell(State state) {
    told = state;
    stateListeners.forEach(listener -> listener.accept(state));
  }

  /** What is played next begins at a sample, in a manner. */
  private void standAt(long sample, Manner manner) {
    reel.begin(sample, manner);
    controls.standsAt(sample);
  }

  private void playOn() {
    int count = reel.read(piece);
    if (count > 0) {
      speaker.write(piece, count);
      double rate = pcm.sampleRate() * reel.manner().speed();
      controls.hears(reel.placeAfter(speaker.heard()), rate);
    } else {
      end();
    }
  }

  private void end() {
    speaker.drain();
    speaker.stop();
    standAt(pcm.samples().length, reel.manner());
    if (controls.ends()) {
      tell(State.ENDED);
      endListeners.forEach(Runnable::run);
    }
  }
}
