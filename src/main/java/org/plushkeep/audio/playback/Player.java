package org.plushkeep.audio.playback;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

  /** What is written at a time, and so how soon a call is noticed. */
  private static final int PIECES_A_SECOND = 100;

  private static final long NOT_ASKED = -1;
  private static final long NANOS = 1_000_000_000;

  private final Pcm pcm;
  private final Speaker speaker;
  private final List<Consumer<State>> stateListeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> endListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<AudioException>> troubleListeners = new CopyOnWriteArrayList<>();

  // Shared by all threads, under the lock.
  private final Object lock = new Object();
  private State state = State.PAUSED;
  private long seekTo = NOT_ASKED;
  private Mark mark = Mark.at(0);

  // The player's thread alone.
  private final short[] piece;
  private State told = State.PAUSED;

  /** The sample that the speaker counts from. */
  private long base;

  /**
   * Which sample was heard at a moment of {@link System#nanoTime()}. From it the position is told
   * without asking the device.
   *
   * @param limit the sample that it cannot have passed
   */
  private record Mark(long sample, long limit, long nanos) {
    static Mark at(long sample) {
      return new Mark(sample, sample, 0);
    }

    long sampleNow(int sampleRate) {
      if (sample >= limit) {
        return limit;
      }
      long elapsed = System.nanoTime() - nanos;
      return Math.min(limit, sample + elapsed / 1000 * sampleRate / 1_000_000);
    }
  }

  /**
   * A player that stands at the beginning.
   *
   * @param pcm owned from now on: wiped by {@link #close()}
   * @param output where to play; opened at the first {@link #play()}
   */
  public Player(Pcm pcm, AudioOutput output) {
    this.pcm = pcm;
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
    synchronized (lock) {
      if (state == State.PLAYING || state == State.CLOSED) {
        return;
      }
      if (state == State.ENDED || positionInSamples() >= pcm.samples().length) {
        seekTo = 0;
      }
      state = State.PLAYING;
      lock.notifyAll();
    }
  }

  /** Stands still where it is; nothing when not playing. */
  public void pause() {
    synchronized (lock) {
      if (state == State.PLAYING) {
        state = State.PAUSED;
        lock.notifyAll();
      }
    }
  }

  /**
   * Goes to a position, clamped to the recording, and goes on doing what it was doing; at the end
   * it stands still there.
   */
  public void seek(Duration position) {
    synchronized (lock) {
      if (state == State.CLOSED) {
        return;
      }
      seekTo = sampleAt(position);
      if (state == State.ENDED) {
        state = State.PAUSED;
      }
      lock.notifyAll();
    }
  }

  private long sampleAt(Duration position) {
    if (position.isNegative()) {
      return 0;
    }
    if (position.compareTo(duration()) >= 0) {
      return pcm.samples().length;
    }
    return position.toNanos() * pcm.sampleRate() / NANOS;
  }

  /** What is heard now, to 10 ms. */
  public Duration position() {
    synchronized (lock) {
      long samples = positionInSamples();
      long rate = pcm.sampleRate();
      return Duration.ofSeconds(samples / rate, samples % rate * NANOS / rate);
    }
  }

  private long positionInSamples() {
    return seekTo == NOT_ASKED ? mark.sampleNow(pcm.sampleRate()) : seekTo;
  }

  /** How long the recording plays. */
  public Duration duration() {
    return pcm.duration();
  }

  /** What it is doing now. */
  public State state() {
    synchronized (lock) {
      return state;
    }
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
    synchronized (lock) {
      state = State.CLOSED;
      lock.notifyAll();
    }
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
      Arrays.fill(piece, (short) 0);
    }
  }

  /** Does what was asked since the last step, or plays one piece. */
  private void step() throws InterruptedException {
    State now;
    long jump;
    synchronized (lock) {
      while (state == told && state != State.PLAYING && seekTo == NOT_ASKED) {
        lock.wait();
      }
      now = state;
      jump = seekTo;
    }
    if (jump != NOT_ASKED) {
      speaker.stop();
      standAt(jump);
    } else if (told == State.PLAYING && now == State.PAUSED) {
      standAt(base + speaker.stop());
    }
    if (now != told) {
      told = now;
      stateListeners.forEach(listener -> listener.accept(now));
    } else if (now == State.PLAYING && !speaker.isOpen()) {
      speaker.open(); // and look again: much may be asked while a device takes its time
    } else if (now == State.PLAYING) {
      playOn();
    }
  }

  /** What is played next begins at a sample. */
  private void standAt(long sample) {
    base = sample;
    synchronized (lock) {
      mark = Mark.at(sample);
      if (seekTo == sample) {
        seekTo = NOT_ASKED;
      }
    }
  }

  private void playOn() {
    long from = base + speaker.written();
    int count = (int) Math.min(piece.length, pcm.samples().length - from);
    if (count == 0) {
      end();
      return;
    }
    System.arraycopy(pcm.samples(), (int) from, piece, 0, count);
    speaker.write(piece, count);
    long heard = base + speaker.heard();
    synchronized (lock) {
      mark = new Mark(heard, from + count, System.nanoTime());
    }
  }

  private void end() {
    speaker.drain();
    speaker.stop();
    standAt(pcm.samples().length);
    synchronized (lock) {
      if (state != State.PLAYING || seekTo != NOT_ASKED) {
        return; // somebody was quicker
      }
      state = State.ENDED;
    }
    told = State.ENDED;
    stateListeners.forEach(listener -> listener.accept(State.ENDED));
    endListeners.forEach(Runnable::run);
  }
}
