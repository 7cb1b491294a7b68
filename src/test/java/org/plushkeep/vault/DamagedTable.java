package org.plushkeep.vault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;

/** A locked vault of so many recordings that their table has several pages, one of which spoils. */
public final class DamagedTable {
  private DamagedTable() {}

  /** Of the table itself: rows of recordings are lost, and every index leads to them still. */
  public static void spoilRows(Path dir, char[] passphrase) throws Exception {
    spoil(dir, passphrase, "USE INDEX ()", "recording_newest");
  }

  /** Of the index by which the newest are found: the rows are all there. */
  public static void spoilIndex(Path dir, char[] passphrase) throws Exception {
    spoil(dir, passphrase, "USE INDEX (recording_newest)", "");
  }

  /** So that it is no longer read what is meant, and all else is. */
  private static void spoil(Path dir, char[] passphrase, String meant, String other)
      throws Exception {
    Path trial = Files.createDirectory(dir.resolveSibling("trial"));
    try {
      List<Long> pages = List.copyOf(DatabasePages.of(dir, passphrase.clone()).keySet());
      for (long page : pages.reversed()) {
        Inspection.remove(trial);
        TestVault.copy(dir, trial);
        TestVault.flip(trial.resolve(Store.FILE), page, 1);
        try (KeyRing keys = KeyRing.open(trial, passphrase.clone());
            Store store = Store.open(trial, keys, "", false)) {
          if (ids(store, meant).isEmpty()
              && ids(store, "USE INDEX (%s)".formatted(other)).isPresent()) {
            TestVault.flip(dir.resolve(Store.FILE), page, 1);
            return;
          }
        } catch (VaultException e) {
          // One without which H2 opens nothing.
        }
      }
      throw new IllegalStateException("there is no such page");
    } finally {
      Inspection.remove(trial);
    }
  }

  private static Optional<List<UUID>> ids(Store store, String hint) {
    try {
      return Optional.of(
          store.handle().createQuery("SELECT id FROM recording " + hint).mapTo(UUID.class).list());
    } catch (JdbiException e) {
      return Optional.empty();
    }
  }
}
