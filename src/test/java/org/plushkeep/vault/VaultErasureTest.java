package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.vault.VaultException.Problem;

/** What is erased cannot be had back with the passphrase and all keys in hand. */
class VaultErasureTest {
  @TempDir private Path temp;

  @Test
  void theDatabaseFromBeforeOpensTheErasedNoMore() throws Exception {
    Path dir = temp.resolve("vault");
    Two two = Two.in(dir);
    RecordingId gone = two.gone();
    RecordingId kept = two.kept();
    Path before = temp.resolve("before");
    TestVault.copy(dir, before);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.erase(List.of(gone))).isEqualTo(1);
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
    // As somebody would who has the passphrase, an old copy of the database, and today's key file.
    Files.copy(
        dir.resolve(VaultFile.NAME),
        before.resolve(VaultFile.NAME),
        StandardCopyOption.REPLACE_EXISTING);
    try (Vault vault = TestVault.open(before)) {
      assertThat(vault.ids(RecordingFilter.ALL)).as("the row is in the old copy").contains(gone);
      assertThatThrownBy(() -> vault.readBytes(gone))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
      assertThatThrownBy(() -> vault.find(gone)).extracting("problem").isEqualTo(Problem.DAMAGED);
      assertThatThrownBy(() -> vault.readPeaks(gone))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
    }
  }

  @Test
  void nothingErasedIsLeftInTheDecryptedPages() throws Exception {
    Path dir = temp.resolve("vault");
    RecordingId gone;
    try (Vault vault = TestVault.create(dir)) {
      gone = TestVault.add(vault, 1).getFirst().id();
      TestVault.add(vault, 2);
    }
    byte[] dataKeyBefore = wrappedKey(dir, gone);
    assertThat(dataKeyBefore).isNotEmpty();
    assertThat(DecryptedPages.hold(dir, dataKeyBefore)).as("this search finds keys").isTrue();
    assertThat(DecryptedPages.hold(dir, DecryptedPages.bytes(gone))).isTrue();
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(List.of(gone));
    }
    assertThat(wrappedKey(dir, gone)).as("the row is gone").isEmpty();
    assertThat(DecryptedPages.hold(dir, dataKeyBefore)).isFalse();
    assertThat(DecryptedPages.hold(dir, DecryptedPages.bytes(gone))).isFalse();
    try (var files = Files.list(dir)) {
      for (Path file : files.toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain(gone.toString());
      }
    }
    assertThat(VaultFile.read(dir).file().compactionDue()).isFalse();
    assertThat(VaultFile.read(dir).file().nextEpoch()).isNull();
  }

  /**
   * Sealed content, peaks, note, digests, marks, ids: all that a row and its pieces were made of.
   */
  @Test
  void noColumnOfAnErasedRecordingOrMessageIsLeftInTheDecryptedPages() throws Exception {
    Path dir = temp.resolve("vault");
    RecordingId recording;
    Message message;
    try (Vault vault = TestVault.create(dir)) {
      recording = TestVault.add(vault, 1).getFirst().id();
      vault.setNote(recording, "sings of the moon and a cow");
      vault.retell(
          recording, "measured", Duration.ofSeconds(3), new Silence(800), TestVault.bytes(900, 7));
      message = TestVault.message(vault, 2);
      TestVault.add(vault, 3);
      TestVault.message(vault, 4);
    }
    List<byte[]> parts = new ArrayList<>();
    parts.addAll(columns(dir, "SELECT * FROM recording WHERE id = ?", recording.uuid()));
    parts.addAll(columns(dir, "SELECT * FROM piece WHERE recording_id = ?", recording.uuid()));
    parts.addAll(columns(dir, "SELECT * FROM message WHERE id = ?", message.id().uuid()));
    parts.addAll(
        columns(dir, "SELECT * FROM message_piece WHERE message_id = ?", message.id().uuid()));
    assertThat(parts).hasSizeGreaterThan(15);
    assertThat(parts).as("this search finds them").allMatch(part -> isIn(dir, part));
    assertThat(isIn(dir, "moon and a cow".getBytes(StandardCharsets.UTF_8)))
        .as("never in the clear, even under the database's own cipher")
        .isFalse();
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(List.of(recording));
      vault.messages().erase(List.of(message.id()));
    }
    assertThat(parts).noneMatch(part -> isIn(dir, part));
  }

  @Test
  void theIndexesOfALargeVaultKeepNoKeyOfTheErased() throws Exception {
    Path dir = temp.resolve("large");
    List<RecordingId> ids = new ArrayList<>();
    try (Vault vault = TestVault.create(dir)) {
      for (Recording one : TestVault.addSmall(vault, 600)) {
        ids.add(one.id());
      }
    }
    List<RecordingId> erased = ids.subList(0, 300);
    List<byte[]> digests = digests(dir, erased);
    byte[] before = DecryptedPages.read(dir);
    assertThat(digests).hasSize(300).allMatch(digest -> DecryptedPages.hold(before, digest));
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(erased);
    }
    byte[] after = DecryptedPages.read(dir);
    assertThat(digests).noneMatch(digest -> DecryptedPages.hold(after, digest));
  }

  private static List<byte[]> digests(Path dir, List<RecordingId> ids) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (keys;
        Store store = Store.open(dir, keys, "", false)) {
      return store
          .handle()
          .createQuery("SELECT digest FROM recording WHERE id IN (<ids>)")
          .bindList("ids", ids.stream().map(RecordingId::uuid).toList())
          .map((row, _) -> row.getBytes(1))
          .list();
    }
  }

  private static boolean isIn(Path dir, byte[] part) {
    try {
      return DecryptedPages.hold(dir, part);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What is long enough to be told from chance, at most 64 bytes of each. */
  private static List<byte[]> columns(Path dir, String query, UUID id) throws Exception {
    List<byte[]> found = new ArrayList<>();
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      for (Map<String, Object> row :
          store.handle().createQuery(query).bind(0, id).mapToMap().list()) {
        for (Object value : row.values()) {
          if (value instanceof byte[] bytes && bytes.length >= 16) {
            found.add(java.util.Arrays.copyOf(bytes, Math.min(64, bytes.length)));
          } else if (value instanceof UUID uuid) {
            found.add(DecryptedPages.bytes(new RecordingId(uuid)));
          }
        }
      }
    } finally {
      keys.close();
    }
    return found;
  }

  @Test
  void anErasureThatWasInterruptedIsEndedAtTheNextOpening() throws Exception {
    Path dir = temp.resolve("vault");
    Two two = Two.in(dir);
    RecordingId gone = two.gone();
    RecordingId kept = two.kept();
    // Steps one and two alone, as when the power fails between them and the third.
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      JournalRows journal = new JournalRows(keys, store, Author.by(JournalSource.COMMAND));
      assertThat(Erasure.drop(store, keys, journal, Going.recordings(List.of(gone)))).isEqualTo(1);
    }
    keys.close();
    assertThat(VaultFile.read(dir).file().nextEpoch()).isNotNull();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.find(gone)).isEmpty();
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
    assertThat(VaultFile.read(dir).file().nextEpoch()).isNull();
    assertThat(VaultFile.read(dir).file().compactionDue()).isFalse();
  }

  @Test
  void anErasureThatHadOnlyBegunNeverHappened() throws Exception {
    Path dir = temp.resolve("vault");
    RecordingId id;
    try (Vault vault = TestVault.create(dir)) {
      id = TestVault.add(vault, 1).getFirst().id();
    }
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    keys.replace(keys.file().epoch(), keys.newEpoch(), false, keys.file().generation());
    keys.close();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.readBytes(id)).isEqualTo(TestVault.bytes(20_000, 1));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
    assertThat(VaultFile.read(dir).file().nextEpoch()).isNull();
  }

  @Test
  void anErasedMessageIsGoneAsARecordingIsAndItsNeighboursStay() throws Exception {
    Path dir = temp.resolve("vault");
    Message gone;
    Message kept;
    RecordingId recording;
    try (Vault vault = TestVault.create(dir)) {
      gone = TestVault.message(vault, 1);
      kept = TestVault.message(vault, 2);
      recording = TestVault.add(vault, 3).getFirst().id();
    }
    Path before = temp.resolve("before");
    TestVault.copy(dir, before);
    byte[] keyBefore = wrappedKey(dir, "message", gone.id().uuid());
    RecordingId name = new RecordingId(gone.id().uuid());
    assertThat(DecryptedPages.hold(dir, keyBefore)).as("this search finds keys").isTrue();
    assertThat(DecryptedPages.hold(dir, DecryptedPages.bytes(name))).isTrue();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.messages().erase(List.of(gone.id(), MessageId.random()))).isEqualTo(1);
      assertThat(vault.messages().list()).containsExactly(kept);
      assertThat(vault.messages().readClip(kept.id())).isEqualTo(TestVault.clip(2));
      assertThat(vault.messages().readSource(kept.id())).isEqualTo(TestVault.source(2));
      assertThat(vault.readBytes(recording)).isEqualTo(TestVault.bytes(20_000, 3));
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertThat(wrappedKey(dir, "message", gone.id().uuid())).as("the row is gone").isEmpty();
    assertThat(DecryptedPages.hold(dir, keyBefore)).isFalse();
    assertThat(DecryptedPages.hold(dir, DecryptedPages.bytes(name))).isFalse();
    // As somebody would who has the passphrase, an old copy of the database, and today's key file.
    Files.copy(
        dir.resolve(VaultFile.NAME),
        before.resolve(VaultFile.NAME),
        StandardCopyOption.REPLACE_EXISTING);
    try (Vault vault = TestVault.open(before)) {
      assertThatThrownBy(() -> vault.messages().readClip(gone.id()))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
      assertThatThrownBy(() -> vault.messages().readSource(gone.id()))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
      assertThat(vault.messages().list()).as("its title does not open either").isEmpty();
    }
  }

  @Test
  void messagesSurviveTheErasureOfARecording() throws Exception {
    Path dir = temp.resolve("vault");
    Message kept;
    try (Vault vault = TestVault.create(dir)) {
      RecordingId gone = TestVault.add(vault, 1).getFirst().id();
      kept = TestVault.message(vault, 2);
      vault.erase(List.of(gone));
      assertThat(vault.messages().readClip(kept.id())).isEqualTo(TestVault.clip(2));
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.messages().list()).containsExactly(kept);
      assertThat(vault.messages().readSource(kept.id())).isEqualTo(TestVault.source(2));
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  /** A new vault with two recordings, of which one shall go. */
  private record Two(RecordingId gone, RecordingId kept) {
    static Two in(Path dir) throws VaultException {
      try (Vault vault = TestVault.create(dir)) {
        var both = TestVault.add(vault, 1, 2);
        vault.setNote(both.get(0).id(), "a secret");
        return new Two(both.get(0).id(), both.get(1).id());
      }
    }
  }

  /** As it lies in its block; empty when neither the row nor the block has it. */
  static byte[] wrappedKey(Path dir, RecordingId id) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      return store
          .handle()
          .createQuery("SELECT keys FROM key_block")
          .mapTo(byte[].class)
          .list()
          .stream()
          .flatMap(block -> KeyBlocks.entries(block).stream())
          .filter(entry -> entry.id().equals(id.uuid()))
          .map(KeyBlocks.Entry::key)
          .findFirst()
          .orElse(new byte[0]);
    } finally {
      keys.close();
    }
  }

  private static byte[] wrappedKey(Path dir, String table, UUID id) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      return store
          .handle()
          .createQuery("SELECT data_key FROM " + table + " WHERE id = ?")
          .bind(0, id)
          .mapTo(byte[].class)
          .findFirst()
          .orElse(new byte[0]);
    } finally {
      keys.close();
    }
  }
}
