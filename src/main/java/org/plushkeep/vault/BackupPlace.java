package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.plushkeep.vault.VaultException.Problem;

/** Where a backup lies: in a folder of its own, within the one that somebody has chosen. */
final class BackupPlace {
  private static final String FOLDER = "Plushkeep backup ";
  private static final String BLOCKS = "blocks";
  private static final int NAMED_BY = 8;

  private BackupPlace() {}

  /** The folder of a vault's backup, which need not be there yet. */
  static Path of(KeyRing keys, Path to) {
    return to.resolve(FOLDER + keys.vault().toString().substring(0, NAMED_BY));
  }

  static void make(Path backup) throws IOException {
    OwnerOnly.createDirectory(backup);
    OwnerOnly.createDirectory(backup.resolve(BLOCKS));
  }

  static Blocks blocks(Path backup) {
    return new Blocks(backup.resolve(BLOCKS));
  }

  /** The backup in a folder, or in the one folder of a backup's name within it. */
  static Path find(Path folder) throws VaultException {
    if (Files.exists(folder.resolve(BackupFile.NAME))) {
      return folder;
    }
    try {
      List<Path> found =
          OwnerOnly.list(folder).stream()
              .filter(path -> path.getFileName().toString().startsWith(FOLDER))
              .filter(path -> Files.exists(path.resolve(BackupFile.NAME)))
              .toList();
      if (found.size() == 1) {
        return found.getFirst();
      }
      throw new VaultException(
          Problem.NOT_A_VAULT,
          found.isEmpty()
              ? "This folder holds no backup of a vault."
              : "This folder holds backups of more than one vault. Choose one of them.");
    } catch (IOException e) {
      throw new VaultException(Problem.DISK, "The backup cannot be read.", e);
    }
  }

  static void mustBeOutside(Path vault, Path to) throws VaultException {
    if (real(to).startsWith(real(vault))) {
      throw new VaultException(
          Problem.ALREADY_EXISTS,
          "A backup inside the vault's own folder would be lost with it. Choose another folder.");
    }
  }

  /** Of what is not there yet: where it would be, by the links on the way that is there. */
  private static Path real(Path path) {
    Path whole = path.toAbsolutePath();
    Path name = whole.getFileName();
    Path parent = whole.getParent();
    try {
      return whole.toRealPath();
    } catch (IOException e) {
      return name == null || parent == null
          ? whole.normalize()
          : real(parent).resolve(name).normalize();
    }
  }
}
