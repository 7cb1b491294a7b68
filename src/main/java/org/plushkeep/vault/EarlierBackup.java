package org.plushkeep.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.VaultException.Problem;

/** The backup that is in a folder before the next one takes its place, if there is any. */
final class EarlierBackup {
  private final Access access;
  private final Path folder;

  EarlierBackup(Access access, Path folder) {
    this.access = access;
    this.folder = folder;
  }

  /**
   * What it tells of the vault as it was.
   *
   * @param reached where the history had come to; null where nothing tells
   */
  private record Told(VaultFile keyFile, VaultFile.@Nullable Anchor reached) {}

  /**
   * Refuses where it holds what the vault does not.
   *
   * @throws VaultException {@code NEWER_BACKUP}
   */
  void mustHoldNothingElse() throws VaultException {
    Told told = Files.exists(folder.resolve(BackupFile.NAME)) ? told() : null;
    if (told != null
        && unlessDamaged(
            true, // what that vault has lost may be there
            () -> access.call((open, _) -> isNewer(told, open, access.keys())))) {
      throw new VaultException(
          Problem.NEWER_BACKUP,
          "The backup in this folder holds what this vault does not: it is newer, another"
              + " computer's, has a newer key file, or is of before this vault lost something by"
              + " damage. Nothing was copied.");
    }
  }

  /** A list that is damaged tells nothing, and nobody restores by it. */
  private @Nullable Told told() throws VaultException {
    return unlessDamaged(
        null,
        () -> {
          BackupFile there = BackupFile.read(folder);
          return there.isOf(access.keys())
              ? new Told(VaultFile.parse(there.keyFile()).file(), there.reached())
              : null;
        });
  }

  /**
   * By its key file too: a vault that goes on under an older one has the whole history, and opens
   * less than the backup does.
   */
  private static boolean isNewer(Told told, Store open, KeyRing keys) {
    VaultFile file = keys.file();
    return told.keyFile.generation() > file.generation()
        || told.keyFile.edition() > file.edition()
        || (told.reached != null && Freshness.isBefore(open, keys, told.reached))
        || new Witnesses(open, keys).mayOpenBy(told.keyFile)
        || hasLostSince(told.reached, open);
  }

  /** Whether mending has cost something that was whole when that backup was made. */
  private static boolean hasLostSince(VaultFile.@Nullable Anchor reached, Store open) {
    return open.handle()
            .createQuery("SELECT COUNT(*) FROM journal WHERE event = ? AND detail = ? AND seq > ?")
            .bind(0, JournalEvent.MENDED.name())
            .bind(1, Mended.LOST)
            .bind(2, reached == null ? 0 : reached.count())
            .mapTo(long.class)
            .one()
        > 0;
  }

  interface Answer<T extends @Nullable Object> {
    T get() throws VaultException;
  }

  static <T extends @Nullable Object> T unlessDamaged(T otherwise, Answer<T> answer)
      throws VaultException {
    try {
      return answer.get();
    } catch (VaultException e) {
      if (e.problem() != Problem.DAMAGED) {
        throw e;
      }
      return otherwise;
    }
  }
}
