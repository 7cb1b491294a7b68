package org.plushkeep.toy.cloudpets;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.plushkeep.toy.ToyException;

/** A lock over what notifications change, and waiting for it on another thread. */
final class Waiting {
  private static final Duration LOOK_UP = Duration.ofMillis(50);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Supplier<ToyException> lost;
  private boolean ended; // guarded by the lock

  /**
   * @param lost what is said to whoever waits after {@link #end}
   */
  Waiting(Supplier<ToyException> lost) {
    this.lost = lost;
  }

  /** What is waited for; asked holding the lock, often. */
  @FunctionalInterface
  interface Check {
    boolean isMet() throws ToyException;
  }

  /** Changes something that may be waited for. */
  void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing will be notified any more: who waits learns that the link was lost. */
  void end() {
    change(() -> ended = true);
  }

  /**
   * Waits.
   *
   * @return false when {@code most} has passed
   * @throws ToyException what is said after the end, {@code CANCELLED} when the thread is
   *     interrupted, and what the check says
   */
  boolean until(Check check, Duration most) throws ToyException {
    long begun = System.nanoTime();
    lock.lock();
    try {
      while (!check.isMet()) {
        if (ended) {
          throw lost.get();
        }
        long left = most.toNanos() - (System.nanoTime() - begun);
        if (left <= 0) {
          return false;
        }
        var _ = changed.awaitNanos(Math.min(left, LOOK_UP.toNanos()));
      }
      return true;
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      lock.unlock();
    }
  }

  /** Does nothing for so long. */
  static void pause(Duration howLong) throws ToyException {
    try {
      Thread.sleep(howLong);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static ToyException interrupted() {
    Thread.currentThread().interrupt();
    return ToyException.stopped();
  }
}
