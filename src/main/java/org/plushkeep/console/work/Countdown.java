package org.plushkeep.console.work;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time that is running out. To be asked often: a clock that was set back in between
 * makes it no longer, and one that was set forward, as by a computer that slept, ends it.
 */
public final class Countdown {
  private final Time time;
  private Instant asked;
  private Duration left;

  public Countdown(Time time, Duration whole) {
    this.time = time;
    asked = time.now();
    left = whole;
  }

  /** What is left of it, zero once it is over. */
  public Duration left() {
    Instant now = time.now();
    Duration passed = Duration.between(asked, now);
    asked = now;
    if (passed.isPositive()) {
      left = passed.compareTo(left) < 0 ? left.minus(passed) : Duration.ZERO;
    }
    return left;
  }

  public boolean isOver() {
    return left().isZero();
  }
}
