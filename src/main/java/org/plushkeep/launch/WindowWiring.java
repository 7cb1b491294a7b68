package org.plushkeep.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.plushkeep.launch.window.PlushkeepWindow;
import org.plushkeep.launch.window.WindowException;

/** The rooms as the window needs them. The only class beside the window's that knows of it. */
final class WindowWiring {
  private WindowWiring() {}

  static ExitCode open(Path vaultFolder, BooleanSupplier interrupted) throws CommandFailure {
    if (Files.exists(vaultFolder) && !Files.isDirectory(vaultFolder)) {
      throw new CommandFailure(ExitCode.FAILED, vaultFolder + " is a file, not a folder.");
    }
    try {
      PlushkeepWindow.open(
          vaultFolder,
          Radios.ofThisComputer(),
          PracticeToys::make,
          PracticeToys::another,
          interrupted);
      return ExitCode.DONE;
    } catch (WindowException e) {
      throw new CommandFailure(ExitCode.FAILED, CommandFailure.sentence(e), e);
    }
  }
}
