package org.plushkeep.toy.bluetooth.btleplug;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Notifications as the library keeps them for its one reader, in a broadcast channel of tokio's: 16
 * of them, and of more the oldest is dropped without a word.
 */
final class FakeChannel {
  private static final int MOST = 16;

  /** A radio brings no more in so long than a reader takes that is not held up. */
  private static final long PACE_MILLIS = 100;

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean reading;
  private boolean ended;
  private long taken;
  private long standsStillAt = Long.MAX_VALUE;
  private int dropping;

  FakeChannel() {
    Thread.ofPlatform().daemon().name("tokio notifications").start(this::read);
  }

  /**
   * The reader stands still at the notification after so many more, as a computer does that is
   * busy, until so many were dropped.
   */
  synchronized void standStill(int after, int dropped) {
    standsStillAt = taken + after;
    dropping = dropped;
  }

  /** Says something, on the radio's thread. */
  synchronized void send(Runnable notification) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PACE_MILLIS);
    while (waiting.size() >= MOST && !standsStill() && !ended && end - System.nanoTime() > 0) {
      pause();
    }
    if (waiting.size() >= MOST) {
      waiting.removeFirst();
      dropping--;
      if (dropping <= 0) {
        standsStillAt = Long.MAX_VALUE;
      }
    }
    waiting.addLast(notification);
    notifyAll();
  }

  private boolean standsStill() {
    return taken >= standsStillAt;
  }

  /** Waits until what was said has been heard, and ends. */
  synchronized void end() {
    standsStillAt = Long.MAX_VALUE;
    notifyAll();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while ((reading || !waiting.isEmpty()) && end - System.nanoTime() > 0) {
      pause();
    }
    ended = true;
    notifyAll();
  }

  private synchronized Runnable next() {
    reading = false;
    notifyAll();
    while ((waiting.isEmpty() || standsStill()) && !ended) {
      pause();
    }
    Runnable next = waiting.pollFirst();
    if (next != null) {
      reading = true;
      taken++;
    }
    notifyAll();
    return next;
  }

  private void read() {
    for (Runnable next = next(); next != null; next = next()) {
      next.run();
    }
  }

  private void pause() {
    try {
      wait(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
