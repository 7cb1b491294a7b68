package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.plushkeep.vault.disk.AtomicFilePath;

/**
 * The mark of a vault that is being made. Should that be cut short, the files it leaves have no key
 * file and hold nothing of anybody, and making the vault again begins by clearing them away. A
 * database without a key file and without the mark is another matter, and is left alone: a backup
 * still has its key file.
 */
final class Unfinished {
  private static final String MARK = "vault.unfinished";
  private static final Set<String> LEAVABLE =
      Set.of(
          MARK,
          Store.FILE,
          Store.FILE + AtomicFilePath.LOG,
          VaultFile.NAME + VaultFile.PART,
          VaultLock.NAME);

  private Unfinished() {}

  /** Whether there is nothing in a folder but what an unfinished vault has left, or a lock. */
  static boolean isAllThereIsIn(Path dir) throws IOException {
    Set<String> names = new TreeSet<>();
    OwnerOnly.list(dir).forEach(path -> names.add(path.getFileName().toString()));
    return LEAVABLE.containsAll(names) && (names.contains(MARK) || isOnlyALock(names));
  }

  private static boolean isOnlyALock(Set<String> names) {
    return names.isEmpty() || names.equals(Set.of(VaultLock.NAME));
  }

  /** Clears what there is, and sets the mark. The lock must be held. */
  static void begin(Path dir) throws IOException {
    OwnerOnly.writeForced(dir.resolve(MARK), new byte[0]);
    OwnerOnly.forceDirectory(dir);
    for (String name : LEAVABLE) {
      if (!name.equals(MARK) && !name.equals(VaultLock.NAME)) {
        Files.deleteIfExists(dir.resolve(name));
      }
    }
  }

  /** Once there is a key file. */
  static void end(Path dir) throws IOException {
    if (Files.deleteIfExists(dir.resolve(MARK))) {
      OwnerOnly.forceDirectory(dir);
    }
  }

  /**
   * As {@link #end}, for a vault that was made, but whose mark outlasted it; or the key file before
   * its last change did.
   */
  static void endQuietly(Path dir) {
    VaultFile.forgetFormer(dir);
    try {
      end(dir);
    } catch (IOException e) {
      // Such a mark beside a key file means nothing; the next unlocking tries again.
    }
  }

  /** Clears an empty place for a folder that is to get its name. */
  static void makeRoom(Path dir) throws IOException, VaultException {
    if (Files.exists(dir)) {
      try (VaultLock _ = VaultLock.take(dir)) {
        Vaults.refuseWhereSomethingIs(dir);
        begin(dir);
      }
      Files.deleteIfExists(dir.resolve(VaultLock.NAME));
      Files.deleteIfExists(dir.resolve(MARK));
      Files.delete(dir);
    }
  }
}
