package org.plushkeep.away;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Notices, on any system, that the computer has slept: when it looks at the clock again, much more
 * time has gone by than between two looks. That is told when the computer is awake again. A clock
 * that is put forward is taken for sleep too, which does no harm.
 */
public final class ClockSignals implements AwaySignals {
  /** How often it looks. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /** From how long on between two looks the computer was not just busy. */
  static final Duration SLEPT = Duration.ofSeconds(30);

  private final InstantSource clock;
  private final Ticks ticks;

  /** By the system's clock. */
  public ClockSignals() {
    this(InstantSource.system(), ClockSignals::byAThreadOfItsOwn);
  }

  /**
   * @param clock the wall clock: the one that goes on during sleep on every system
   */
  public ClockSignals(InstantSource clock, Ticks ticks) {
    this.clock = clock;
    this.ticks = ticks;
  }

  /** Being called again and again. */
  @FunctionalInterface
  public interface Ticks {
    /** Calls until closed. */
    Watch every(Duration period, Runnable tick);
  }

  @Override
  public Watch watch(Listener listener) {
    Looking looking = new Looking(listener, clock.instant());
    return ticks.every(LOOK_EVERY, looking::look);
  }

  /** Not the window's: a window that is busy for long has not slept. */
  static Watch byAThreadOfItsOwn(Duration period, Runnable tick) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("looks").factory());
    var _ =
        thread.scheduleWithFixedDelay(
            tick, period.toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
    return thread::shutdownNow;
  }

  /** One listener's looks. */
  private final class Looking {
    private final Listener listener;
    private Instant last;

    Looking(Listener listener, Instant last) {
      this.listener = listener;
      this.last = last;
    }

    void look() {
      Instant now = clock.instant();
      boolean slept = Duration.between(last, now).compareTo(SLEPT) > 0;
      last = now;
      if (slept) {
        var _ = listener.left(Reason.SLEEP);
      }
    }
  }
}
