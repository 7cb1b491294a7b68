package org.plushkeep.audio.playback;

import java.util.concurrent.locks.LockSupport;

/**
 * Plays nothing, at the pace of real time: a machine without a loudspeaker still shows the position
 * move.
 */
public final class SilentOutput implements AudioOutput {
  @Override
  public Line open(int sampleRate) {
    return new SilentLine(sampleRate);
  }

  private static final class SilentLine implements Line {
    private static final long BUFFERED_NANOS = 40_000_000;

    private final int sampleRate;
    private long startedAt;
    private long written;

    SilentLine(int sampleRate) {
      this.sampleRate = sampleRate;
    }

    @Override
    public void write(short[] samples, int offset, int count) {
      if (position() >= written) { // ran dry, or not begun: time starts again here
        startedAt = System.nanoTime() - nanos(written);
      }
      long now = written;
      written = now + count;
      sleepUntil(startedAt + nanos(written) - BUFFERED_NANOS);
    }

    @Override
    public long position() {
      long soFar = written;
      if (soFar == 0) {
        return 0;
      }
      long elapsed = System.nanoTime() - startedAt;
      return Math.min(soFar, elapsed / 1000 * sampleRate / 1_000_000);
    }

    @Override
    public void drain() {
      sleepUntil(startedAt + nanos(written));
    }

    @Override
    public long stop() {
      long heard = position();
      written = 0;
      return heard;
    }

    @Override
    public void close() {
      written = 0;
    }

    private long nanos(long samples) {
      return samples * 1_000_000_000L / sampleRate;
    }

    private static void sleepUntil(long deadline) {
      long left = deadline - System.nanoTime();
      while (left > 0 && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(left);
        left = deadline - System.nanoTime();
      }
    }
  }
}
