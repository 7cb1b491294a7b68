package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.DriveCollector;
import org.plushkeep.collect.DriveCount;
import org.plushkeep.collect.DriveErasure;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.drive.PracticeDrive;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Recorders that are plugged in as drives, on the command line. */
final class Recorders {
  private final Shell shell;
  private final Vault vault;
  private int refused;

  Recorders(Shell shell, Vault vault) {
    this.shell = shell;
    this.vault = vault;
  }

  /**
   * Those of this computer.
   *
   * @param practice a folder that stands in for one more
   */
  static MountedDrives mounted(Shell shell, @Nullable Path practice) throws CommandFailure {
    MountedDrives real = shell.wiring().drives();
    if (practice == null) {
      return real;
    }
    if (!PracticeDrive.is(practice)) {
      throw new CommandFailure(
          ExitCode.NO_SUCH,
          practice
              + " is no practice recorder; 'plushkeep practice drive FOLDER' makes an empty folder"
              + " one.");
    }
    return real.and(new PracticeDrive(practice));
  }

  static SeenToy seen(Drive drive) {
    return new SeenToy(drive.id(), drive.name(), SeenToy.Way.DRIVE, OptionalInt.empty());
  }

  static String name(Drive drive) {
    return drive.practice() ? "Practice recorder" : "Recorder " + drive.name();
  }

  /**
   * Collects what is on recorders that share a number, and tells of each. What the vault is too
   * damaged to take stays on them: {@link #refused}.
   *
   * @param erase whether to erase from them afterwards what is in the vault
   */
  void collect(List<Drive> drives, KnownToy known, boolean erase)
      throws ToyException, VaultException {
    ToyException trouble = null;
    for (Drive drive : drives) {
      try {
        collect(drive, known, erase);
      } catch (ToyException e) {
        if (e.problem() == ToyException.Problem.CANCELLED) {
          throw e;
        }
        trouble = e; // which is not the others'
      }
    }
    if (trouble != null) {
      throw trouble;
    }
  }

  /** How many recordings could not be stored, since the vault is damaged there. */
  int refused() {
    return refused;
  }

  private void collect(Drive drive, KnownToy known, boolean erase)
      throws ToyException, VaultException {
    DriveCollector collector = new DriveCollector(vault, drive);
    Told told = new Told();
    try {
      DriveCount count = collector.collect(known, told, shell.interrupted());
      shell.say(line(known, told.stored, count));
    } catch (ToyException | VaultException e) {
      if (told.stored + told.met.fresh() > 0) {
        shell.say(line(known, told.stored, told.met));
      }
      throw e;
    } finally {
      refused += told.met.fresh();
    }
    if (erase) {
      DriveErasure erasure = collector.erase(told, shell.interrupted());
      shell.say(line(known, erasure));
    }
  }

  private static String line(KnownToy known, int stored, DriveCount count) {
    StringBuilder line = new StringBuilder(start(known)).append(stored).append(" new");
    add(line, count.inVault() - stored, "already here");
    add(line, count.fresh(), "could not be stored");
    add(line, count.tooLarge(), "larger than 134 MB and left on it");
    add(line, count.unreadable(), "not readable");
    add(line, count.halfErased(), "half erased");
    add(line, count.others(), "other files left alone");
    if (!count.only().isEmpty()) {
      line.append(" (looked only in ").append(String.join(", ", count.only())).append(')');
    }
    if (!count.all()) {
      line.append("; there is more on it than Plushkeep looks at");
    }
    return Text.oneLine(line.toString());
  }

  private static String line(KnownToy known, DriveErasure erasure) {
    StringBuilder line =
        new StringBuilder(start(known)).append(erasure.erased()).append(" erased from it");
    add(line, erasure.left(), "left on it, not in the vault");
    add(line, erasure.failed(), "could not be erased");
    return Text.oneLine(line.toString());
  }

  private static String start(KnownToy known) {
    return known.name() + " (" + known.id() + "): ";
  }

  private static void add(StringBuilder line, int count, String what) {
    if (count > 0) {
      line.append(", ").append(count).append(' ').append(what);
    }
  }

  private static final class Told implements DriveCollector.Progress {
    private DriveCount met = DriveCount.NONE;
    private int stored;

    @Override
    public void count(DriveCount soFar) {
      met = soFar;
    }

    @Override
    public void stored(Recording recording) {
      stored++;
    }
  }
}
