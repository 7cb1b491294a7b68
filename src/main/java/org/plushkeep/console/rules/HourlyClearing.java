package org.plushkeep.console.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.work.Time;

/**
 * Applies the rules of a vault that stays open once an hour, and never under a parent's hands: it
 * waits until the window was left alone for a minute and nothing goes on there, and a parent who
 * comes back meanwhile ends it with nothing erased, to be tried again. To be used on the JavaFX
 * thread; the work itself is done elsewhere.
 */
public final class HourlyClearing {
  /** From the end of one time to the next. */
  public static final Duration PERIOD = Duration.ofHours(1);

  /** For how long nobody has used the window before it begins. */
  public static final Duration REST = Duration.ofMinutes(1);

  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

  private final ClearingModel clearing;
  private final Time time;
  private final List<BooleanSupplier> occupied = new ArrayList<>();
  private Instant done;
  private Instant used;
  private boolean running;
  private Runnable stopRun = () -> {};
  private Time.@Nullable Stop watching;

  public HourlyClearing(ClearingModel clearing, Time time) {
    this.clearing = clearing;
    this.time = time;
    done = time.now();
    used = done;
  }

  /** Nothing is done while {@code now} says that somebody is at work. */
  public void notWhile(BooleanSupplier now) {
    occupied.add(now);
  }

  /** Begins to count; the rules have just been applied. */
  public void start() {
    stop();
    done = time.now();
    used = done;
    watching = time.every(LOOK_EVERY, this::look);
  }

  /** The vault is being locked. */
  public void stop() {
    if (watching != null) {
      watching.stop();
      watching = null;
    }
  }

  /** Somebody uses the window. */
  public void touch() {
    used = time.now();
    if (running) {
      stopRun.run();
    }
  }

  private void look() {
    Instant now = time.now();
    if (now.isBefore(done) || now.isBefore(used)) { // a clock that was set back: it begins anew
      done = now;
      used = now;
    }
    boolean due = !now.isBefore(done.plus(PERIOD));
    boolean alone = !now.isBefore(used.plus(REST));
    if (due && alone && !running && occupied.stream().noneMatch(BooleanSupplier::getAsBoolean)) {
      running = true;
      stopRun = clearing.runAgain(this::ended);
    }
  }

  private void ended(boolean whole) {
    running = false;
    if (whole) {
      done = time.now();
    }
  }
}
