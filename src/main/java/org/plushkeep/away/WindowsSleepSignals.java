package org.plushkeep.away;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Sleep on Windows, which waits until the notice has been taken, though for about two seconds only
 * (Microsoft's words about {@code PBT_APMSUSPEND}). Before Windows 8 nothing is told.
 */
public final class WindowsSleepSignals implements AwaySignals {
  /** {@code PBT_APMSUSPEND} of winuser.h: it is about to sleep. */
  static final int SUSPEND = 0x4;

  /** {@code PBT_APMRESUMEAUTOMATIC}: it has slept. */
  static final int RESUME = 0x12;

  /** Windows goes to sleep before that; its thread is not to be kept for ever. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<Source> source;
  private final Duration pause;

  /** By powrprof.dll. */
  public WindowsSleepSignals() {
    this(WindowsPower::new, LateWatch.PAUSE);
  }

  /**
   * @param source is asked for on a thread of its own; may throw where there is none
   */
  WindowsSleepSignals(Supplier<Source> source, Duration pause) {
    this.source = source;
    this.pause = pause;
  }

  /** Who tells. */
  interface Source {
    /**
     * From now on {@code event} is called, on a thread of the system's, with what winuser.h calls
     * {@code PBT_…}; the system waits until it returns. It does not throw.
     */
    Watch register(IntConsumer event);
  }

  @Override
  public Watch watch(Listener listener) {
    Ear ear = new Ear(listener);
    return LateWatch.begin("sleep notices", pause, () -> source.get().register(ear));
  }

  private static final class Ear implements IntConsumer {
    private final Listener listener;
    private final AtomicBoolean asleep = new AtomicBoolean();

    Ear(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void accept(int event) {
      if (event == SUSPEND) {
        asleep.set(true);
        await();
      } else if (event == RESUME && !asleep.getAndSet(false)) { // nobody said that it would sleep
        await();
      }
    }

    private void await() {
      try {
        listener
            .left(Reason.SLEEP)
            .toCompletableFuture()
            .get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException | TimeoutException e) {
        // The system goes on.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
