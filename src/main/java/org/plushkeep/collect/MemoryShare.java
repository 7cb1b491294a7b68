package org.plushkeep.collect;

import java.util.concurrent.Semaphore;

/**
 * A share of the memory that recorders may have together: a class may plug in thirty at once, each
 * with recordings as large as one can be.
 */
final class MemoryShare implements AutoCloseable {
  private static final int MEBIBYTE = 1 << 20;
  private static final int MOST = (int) (5 * Importer.MOST_BYTES / MEBIBYTE);
  private static final Semaphore LEFT = new Semaphore(MOST, true);

  private final int mebibytes;

  private MemoryShare(int mebibytes) {
    this.mebibytes = mebibytes;
  }

  /** Waits until there is as much; more than there is in all is all of it. */
  static MemoryShare of(long bytes) {
    int mebibytes = (int) Math.min(MOST, bytes / MEBIBYTE + 1);
    LEFT.acquireUninterruptibly(mebibytes);
    return new MemoryShare(mebibytes);
  }

  /** What nobody has now, in mebibytes. */
  static int left() {
    return LEFT.availablePermits();
  }

  @Override
  public void close() {
    LEFT.release(mebibytes);
  }
}
