package org.plushkeep.away;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A locked screen and another user's session on macOS. No published notice tells of a locked
 * screen, so what the window server says of the session is looked at every two seconds.
 */
public final class MacSessionSignals implements AwaySignals {
  /** How often it looks. */
  static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  private final Supplier<Source> source;
  private final ClockSignals.Ticks ticks;

  /** By CoreGraphics. */
  public MacSessionSignals() {
    this(MacSession::new, ClockSignals::byAThreadOfItsOwn);
  }

  /**
   * @param source is asked for at the first look; may throw where there is none
   */
  MacSessionSignals(Supplier<Source> source, ClockSignals.Ticks ticks) {
    this.source = source;
    this.ticks = ticks;
  }

  /**
   * What the session is like.
   *
   * @param shown whether its screen is the one that is seen, and not another user's
   * @param locked whether the screen is locked
   */
  record Session(boolean shown, boolean locked) {}

  /** Who knows. */
  @FunctionalInterface
  interface Source {
    /** As it is now; empty when that is not known. */
    Optional<Session> now();
  }

  @Override
  public Watch watch(Listener listener) {
    Looking looking = new Looking(listener);
    return ticks.every(LOOK_EVERY, looking::look);
  }

  /** One listener's looks, one after the other. */
  private final class Looking {
    private final Listener listener;
    private @Nullable Source from;
    private Session last = new Session(true, false);
    private boolean givenUp;

    Looking(Listener listener) {
      this.listener = listener;
    }

    void look() {
      if (givenUp) {
        return;
      }
      Optional<Session> now;
      try {
        Source asked = from == null ? source.get() : from;
        from = asked;
        now = asked.now();
      } catch (RuntimeException | LinkageError e) {
        givenUp = true; // this system does not tell
        return;
      }
      try {
        now.ifPresent(this::compare);
      } catch (RuntimeException e) {
        // Whoever was told is in trouble, not the sign: the next one is told all the same.
      }
    }

    private void compare(Session now) {
      Session before = last;
      last = now;
      if (now.locked() && !before.locked()) {
        var _ = listener.left(Reason.SESSION_LOCKED);
      } else if (!now.shown() && before.shown()) {
        var _ = listener.left(Reason.SESSION_LEFT);
      }
    }
  }
}
