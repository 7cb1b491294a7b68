package org.plushkeep.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;

/** Copies of a vault's folder, taken and put back by somebody who is not Plushkeep. */
public final class VaultFolders {
  private VaultFolders() {}

  /** Copies the files of a vault that is locked; those of the same name are replaced. */
  public static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (var files = Files.list(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /** Puts a copy in the place of the vault that is there. */
  public static void putBack(Path copy, Path vault) throws IOException {
    try (var files = Files.walk(vault)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    copy(copy, vault);
  }
}
