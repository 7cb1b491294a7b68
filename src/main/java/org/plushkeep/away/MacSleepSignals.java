package org.plushkeep.away;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sleep on macOS, which waits until it is allowed, at most 30 s. Neither a sleep that is only asked
 * about nor one that was told of is ever refused.
 */
public final class MacSleepSignals implements AwaySignals {
  /** Well before macOS sleeps without having been allowed to. */
  static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Supplier<Source> source;
  private final Duration pause;

  /** By IOKit. */
  public MacSleepSignals() {
    this(MacPower::new, LateWatch.PAUSE);
  }

  /**
   * @param source is asked for on a thread of its own; may throw where there is none
   */
  MacSleepSignals(Supplier<Source> source, Duration pause) {
    this.source = source;
    this.pause = pause;
  }

  /** What the system asks and says. */
  enum Notice {
    /** May it sleep? It waits for {@link Source.Connection#allow}. */
    MAY_SLEEP,
    /** It is about to sleep, and waits likewise. */
    WILL_SLEEP,
    /** It has slept. */
    HAS_SLEPT
  }

  /** Is told on the thread that listens. Must neither block nor throw. */
  @FunctionalInterface
  interface Notices {
    /**
     * Something was asked or said.
     *
     * @param id by which it is to be allowed
     */
    void told(Notice notice, long id);
  }

  /** Who tells. */
  interface Source {
    /** Listens on a thread of its own until it is closed. */
    Connection open(Notices notices);

    /** An open one. */
    interface Connection extends Watch {
      /** On any thread: the system waits no longer for an answer to that notice. */
      void allow(long id);
    }
  }

  @Override
  public Watch watch(Listener listener) {
    return LateWatch.begin("sleep notices", pause, () -> new Ear(listener).listen(source.get()));
  }

  private static final class Ear implements Notices {
    private final Listener listener;
    private final CompletableFuture<Source.Connection> connection = new CompletableFuture<>();
    private volatile boolean asleep;
    private volatile boolean closed;

    Ear(Listener listener) {
      this.listener = listener;
    }

    Watch listen(Source from) {
      Source.Connection open = from.open(this);
      connection.complete(open);
      return () -> {
        closed = true;
        open.close();
      };
    }

    @Override
    public void told(Notice notice, long id) {
      switch (notice) {
        case MAY_SLEEP -> allow(id);
        case WILL_SLEEP -> {
          asleep = true;
          if (closed) {
            allow(id);
          } else {
            var _ =
                listener
                    .left(Reason.SLEEP)
                    .toCompletableFuture()
                    .copy() // its end is the listener's own
                    .orTimeout(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)
                    .whenComplete((_, _) -> allow(id));
          }
        }
        case HAS_SLEPT -> {
          if (!asleep && !closed) { // nobody said that it would
            var _ = listener.left(Reason.SLEEP);
          }
          asleep = false;
        }
      }
    }

    private void allow(long id) {
      var _ = connection.thenAccept(open -> open.allow(id));
    }
  }
}
