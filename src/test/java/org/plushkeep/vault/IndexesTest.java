package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.RecordingId;

/** An erasure goes without the indexes, and whatever becomes of it, they are there again. */
class IndexesTest {
  private static final List<String> ALL =
      List.of("RECORDING_DIGEST", "RECORDING_NEWEST", "RECORDING_SILENCE", "RECORDING_TOY");

  @TempDir Path temp;

  @Test
  void theyAreThereAfterAnErasureAndAfterOneThatWasCancelled() throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids = filled(dir);
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(ids.subList(0, 1));
    }
    assertThat(indexes(dir)).isEqualTo(ALL);
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      JournalRows journal = new JournalRows(keys, store, Author.by(JournalSource.WINDOW));
      List<UUID> rest = ids.subList(1, 3).stream().map(RecordingId::uuid).toList();
      Runnable cancelled =
          () -> {
            throw new CancellationException();
          };
      assertThatThrownBy(
              () -> Erasure.drop(store, keys, journal, Going.byRule(rest, List.of(), cancelled)))
          .isInstanceOf(CancellationException.class);
      assertThat(indexes(store)).isEqualTo(ALL);
    } finally {
      keys.close();
    }
  }

  @Test
  void whereAnErasureFoundNoEndEverythingIsFoundAndTheNextChangeMakesThem() throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids = filled(dir);
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      store.indexes().drop();
      assertThat(indexes(store)).isEmpty();
      assertThat(new Listing(store).ids(RecordingFilter.ALL)).containsExactlyElementsOf(ids);
    } finally {
      keys.close();
    }
    try (Vault vault = TestVault.open(dir)) {
      vault.setNote(ids.getFirst(), "heard");
      assertThat(vault.ids(RecordingFilter.ALL)).containsExactlyElementsOf(ids);
    }
    assertThat(indexes(dir)).isEqualTo(ALL);
  }

  @Test
  void theyAreTheSameWhereTheirRowsAreSortedAFewAtATime() throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids = filled(dir);
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      Indexes indexes = new Indexes(store.handle(), 2);
      indexes.drop();
      indexes.make();
      assertThat(indexes(store)).isEqualTo(ALL);
      assertThat(new Listing(store).ids(RecordingFilter.ALL)).containsExactlyElementsOf(ids);
      assertThat(new IndexCheck(store).damaged()).isZero();
      assertThat(
              store
                  .handle()
                  .createQuery(
                      "SELECT setting_value FROM information_schema.settings WHERE setting_name ="
                          + " 'MAX_MEMORY_ROWS'")
                  .mapTo(int.class)
                  .one())
          .as("or results would go to a file that is not encrypted")
          .isEqualTo(Store.MEMORY_ROWS);
    } finally {
      keys.close();
    }
  }

  @Test
  void noRowTellsOfARecordingThatIsGone() throws Exception {
    Path dir = temp.resolve("vault");
    List<RecordingId> ids = filled(dir);
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    List<UUID> gone = ids.subList(0, 2).stream().map(RecordingId::uuid).toList();
    try (Store store = Store.open(dir, keys, "", false)) {
      for (RecordingId id : ids) {
        store.handle().execute("INSERT INTO rule_notice VALUES (?, 0, X'00')", id.uuid());
        store.handle().execute("INSERT INTO bin VALUES (?, 0, X'00')", id.uuid());
        store.handle().execute("INSERT INTO journal_about VALUES (1, ?, X'00')", id.uuid());
      }
      Leaving leaving = new Leaving(keys, store);
      store.handle().useTransaction(_ -> leaving.name(gone, Instant.EPOCH, () -> {}));
      for (String table : List.of("journal_about", "rule_notice", "bin")) {
        assertThat(telling(store, table)).as(table).isNotEmpty().doesNotContainAnyElementsOf(gone);
      }
    } finally {
      keys.close();
    }
  }

  private static List<UUID> telling(Store store, String table) {
    return store.handle().createQuery("SELECT recording_id FROM " + table).mapTo(UUID.class).list();
  }

  /** Newest first. */
  private static List<RecordingId> filled(Path dir) throws VaultException {
    try (Vault vault = TestVault.create(dir)) {
      TestVault.addSmall(vault, 5);
      return new ArrayList<>(vault.ids(RecordingFilter.ALL));
    }
  }

  private static List<String> indexes(Path dir) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      return indexes(store);
    } finally {
      keys.close();
    }
  }

  private static List<String> indexes(Store store) {
    return store
        .handle()
        .createQuery(
            "SELECT index_name FROM information_schema.indexes WHERE index_name LIKE 'RECORDING~_%'"
                + " ESCAPE '~' ORDER BY index_name")
        .mapTo(String.class)
        .list();
  }
}
