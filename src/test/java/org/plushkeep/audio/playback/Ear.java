package org.plushkeep.audio.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.plushkeep.audio.AudioException;

/**
 * A captured line. It has a buffer as a sound card has, and time passes only when the test listens;
 * an eager ear hears everything at once.
 */
public final class Ear implements AudioOutput {
  private static final int BUFFERED = 1600;
  private static final long LOOK_AGAIN_NANOS = 200_000;
  private static final int LITTLE = 10;
  private static final long PATIENCE_MILLIS = 60_000;

  private final boolean eager;
  private final int[] rates = new int[16];
  private short[] buffer = new short[0];
  private short[] everythingHeard = new short[0];
  private int opened;
  private int closed;
  private int stops;
  private long heardSinceStop;
  private boolean openable = true;
  private boolean deviceThere = true;

  private Ear(boolean eager) {
    this.eager = eager;
  }

  public static Ear eager() {
    return new Ear(true);
  }

  public static Ear patient() {
    return new Ear(false);
  }

  /** Waits, generously, for something to come true. */
  public static void waitFor(BooleanSupplier condition) {
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!condition.getAsBoolean()) {
      assertThat(System.currentTimeMillis()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
  }

  /** Lets so many samples pass, as soon as they have been written. */
  public synchronized void hear(int count) throws InterruptedException {
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    int missing = count;
    while (missing > 0) {
      int now = Math.min(missing, buffer.length);
      take(now);
      missing -= now;
      notifyAll();
      if (missing > 0) {
        assertThat(System.currentTimeMillis()).as("heard nothing").isLessThan(deadline);
        wait(100);
      }
    }
  }

  /** Listens on, a little at a time, until something comes true. */
  public void hearUntil(BooleanSupplier condition) {
    waitFor(
        () -> {
          synchronized (this) {
            if (condition.getAsBoolean()) {
              return true;
            }
            take(Math.min(LITTLE, buffer.length));
            notifyAll();
            return false;
          }
        });
  }

  private void take(int count) {
    int before = everythingHeard.length;
    everythingHeard = Arrays.copyOf(everythingHeard, before + count);
    System.arraycopy(buffer, 0, everythingHeard, before, count);
    buffer = Arrays.copyOfRange(buffer, count, buffer.length);
    heardSinceStop += count;
  }

  public synchronized short[] heard() {
    return everythingHeard.clone();
  }

  public synchronized int stops() {
    return stops;
  }

  public synchronized int opened() {
    return opened;
  }

  public synchronized int closed() {
    return closed;
  }

  public synchronized int rate() {
    return rates[0];
  }

  /** From now on {@link #open} waits. */
  public synchronized void holdTheDoor() {
    openable = false;
  }

  public synchronized void openTheDoor() {
    openable = true;
    notifyAll();
  }

  public synchronized void pullThePlug() {
    deviceThere = false;
    notifyAll();
  }

  @Override
  public synchronized Line open(int sampleRate) throws AudioException {
    rates[opened] = sampleRate;
    opened++;
    while (!openable) {
      waitHere();
    }
    heardSinceStop = 0;
    return new EarLine();
  }

  private void waitHere() {
    try {
      wait();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private final class EarLine implements Line {
    private boolean open = true;

    @Override
    public void write(short[] samples, int offset, int count) throws AudioException {
      synchronized (Ear.this) {
        assertThat(open).as("written after it was closed").isTrue();
        while (deviceThere && buffer.length + count > BUFFERED) {
          waitHere();
        }
        if (!deviceThere) {
          throw new AudioException("The loudspeaker has gone.");
        }
        int before = buffer.length;
        buffer = Arrays.copyOf(buffer, before + count);
        System.arraycopy(samples, offset, buffer, before, count);
        if (eager) {
          take(buffer.length);
        }
        Ear.this.notifyAll();
      }
    }

    @Override
    public long position() {
      synchronized (Ear.this) {
        return heardSinceStop;
      }
    }

    @Override
    public void drain() {
      synchronized (Ear.this) {
        while (buffer.length > 0) {
          waitHere();
        }
      }
    }

    @Override
    public long stop() {
      synchronized (Ear.this) {
        long heard = heardSinceStop;
        stops++;
        buffer = new short[0];
        heardSinceStop = 0;
        return heard;
      }
    }

    @Override
    public void close() {
      synchronized (Ear.this) {
        closed++;
        open = false;
        buffer = new short[0];
      }
    }
  }
}
