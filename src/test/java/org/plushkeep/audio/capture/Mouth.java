package org.plushkeep.audio.capture;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.plushkeep.audio.AudioException;

/**
 * A stand-in for a microphone: it hears what a test says, and only while it is open. What is said
 * while it is shut is lost. A real one gives zeros between the sounds, at the rate of time; this
 * one gives nothing, so that a test knows every sample of what was recorded however long the
 * machine took, and is waited for as long as a real one gives zeros.
 */
public final class Mouth implements AudioInput {
  private static final long LOOK_AGAIN_NANOS = 200_000;
  private static final long PATIENCE_MILLIS = 60_000;

  private final int sampleRate;
  private short[] said = new short[0];
  private boolean takenIn = true;
  private Duration patience = Duration.ofMinutes(10);
  private boolean there = true;
  private boolean open;
  private int opened;

  /**
   * @param sampleRate what the device gives
   */
  public Mouth(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /** From the next opening on it has gone when it gives nothing for so long. */
  public synchronized void goneAfter(Duration nothing) {
    patience = nothing;
  }

  /**
   * Says something; waits until it has been heard to the end, or the line was shut. Whoever hears
   * it has taken in the last of it when it asks for more: not yet when that was handed over.
   */
  public void say(short... samples) {
    synchronized (this) {
      if (!open || !there) {
        return;
      }
      said = samples.clone();
      takenIn = false;
    }
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (isListening()) {
      if (System.currentTimeMillis() > deadline) {
        throw new AssertionError("nobody listens");
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  private synchronized boolean isListening() {
    return open && there && !takenIn;
  }

  /** From now on there is no device, or what there was has gone. */
  public synchronized void unplug() {
    there = false;
  }

  public synchronized void plugIn() {
    there = true;
  }

  public synchronized boolean isOpen() {
    return open;
  }

  /** How often it was opened. */
  public synchronized int opened() {
    return opened;
  }

  @Override
  public synchronized Line open() throws AudioException {
    if (!there) {
      throw new AudioException("This computer has no microphone right now.");
    }
    open = true;
    opened++;
    said = new short[0];
    return new MouthLine();
  }

  private final class MouthLine implements Line {
    @Override
    public int sampleRate() {
      return sampleRate;
    }

    @Override
    public int read(short[] samples) throws AudioException {
      synchronized (Mouth.this) {
        if (!there) {
          throw new AudioException("The microphone has gone.");
        }
        int count = Math.min(samples.length, said.length);
        System.arraycopy(said, 0, samples, 0, count);
        said = Arrays.copyOfRange(said, count, said.length);
        if (count > 0) {
          return count;
        }
        takenIn = true;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      return 0;
    }

    @Override
    public Duration patience() {
      synchronized (Mouth.this) {
        return patience;
      }
    }

    @Override
    public void close() {
      synchronized (Mouth.this) {
        open = false;
        said = new short[0];
      }
    }
  }
}
