package org.plushkeep.collect;

import java.time.Duration;

/**
 * Lets all recorders that are plugged in be counted before any is compared with the vault: of a
 * class that plugs in a hundred at once, everybody sees soon how many recordings are on theirs.
 */
final class CountsFirst {
  private final long mostNanos;
  private int counting; // guarded by this

  /**
   * @param most so long does one recorder wait for the others: one of them may be very slow, or
   *     very full
   */
  CountsFirst(Duration most) {
    mostNanos = most.toNanos();
  }

  /** A recorder is being counted, until closed. */
  interface Counting extends AutoCloseable {
    @Override
    void close();
  }

  /** Begins to count. */
  synchronized Counting counting() {
    counting++;
    return this::counted;
  }

  private synchronized void counted() {
    counting--;
    notifyAll();
  }

  /** Waits until none is being counted, or long enough. */
  synchronized void await() {
    long start = System.nanoTime();
    try {
      long left = mostNanos;
      while (counting > 0 && left > 0) {
        wait(left / 1_000_000, (int) (left % 1_000_000));
        left = mostNanos - (System.nanoTime() - start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // whoever reads next finds it
    }
  }
}
