package org.plushkeep.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/** The window's start. */
final class PlushkeepWindow {
  private PlushkeepWindow() {}

  static ExitCode open(Path vaultFolder) throws CommandFailure {
    if (Files.exists(vaultFolder)) {
      throw new CommandFailure(ExitCode.FAILED, "The window is not wired yet.");
    }
    return ExitCode.FAILED;
  }
}
