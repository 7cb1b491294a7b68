package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.VaultException.Problem;

/** What the vault remembers of how a toy's sound is read. */
class VaultSoundTest {
  @TempDir Path temp;
  private Path dir;

  @BeforeEach
  void makeAVault() throws Exception {
    dir = temp.resolve("vault");
    TestVault.create(dir).close();
  }

  @Test
  void whatCannotBeReadIsLookedAtByEachReaderOnce() throws Exception {
    RecordingId id;
    dir = temp.resolve("other");
    try (Vault vault = TestVault.create(dir)) {
      id = TestVault.add(vault, 1).getFirst().id();
      assertThat(vault.unread("unknown", 1)).containsExactly(id);
      vault.lookedAt(id, 1);
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.unread("unknown", 1)).isEmpty();
      assertThat(vault.unread("unknown", 2)).containsExactly(id);
      assertThat(vault.unmeasured("unknown")).isEmpty();
      assertThat(vault.find(id).orElseThrow().format()).isEqualTo("unknown");
      assertThat(vault.readPeaks(id)).containsExactly(1, 2, 3);
      vault.lookedAt(id, 2);
      assertThat(vault.unread("unknown", 2)).isEmpty();
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void aToysSoundIsRememberedWhenItIsRenamedToo() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys().getFirst().sound()).isEmpty();
      vault.setSound(TestVault.TOY, "ima-adpcm-low");
      vault.saveToy(new KnownToy(TestVault.TOY, "Bruno", "Ada", "", Instant.EPOCH));
    }
    try (Vault vault = TestVault.open(dir)) {
      KnownToy toy = vault.toys().getFirst();
      assertThat(toy.name()).isEqualTo("Bruno");
      assertThat(toy.sound()).isEqualTo("ima-adpcm-low");
      vault.setSound(TestVault.TOY, "");
      assertThat(vault.toys().getFirst().sound()).isEmpty();
    }
  }

  @Test
  void aToyThatIsNotPairedHasNoSound() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      assertThatThrownBy(() -> vault.setSound(new ToyId("another"), "ima-adpcm-low"))
          .extracting("problem")
          .isEqualTo(Problem.NO_SUCH);
    }
  }

  @Test
  void aSoundThatAStrangerWroteIsNotBelieved() throws Exception {
    sql("UPDATE toy SET sound = 'ms-adpcm-0-low'");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys()).isEmpty();
      assertThat(vault.verify(_ -> {}).isWhole()).isFalse();
    }
  }

  @Test
  void aVaultFromBeforeThereWasAChoiceOpensAndLearnsIt() throws Exception {
    Recording before;
    try (Vault vault = TestVault.open(dir)) {
      before = TestVault.add(vault, 1).getFirst();
    }
    sql("ALTER TABLE toy DROP COLUMN sound; DELETE FROM schema_version WHERE version >= 2");

    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      assertThat(vault.toys().getFirst().sound()).isEmpty();
      assertThat(vault.find(before.id())).contains(before);
      vault.setSound(TestVault.TOY, "ima-adpcm-high");
      assertThat(vault.toys().getFirst().sound()).isEqualTo("ima-adpcm-high");
    }
  }

  @Test
  void aMigrationThatWasKilledHalfWayGoesOn() throws Exception {
    sql("DELETE FROM schema_version WHERE version >= 2");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys()).hasSize(1);
    }
  }

  @Test
  void aRecordingIsToldOfAnewAndItsBytesStay() throws Exception {
    byte[] peaks = {7, 8, 9, 10};
    Recording before;
    try (Vault vault = TestVault.open(dir)) {
      before = TestVault.add(vault, 1).getFirst();
      vault.setNote(before.id(), "a song");
      vault.retell(before.id(), "ima-adpcm-low", Duration.ofMillis(1234), new Silence(10), peaks);
    }
    try (Vault vault = TestVault.open(dir)) {
      Recording after = vault.find(before.id()).orElseThrow();
      assertThat(after.format()).isEqualTo("ima-adpcm-low");
      assertThat(after.duration()).isEqualTo(Duration.ofMillis(1234));
      assertThat(after.note()).isEqualTo("a song");
      assertThat(after.sha256()).isEqualTo(before.sha256());
      assertThat(vault.readPeaks(before.id())).isEqualTo(peaks);
      assertThat(vault.readBytes(before.id())).isEqualTo(TestVault.bytes(20_000, 1));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  private void sql(String statements) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      for (String statement : statements.split(";")) {
        store.handle().execute(statement);
      }
      store.force();
    }
    keys.close();
  }
}
