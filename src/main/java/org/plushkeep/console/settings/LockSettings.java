package org.plushkeep.console.settings;

import java.time.Duration;
import java.util.List;

/**
 * When the window locks by itself, and what it does while it is locked.
 *
 * @param idleMinutes after how long that nobody used it, 1 to {@link #LONGEST_MINUTES}
 * @param whenMinimised whether also when the window is minimised
 * @param collectsAlone whether it collects while it is locked with nobody there, where a vault's
 *     parent has allowed collecting while locked
 */
public record LockSettings(int idleMinutes, boolean whenMinimised, boolean collectsAlone) {
  /** Longer is never waited. */
  public static final int LONGEST_MINUTES = 120;

  /** What is offered. */
  public static final List<Integer> CHOICES = List.of(1, 5, 15, 30, 60);

  /** Until somebody chooses otherwise. */
  public static final LockSettings USUAL = new LockSettings(15, false, false);

  public LockSettings {
    if (idleMinutes < 1 || idleMinutes > LONGEST_MINUTES) {
      throw new IllegalArgumentException("from 1 to " + LONGEST_MINUTES + " minutes");
    }
  }

  /** After how long without a key, a click or a move of the mouse. */
  public Duration patience() {
    return Duration.ofMinutes(idleMinutes);
  }
}
