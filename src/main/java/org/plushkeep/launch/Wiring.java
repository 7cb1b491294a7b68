package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.plushkeep.toy.ToyFinder;

/**
 * The rooms as the command line needs them, put together by hand.
 *
 * @param radios the ways to real toys
 * @param practice makes the practice toy's way; its paw presses itself
 * @param window opens the window
 */
record Wiring(List<ToyFinder> radios, Supplier<ToyFinder> practice, WindowOpener window) {
  Wiring {
    radios = List.copyOf(radios);
  }

  /** The program as people use it. */
  static Wiring standard() {
    return new Wiring(Radios.ofThisComputer(), PracticeToys::onItsOwn, WindowWiring::open);
  }

  /** Opens the window and waits until it is closed. */
  @FunctionalInterface
  interface WindowOpener {
    ExitCode open(Path vaultFolder, BooleanSupplier interrupted) throws CommandFailure;
  }
}
