package org.plushkeep.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** The rooms as the window needs them. The only class beside the window's that sees JavaFX. */
final class WindowWiring {
  private WindowWiring() {}

  static ExitCode open(Path vaultFolder, BooleanSupplier interrupted) throws CommandFailure {
    if (interrupted.getAsBoolean() || Files.isRegularFile(vaultFolder)) {
      throw new CommandFailure(ExitCode.FAILED, vaultFolder + " is a file, not a folder.");
    }
    return ExitCode.FAILED;
  }
}
