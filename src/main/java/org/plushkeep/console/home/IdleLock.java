package org.plushkeep.console.home;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import org.plushkeep.console.work.Time;

/**
 * Locks when nobody has used the window for a while: a parent is called away, and the children's
 * voices do not stay open. A computer that wakes up after such a while locks at once.
 */
public final class IdleLock {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Scene scene;
  private final Time time;
  private final EventHandler<InputEvent> used = _ -> touch();
  private final Time.Stop watching;
  private Instant lastUse;

  /**
   * @param patience after how long without a key, a click or a move of the mouse; asked every time
   * @param busy whether something goes on that is not to be broken off: it counts as use
   * @param lock called once, on the JavaFX thread
   */
  public IdleLock(
      Scene scene, Time time, Supplier<Duration> patience, BooleanSupplier busy, Runnable lock) {
    this.scene = scene;
    this.time = time;
    lastUse = time.now();
    scene.addEventFilter(InputEvent.ANY, used);
    watching =
        time.every(
            LOOK_EVERY,
            () -> {
              boolean setBack = time.now().isBefore(lastUse); // a clock that was: it begins anew
              if (setBack || busy.getAsBoolean()) {
                touch();
              } else if (!time.now().isBefore(lastUse.plus(patience.get()))) {
                stop();
                lock.run();
              }
            });
  }

  private void touch() {
    lastUse = time.now();
  }

  public void stop() {
    scene.removeEventFilter(InputEvent.ANY, used);
    watching.stop();
  }
}
