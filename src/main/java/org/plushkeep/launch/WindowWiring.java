package org.plushkeep.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.plushkeep.launch.window.PlushkeepWindow;
import org.plushkeep.launch.window.WindowException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.serial.SerialFinder;
import org.plushkeep.toy.serial.UsbPorts;
import org.plushkeep.vault.LastSeen;

/** The rooms as the window needs them. The only class beside the window's that knows of it. */
final class WindowWiring {
  private WindowWiring() {}

  static ExitCode open(
      Path vaultFolder, MountedDrives drives, UsbPorts ports, BooleanSupplier interrupted)
      throws CommandFailure {
    List<ToyFinder> ways = new ArrayList<>(Radios.ofThisComputer());
    ways.add(new SerialFinder(ports));
    return open(vaultFolder, DataFolder.lastSeen(), ways, drives, PracticeToys::make, interrupted);
  }

  /** With no radio, a practice toy that loses no time, and nothing outside the vault's parent. */
  static ExitCode openForRehearsal(Path vaultFolder, BooleanSupplier interrupted)
      throws CommandFailure {
    LastSeen lastSeen = LastSeen.in(vaultFolder.resolveSibling("last-seen"));
    return open(
        vaultFolder, lastSeen, List.of(), MountedDrives.none(), PracticeToys::instant, interrupted);
  }

  private static ExitCode open(
      Path vaultFolder,
      LastSeen lastSeen,
      List<ToyFinder> radios,
      MountedDrives drives,
      Supplier<PracticeToy> practice,
      BooleanSupplier interrupted)
      throws CommandFailure {
    if (Files.exists(vaultFolder) && !Files.isDirectory(vaultFolder)) {
      throw new CommandFailure(ExitCode.FAILED, vaultFolder + " is a file, not a folder.");
    }
    try {
      PlushkeepWindow.open(
          vaultFolder, lastSeen, radios, drives, practice, PracticeToys::another, interrupted);
      return ExitCode.DONE;
    } catch (WindowException e) {
      throw new CommandFailure(ExitCode.FAILED, CommandFailure.sentence(e), e);
    }
  }
}
