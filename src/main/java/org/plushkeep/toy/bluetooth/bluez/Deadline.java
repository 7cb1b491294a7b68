package org.plushkeep.toy.bluetooth.bluez;

import java.time.Duration;

/**
 * Until when something may take that is made of several steps.
 *
 * @param nanos on {@link System#nanoTime}'s clock
 */
record Deadline(long nanos) {
  static Deadline in(Duration most) {
    return new Deadline(System.nanoTime() + most.toNanos());
  }

  /** What is left for the next step, but no more than {@code most}; never negative. */
  Duration left(Duration most) {
    long left = Math.max(0, nanos - System.nanoTime());
    return left < most.toNanos() ? Duration.ofNanos(left) : most;
  }

  boolean over() {
    return nanos - System.nanoTime() <= 0;
  }
}
