package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.serial.UsbPorts;

/**
 * The rooms as the command line needs them, put together by hand.
 *
 * @param radios the ways to real toys
 * @param drives the recorders that are plugged in
 * @param ports the USB serial ports
 * @param practice makes the practice toy's way; its paw presses itself
 * @param window opens the window
 * @param typed what a person types meanwhile, or a script sends
 */
record Wiring(
    List<ToyFinder> radios,
    MountedDrives drives,
    UsbPorts ports,
    Supplier<ToyFinder> practice,
    WindowOpener window,
    TypedLines typed) {
  Wiring {
    radios = List.copyOf(radios);
  }

  /** The program as people use it. */
  static Wiring standard() {
    return new Wiring(
        Radios.ofThisComputer(),
        MountedDrives.ofThisComputer(),
        UsbPorts.ofThisComputer(),
        PracticeToys::onItsOwn,
        WindowWiring::open,
        TypedLines.standard());
  }

  /** Opens the window and waits until it is closed. */
  @FunctionalInterface
  interface WindowOpener {
    ExitCode open(
        Path vaultFolder, MountedDrives drives, UsbPorts ports, BooleanSupplier interrupted)
        throws CommandFailure;
  }
}
