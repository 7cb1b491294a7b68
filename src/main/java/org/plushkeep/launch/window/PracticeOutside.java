package org.plushkeep.launch.window;

import java.util.function.Consumer;
import org.plushkeep.console.toys.PracticeFace;

/**
 * The practice toy's heart and paw. Its heart stays dark as long as there is none to practise with.
 */
final class PracticeOutside implements PracticeFace {
  @Override
  public void pressPaw() {}

  @Override
  public AutoCloseable watchHeart(Consumer<Heart> listener) {
    listener.accept(Heart.OFF);
    return () -> {};
  }
}
