package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.RecordingId;

/** An erasure that was killed between two of its steps, and what else is wrong by then. */
class ErasureCutShortTest {
  private static final String DAMAGE = "UPDATE vault_state SET mac = X'00'";

  @TempDir private Path temp;

  private Path dir;
  private RecordingId gone;
  private RecordingId kept;
  private Message message;

  @BeforeEach
  void makeAVault() throws Exception {
    dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      List<RecordingId> both = TestVault.add(vault, 1, 2).stream().map(one -> one.id()).toList();
      gone = both.getFirst();
      kept = both.getLast();
      message = TestVault.message(vault, 3);
    }
  }

  private interface Work {
    void run(Store store, KeyRing keys) throws Exception;
  }

  private void withStore(Work work) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      work.run(store, keys);
      store.force();
    }
  }

  /** Steps one and two alone, as when the power fails between them and the third. */
  private static void drop(Store store, KeyRing keys, RecordingId... ids) throws Exception {
    JournalRows journal = new JournalRows(keys, store, Author.by(JournalSource.COMMAND));
    assertThat(Erasure.drop(store, keys, journal, Going.recordings(List.of(ids))))
        .isEqualTo(ids.length);
  }

  private VaultFile file() throws VaultException {
    return VaultFile.read(dir).file();
  }

  @Test
  void aDamagedStateLosesNoKeyOfAnErasureThatHappened() throws Exception {
    withStore(
        (store, keys) -> {
          drop(store, keys, gone);
          store.handle().execute(DAMAGE);
        });
    String next = Optional.ofNullable(file().nextEpoch()).orElseThrow().id();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
      assertThat(vault.messages().readClip(message.id())).isEqualTo(TestVault.clip(3));
      assertThat(vault.find(gone)).isEmpty();
    }
    assertThat(file().epoch().id()).isEqualTo(next);
    assertThat(file().nextEpoch()).isNull();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
    }
  }

  @Test
  void aDamagedStateHasNoErasureHappenThatDidNot() throws Exception {
    String now = file().epoch().id();
    withStore(
        (store, keys) -> {
          VaultFile file = keys.file();
          keys.replace(file.epoch(), keys.newEpoch(), false, file.generation());
          store.handle().execute(DAMAGE);
        });
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.readBytes(gone)).isEqualTo(TestVault.bytes(20_000, 1));
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
    }
    assertThat(file().epoch().id()).isEqualTo(now);
    assertThat(file().nextEpoch()).isNull();
  }

  @Test
  void aMessageTellsToo() throws Exception {
    withStore(
        (store, keys) -> {
          drop(store, keys, gone, kept);
          store.handle().execute(DAMAGE);
        });
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.count(RecordingFilter.ALL)).isZero();
      assertThat(vault.messages().readClip(message.id())).isEqualTo(TestVault.clip(3));
    }
  }

  @Test
  void whereNothingTellsBothKeysStay() throws Exception {
    withStore(
        (store, keys) -> {
          drop(store, keys, gone);
          store.handle().execute("DELETE FROM vault_state");
          store.handle().execute("UPDATE block_key SET wrapped = X'00'");
          store.handle().execute("UPDATE message SET data_key = X'00'");
          store.handle().execute("UPDATE toy_name SET data_key = X'00'");
        });
    VaultFile before = file();
    TestVault.open(dir).close();
    assertThat(file().epoch()).isEqualTo(before.epoch());
    assertThat(file().nextEpoch()).isEqualTo(before.nextEpoch()).isNotNull();
  }

  /**
   * An older database lies beside the key file for a while, as a synchronised folder puts it there:
   * no key opens it. Making it anew is no reason to drop the key of the one that is still missed.
   */
  @Test
  void anOlderDatabaseThatIsMadeAnewLosesNoKeyOfTheNewest() throws Exception {
    Path database = dir.resolve(Store.FILE);
    byte[] older = Files.readAllBytes(database);
    RecordingId third;
    try (Vault vault = TestVault.open(dir)) {
      third = TestVault.add(vault, 4).getFirst().id();
      vault.aboutToClose(); // erasing by locking leaves the making anew to the next opening
      vault.erase(List.of(gone));
    }
    withStore((store, keys) -> drop(store, keys, third)); // and the power fails before step three
    assertThat(file().compactionDue()).isTrue();
    byte[] newest = Files.readAllBytes(database);
    Files.write(database, older);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.age().kind()).isEqualTo(Age.Kind.OLDER_DATABASE);
    }
    Files.write(database, newest);
    try (Vault vault = TestVault.open(dir)) {
      assertThatCode(() -> assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2)))
          .as("the newest database again")
          .doesNotThrowAnyException();
    }
  }

  /** What was made anew is the older database: nothing of the newest has left its pages by that. */
  @Test
  void anOlderDatabaseThatIsMadeAnewDoesNotCountForTheNewest() throws Exception {
    Path database = dir.resolve(Store.FILE);
    byte[] older = Files.readAllBytes(database);
    try (Vault vault = TestVault.open(dir)) {
      vault.aboutToClose();
      vault.erase(List.of(gone));
    }
    assertThat(file().compactionDue()).isTrue();
    byte[] newest = Files.readAllBytes(database);
    Files.write(database, older);
    TestVault.open(dir).close();
    Files.write(database, newest);
    boolean told;
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.age().isNewest()).isTrue();
      told = vault.receipts().owed().orElseThrow().erased().compacted();
    }
    boolean here = DecryptedPages.hold(dir, DecryptedPages.bytes(gone));
    assertThat(told && here).as("made anew without it, says the receipt").isFalse();
  }

  /** It is under the key that the erasure was to destroy, and has not come as far as the newest. */
  @Test
  void anOlderDatabaseDoesNotTellThatAnErasureNeverHappened() throws Exception {
    Path database = dir.resolve(Store.FILE);
    byte[] older = Files.readAllBytes(database);
    try (Vault vault = TestVault.open(dir)) {
      TestVault.add(vault, 4);
    }
    withStore((store, keys) -> drop(store, keys, gone)); // and the power fails before step three
    byte[] newest = Files.readAllBytes(database);
    Files.write(database, older);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.age().kind()).isEqualTo(Age.Kind.OLDER_DATABASE);
    }
    assertThat(file().nextEpoch()).isNotNull();
    Files.write(database, newest);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.find(gone)).isEmpty();
      assertThat(vault.readBytes(kept)).isEqualTo(TestVault.bytes(20_000, 2));
    }
    assertThat(file().nextEpoch()).isNull();
  }

  @Test
  void anOlderDatabaseThatIsGoneOnWithIsMadeAnewAtTheNextOpening() throws Exception {
    Path database = dir.resolve(Store.FILE);
    byte[] older = Files.readAllBytes(database);
    try (Vault vault = TestVault.open(dir)) {
      vault.aboutToClose();
      vault.erase(List.of(gone));
    }
    withStore((store, keys) -> drop(store, keys, kept));
    Files.write(database, older);
    try (Vault vault = TestVault.open(dir)) {
      vault.keepAsNewest();
    }
    TestVault.open(dir).close();
    assertThat(file().compactionDue()).isFalse();
    assertThat(file().nextEpoch()).isNull();
  }

  @Test
  void aReceiptIsOwedFromTheMomentOn() throws Exception {
    withStore((store, keys) -> drop(store, keys, gone));
    try (Vault vault = TestVault.open(dir)) {
      Owed owed = vault.receipts().owed().orElseThrow();
      assertThat(owed.erased().recordings())
          .isEqualTo(vault.receipts().lookFor(Gone.recordings(List.of(gone))).recordings());
      assertThat(owed.erased().keyDestroyed()).isTrue();
    }
  }

  @Test
  void oneThatComesWithLockingTakesTheKeysAndLeavesTheRestToTheNextOpening() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      vault.aboutToClose();
      assertThat(vault.erase(List.of(gone))).isEqualTo(1);
      assertThat(vault.find(gone)).isEmpty();
      Erased owed = vault.receipts().owed().orElseThrow().erased();
      assertThat(owed.recordings()).hasSize(1);
      assertThat(owed.keyDestroyed()).isTrue();
      assertThat(owed.compacted()).as("told as pending").isFalse();
    }
    assertThat(file().nextEpoch()).isNull();
    assertThat(file().compactionDue()).isTrue();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(file().compactionDue()).isFalse();
      assertThat(vault.receipts().owed().orElseThrow().erased().compacted()).isTrue();
      assertThat(vault.ids(RecordingFilter.ALL)).containsExactly(kept);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }
}
