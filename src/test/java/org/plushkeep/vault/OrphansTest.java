package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;

class OrphansTest {
  @TempDir Path temp;

  @Test
  void piecesGoWithTheirRecordingsWhenTheDatabaseIsMadeAnew() throws Exception {
    Path dir = temp.resolve("vault");
    RecordingId kept;
    try (Vault vault = TestVault.create(dir)) {
      List<Recording> all = TestVault.addSmall(vault, 250);
      kept = all.getLast().id();
      vault.erase(all.subList(0, 249).stream().map(Recording::id).toList());
    }
    assertThat(owners(dir)).containsOnly(kept.uuid());
  }

  @Test
  void theyGoAtTheNextUnlockWhereThatWasCutShort() throws Exception {
    Path dir = temp.resolve("vault");
    RecordingId gone;
    RecordingId kept;
    try (Vault vault = TestVault.create(dir)) {
      List<Recording> both = TestVault.add(vault, 1, 2);
      gone = both.get(0).id();
      kept = both.get(1).id();
    }
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      Author author = Author.by(JournalSource.WINDOW);
      Erasure.drop(
          store, keys, new JournalRows(keys, store, author), Going.recordings(List.of(gone)));
      Erasure.settle(store, keys);
      assertThat(pieceOwners(store)).as("not yet").contains(gone.uuid());
    } finally {
      keys.close();
    }
    TestVault.open(dir).close();
    assertThat(owners(dir)).containsOnly(kept.uuid());
  }

  @Test
  void aDamagedRecordingThatComesInAgainLeavesNoPieces() throws Exception {
    Path dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      TestVault.add(vault, 1);
    }
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute("UPDATE piece SET bytes = X'00' WHERE kind = 'toy-bytes'");
      store.force();
    } finally {
      keys.close();
    }
    Recording again;
    try (Vault vault = TestVault.open(dir)) {
      again = TestVault.add(vault, 1).getFirst();
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
    assertThat(owners(dir)).containsOnly(again.id().uuid());
  }

  @Test
  void whatIsMissingStaysMissedWhenOthersComeInAndGo() throws Exception {
    Path dir = temp.resolve("vault");
    RecordingId missing;
    RecordingId another;
    try (Vault vault = TestVault.create(dir)) {
      List<Recording> all = TestVault.add(vault, 1, 2, 3);
      missing = all.get(0).id();
      another = all.get(1).id();
    }
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute("DELETE FROM recording WHERE id = ?", missing.uuid());
      store.force();
    } finally {
      keys.close();
    }
    try (Vault vault = TestVault.open(dir)) {
      TestVault.add(vault, 4);
      vault.erase(List.of(another));
      assertThat(vault.verify(_ -> {}).problems())
          .containsExactly("There should be 3 recordings, but 2 are here.");
    }
  }

  private static List<UUID> owners(Path dir) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      return pieceOwners(store);
    } finally {
      keys.close();
    }
  }

  private static List<UUID> pieceOwners(Store store) {
    return store.handle().createQuery("SELECT recording_id FROM piece").mapTo(UUID.class).list();
  }
}
