package org.plushkeep.bus;

import java.time.Duration;

/**
 * Until when something may take that is made of several steps.
 *
 * @param nanos on {@link System#nanoTime}'s clock
 */
public record Deadline(long nanos) {
  public static Deadline in(Duration most) {
    return new Deadline(System.nanoTime() + most.toNanos());
  }

  /** What is left for the next step, but no more than {@code most}; never negative. */
  public Duration left(Duration most) {
    long left = Math.max(0, nanos - System.nanoTime());
    return left < most.toNanos() ? Duration.ofNanos(left) : most;
  }

  public boolean over() {
    return nanos - System.nanoTime() <= 0;
  }
}
