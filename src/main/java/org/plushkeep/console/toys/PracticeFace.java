package org.plushkeep.console.toys;

import java.util.function.Consumer;

/**
 * The outside of a practice toy: the heart that shows what it does, the paw to press, and a voice.
 */
public interface PracticeFace {
  /** What the heart does. */
  enum Heart {
    OFF,
    GLOWING,
    BLINKING
  }

  /** Presses the paw. Never blocks. */
  void pressPaw();

  /** Lets it record one more, as a child would by pressing its paw. Never blocks. */
  void record();

  /**
   * Tells, from any thread, at once and at every change, whether it remembers something that nobody
   * has fetched.
   *
   * @return closing it ends that
   */
  AutoCloseable watchMemory(Consumer<Boolean> listener);

  /**
   * Tells, from any thread, at once and at every change, what the heart does.
   *
   * @return closing it ends that
   */
  AutoCloseable watchHeart(Consumer<Heart> listener);
}
