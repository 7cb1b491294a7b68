package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.drive.MountedDrives;

/**
 * The rooms as the command line needs them, put together by hand.
 *
 * @param radios the ways to real toys
 * @param drives the recorders that are plugged in
 * @param practice makes the practice toy's way; its paw presses itself
 * @param window opens the window
 */
record Wiring(
    List<ToyFinder> radios,
    MountedDrives drives,
    Supplier<ToyFinder> practice,
    WindowOpener window) {
  Wiring {
    radios = List.copyOf(radios);
  }

  /** The program as people use it. */
  static Wiring standard() {
    return new Wiring(
        Radios.ofThisComputer(),
        MountedDrives.ofThisComputer(),
        PracticeToys::onItsOwn,
        WindowWiring::open);
  }

  /** Opens the window and waits until it is closed. */
  @FunctionalInterface
  interface WindowOpener {
    ExitCode open(Path vaultFolder, MountedDrives drives, BooleanSupplier interrupted)
        throws CommandFailure;
  }
}
