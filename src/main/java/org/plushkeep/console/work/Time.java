package org.plushkeep.console.work;

import java.time.Duration;
import java.time.Instant;

/** Time as the window needs it: what it is now, and being called again on the JavaFX thread. */
public interface Time {
  Instant now();

  /** Calls {@code tick} every {@code period} until stopped. */
  Stop every(Duration period, Runnable tick);

  /** Calls {@code then} once. */
  default Stop after(Duration delay, Runnable then) {
    Stop[] stop = new Stop[1];
    stop[0] =
        every(
            delay,
            () -> {
              stop[0].stop();
              then.run();
            });
    return stop[0];
  }

  /** Ends what was begun; harmless the second time. */
  @FunctionalInterface
  interface Stop {
    void stop();
  }
}
