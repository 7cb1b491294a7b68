package org.plushkeep.console.toys;

import java.util.function.Consumer;

/** The outside of a practice toy: the heart that shows what it does, and the paw to press. */
public interface PracticeFace {
  /** What the heart does. */
  enum Heart {
    OFF,
    GLOWING,
    BLINKING
  }

  /** Presses the paw. Never blocks. */
  void pressPaw();

  /**
   * Tells, from any thread, at once and at every change, what the heart does.
   *
   * @return closing it ends that
   */
  AutoCloseable watchHeart(Consumer<Heart> listener);
}
