package org.plushkeep.audio.capture;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;

/**
 * Records once, on a thread of its own, from {@link #start()} until it is stopped, full, or the
 * microphone goes. When it tells of an end the microphone is shut. No method but {@link #awaitEnd}
 * waits for the device. Listeners run on the recorder's thread.
 */
public final class Recorder implements AutoCloseable {
  /** What a recorder is doing, or how it came to its end. */
  public enum State {
    /** Not begun, or the device takes its time. */
    OPENING,
    /** The microphone hears. */
    RECORDING,
    /** Ended as it was asked to. */
    STOPPED,
    /** Ended because no more fits. */
    FULL,
    /** Ended because the microphone went away; what was heard by then is there. */
    GONE,
    /** There was no microphone. */
    NO_MICROPHONE;

    /** Whether nothing is recorded any more. */
    public boolean isEnd() {
      return this != OPENING && this != RECORDING;
    }
  }

  private static final int PIECES_A_SECOND = 50;
  private static final long NANOS = 1_000_000_000;

  private final AudioInput input;
  private final Duration limit;
  private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile State state = State.OPENING;
  private volatile Level level = Level.SILENCE;

  // Guarded by this.
  private short[] samples = new short[0];
  private int length;
  private int sampleRate = 1;
  private boolean closed;

  /**
   * A recorder that has not begun.
   *
   * @param limit how long it records at most
   */
  public Recorder(AudioInput input, Duration limit) {
    this.input = input;
    this.limit = limit;
  }

  /** Opens the microphone and records. To be called once. */
  public void start() {
    Thread.ofPlatform().daemon().name("recorder").start(this::run);
  }

  /** Called at every change of {@link #state()}. To be set before {@link #start()}. */
  public void onState(Consumer<State> listener) {
    listeners.add(listener);
  }

  /** Ends it soon; harmless afterwards. */
  public void stop() {
    stopping = true;
  }

  /** Waits for the end. Whether it came in time. */
  public boolean awaitEnd(Duration longest) throws InterruptedException {
    return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  public State state() {
    return state;
  }

  /** How loud it is now. */
  public Level level() {
    return level;
  }

  /** How much has been recorded. */
  public synchronized Duration length() {
    return Duration.ofNanos(length * NANOS / sampleRate);
  }

  /** Hands over what was recorded; nothing of it stays here. The caller wipes it. */
  public synchronized Pcm take() {
    Pcm taken = new Pcm(sampleRate, Arrays.copyOf(samples, length));
    wipe();
    return taken;
  }

  /** Stops, and wipes what was recorded and not taken. */
  @Override
  public void close() {
    stop();
    synchronized (this) {
      closed = true;
      wipe();
    }
  }

  private synchronized void wipe() {
    Arrays.fill(samples, (short) 0);
    length = 0;
  }

  private void run() {
    State end = State.NO_MICROPHONE;
    try (AudioInput.Line line = input.open()) {
      end = State.GONE; // what fails from now on
      end = record(line);
    } catch (AudioException | RuntimeException noneOrGone) {
      // Told by how far it came; a driver may throw anything.
    } finally {
      level = Level.SILENCE;
      tell(end);
      ended.countDown();
    }
  }

  private State record(AudioInput.Line line) throws AudioException {
    short[] piece = new short[Math.max(1, line.sampleRate() / PIECES_A_SECOND)];
    LevelMeter meter = new LevelMeter(line.sampleRate());
    long patience = line.patience().toNanos();
    begin(line.sampleRate());
    try {
      long heardAt = System.nanoTime();
      while (!stopping) {
        int count = line.read(piece);
        if (count > 0) {
          heardAt = System.nanoTime();
          level = meter.hear(piece, count);
          if (append(piece, count)) {
            return State.FULL;
          }
        } else if (System.nanoTime() - heardAt > patience) {
          return State.GONE;
        }
      }
      return State.STOPPED;
    } finally {
      Arrays.fill(piece, (short) 0);
    }
  }

  private void begin(int rate) {
    synchronized (this) {
      sampleRate = rate;
      samples = new short[Math.toIntExact(limit.toMillis() * rate / 1000)];
    }
    if (!stopping) {
      tell(State.RECORDING);
    }
  }

  /** Whether no more fits. */
  private synchronized boolean append(short[] piece, int count) {
    if (closed) {
      return true;
    }
    int fits = Math.min(count, samples.length - length);
    System.arraycopy(piece, 0, samples, length, fits);
    length += fits;
    return length == samples.length;
  }

  private void tell(State now) {
    state = now;
    listeners.forEach(listener -> listener.accept(now));
  }
}
