package org.plushkeep.away;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.plushkeep.away.AwaySignals.Watch;

/**
 * Begins to watch on a thread of its own, a moment after it was asked to, so that a window is drawn
 * meanwhile. What a system does not have is left alone.
 */
final class LateWatch implements Watch {
  /** Before it begins. */
  static final Duration PAUSE = Duration.ofSeconds(1);

  private static final System.Logger LOG = System.getLogger(LateWatch.class.getName());

  private final CountDownLatch closed = new CountDownLatch(1);
  private Optional<Watch> begun = Optional.empty(); // guarded by this

  private LateWatch() {}

  /**
   * Begins soon.
   *
   * @param thread what its thread is called
   * @param watch begins, on that thread; may throw what it likes where there is nothing to watch
   */
  static Watch begin(String thread, Duration pause, Supplier<Watch> watch) {
    LateWatch late = new LateWatch();
    Thread.ofPlatform().daemon().name(thread).start(() -> late.run(pause, watch));
    return late;
  }

  private void run(Duration pause, Supplier<Watch> watch) {
    try {
      if (!closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        begun(watch.get());
      }
    } catch (RuntimeException | LinkageError e) {
      LOG.log(System.Logger.Level.INFO, "this system does not tell: {0}", e.getClass().getName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void begun(Watch fresh) {
    if (closed.getCount() == 0) {
      fresh.close();
    } else {
      begun = Optional.of(fresh);
    }
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    begun.ifPresent(Watch::close);
    begun = Optional.empty();
  }
}
