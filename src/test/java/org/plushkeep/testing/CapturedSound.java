package org.plushkeep.testing;

import java.util.Arrays;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.playback.AudioOutput;

/**
 * A loudspeaker that a test listens to. Like a sound card it holds a tenth of a second and no more;
 * time passes slowly by itself, a tenth of its usual pace, and as fast as the test listens.
 */
public final class CapturedSound implements AudioOutput {
  private static final int BUFFERED = 1600;
  private static final long PATIENCE_MILLIS = 60_000;

  // All guarded by this.
  private short[] waiting = new short[0];
  private short[] heard = new short[0];
  private int heardSinceStop;
  private int openLines;
  private boolean plugged = true;

  /** Pulls the plug: from now on there is no sound device. */
  public synchronized void unplug() {
    plugged = false;
  }

  /** Listens to so many samples more, as soon as they are played. */
  public synchronized void listen(int samples) throws InterruptedException {
    long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
    int missing = samples;
    while (missing > 0) {
      int now = Math.min(missing, waiting.length);
      take(now);
      missing -= now;
      if (missing > 0) {
        if (System.currentTimeMillis() > deadline) {
          throw new AssertionError("nothing is played");
        }
        wait(100);
      }
    }
  }

  private void take(int count) {
    int before = heard.length;
    heard = Arrays.copyOf(heard, before + count);
    System.arraycopy(waiting, 0, heard, before, count);
    waiting = Arrays.copyOfRange(waiting, count, waiting.length);
    heardSinceStop += count;
    notifyAll();
  }

  /** What was heard since it was last asked. */
  public synchronized short[] takeHeard() {
    short[] all = heard;
    heard = new short[0];
    return all;
  }

  /** How many lines are open now. */
  public synchronized int openLines() {
    return openLines;
  }

  @Override
  public synchronized Line open(int sampleRate) throws AudioException {
    if (!plugged) {
      throw new AudioException("no sound device");
    }
    openLines++;
    waiting = new short[0];
    heardSinceStop = 0;
    return new Captured();
  }

  private final class Captured implements Line {
    private boolean open = true;

    @Override
    public void write(short[] samples, int offset, int count) throws AudioException {
      synchronized (CapturedSound.this) {
        if (waiting.length + count > BUFFERED) {
          await();
        }
        if (!plugged) {
          throw new AudioException("the sound device has gone");
        }
        if (waiting.length + count > BUFFERED) {
          take(count);
        }
        int before = waiting.length;
        waiting = Arrays.copyOf(waiting, before + count);
        System.arraycopy(samples, offset, waiting, before, count);
        CapturedSound.this.notifyAll();
      }
    }

    private void await() throws AudioException {
      try {
        CapturedSound.this.wait(100);
      } catch (InterruptedException e) {
        throw new AudioException("interrupted", e);
      }
    }

    @Override
    public long position() {
      synchronized (CapturedSound.this) {
        return heardSinceStop;
      }
    }

    /** Nobody need listen to the very end: it is heard in no time. */
    @Override
    public void drain() {
      synchronized (CapturedSound.this) {
        take(waiting.length);
      }
    }

    @Override
    public long stop() {
      synchronized (CapturedSound.this) {
        long heardUntilNow = heardSinceStop;
        waiting = new short[0];
        heardSinceStop = 0;
        return heardUntilNow;
      }
    }

    @Override
    public void close() {
      synchronized (CapturedSound.this) {
        if (open) {
          open = false;
          openLines--;
        }
        waiting = new short[0];
      }
    }
  }
}
