package org.plushkeep.toy.bluetooth.btleplug;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Hands on what a toy says, by one thread, in its order, and the end last. Bounded: the library's
 * thread is never kept waiting, since what it cannot hand over it drops without a word; so a toy
 * that says more than can be heard is let go of instead.
 */
final class Deliveries {
  /** A whole recording of the longest kind, at 20 bytes a notification. */
  static final int MOST = 32_768;

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private @Nullable Runnable last;
  private boolean ended;

  Deliveries() {
    Thread.ofVirtual().name("bluetooth link").start(this::run);
  }

  /**
   * Something more to do, in its turn. Nothing after the end.
   *
   * @return whether there was room for it
   */
  synchronized boolean add(Runnable delivery) {
    if (ended) {
      return true;
    }
    if (waiting.size() >= MOST) {
      return false;
    }
    waiting.add(delivery);
    notifyAll();
    return true;
  }

  /** The last thing to do, after all that waits. Only the first end counts. */
  synchronized void end(Runnable delivery) {
    if (!ended) {
      ended = true;
      last = delivery;
      notifyAll();
    }
  }

  private void run() {
    try {
      for (Runnable next = next(); next != null; next = next()) {
        next.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Runnable next() throws InterruptedException {
    while (waiting.isEmpty() && !ended) {
      wait();
    }
    Runnable next = waiting.poll();
    if (next == null) {
      next = last;
      last = null;
    }
    return next;
  }
}
