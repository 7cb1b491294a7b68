package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.vault.CareBook.Forgotten;

/** What a vault on the disk keeps for the care of its toys. */
class VaultCareTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final ToyId OTHER = new ToyId("C4:BE:84:00:00:02");

  @TempDir Path dir;

  @BeforeEach
  void make() throws VaultException {
    TestVault.create(dir).close();
  }

  private void sql(String statements) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      store.handle().createScript(statements).execute();
      store.force();
    } finally {
      keys.close();
    }
  }

  @Test
  void slotsAndCapAreThereAfterLocking() throws Exception {
    MessageId message = MessageId.random();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().volumeCap(TestVault.TOY)).isEqualTo(CareBook.NO_CAP);
      assertThat(vault.care().slots(TestVault.TOY)).isEmpty();
      vault.care().setVolumeCap(TestVault.TOY, 150);
      vault.care().put(TestVault.TOY, ToySlot.unknown(3, NOW));
      vault.care().put(TestVault.TOY, ToySlot.message(3, message, NOW));
      vault.care().put(TestVault.TOY, ToySlot.silence(1, NOW));
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().volumeCap(TestVault.TOY)).isEqualTo(150);
      assertThat(vault.care().slots(TestVault.TOY))
          .containsExactly(ToySlot.silence(1, NOW), ToySlot.message(3, message, NOW));
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 10))
          .extracting(JournalEntry::event)
          .contains(JournalEvent.MESSAGE_SENT, JournalEvent.VOLUME_CAPPED);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void whatWasNotWrittenHereIsNotBelieved() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      vault.care().setVolumeCap(TestVault.TOY, 150);
      vault.care().put(TestVault.TOY, ToySlot.silence(1, NOW));
      vault.care().put(TestVault.TOY, ToySlot.silence(2, NOW));
    }
    sql("UPDATE toy_slot SET content = 'MESSAGE' WHERE slot = 2; UPDATE toy_volume SET cap = 20");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().slots(TestVault.TOY)).containsExactly(ToySlot.silence(1, NOW));
      assertThat(vault.care().volumeCap(TestVault.TOY)).isEqualTo(CareBook.NO_CAP);
      assertThat(vault.verify(_ -> {}).problems())
          .anyMatch(problem -> problem.contains("slots, its volume or its safety"));
    }
  }

  @Test
  void whatWasFoundOfItsSafetyLastIsThereAfterLocking() throws Exception {
    SafetyNote first = new SafetyNote(NOW, "1\tTOY\tCloudPets");
    SafetyNote second = new SafetyNote(NOW.plusSeconds(60), "1\tTOY\tCloudPets B 1.0.19 \u00e4");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().lastLook(TestVault.TOY)).isEmpty();
      vault.care().looked(TestVault.TOY, first);
      assertThat(vault.care().lastLook(TestVault.TOY)).hasValue(first);
      vault.care().looked(TestVault.TOY, second);
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().lastLook(TestVault.TOY)).hasValue(second);
      assertThat(vault.care().lastLook(OTHER)).isEmpty();
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
    sql("UPDATE toy_safety SET findings = '1\tTOY\tall is well'");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().lastLook(TestVault.TOY)).as("nobody here wrote that").isEmpty();
      assertThat(vault.verify(_ -> {}).problems()).anyMatch(problem -> problem.contains("safety"));
      vault.care().looked(TestVault.TOY, second);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void whatWasFoundOfItsSafetyGoesWithTheToyAndComesNotBack() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      TestVault.add(vault, 1);
      vault.care().looked(TestVault.TOY, new SafetyNote(NOW, "x"));
      vault.care().forget(TestVault.TOY);
      assertThat(vault.care().lastLook(TestVault.TOY)).isEmpty();
      vault.saveToy(new KnownToy(TestVault.TOY, "Ben", "Ada", "", NOW));
      assertThat(vault.care().lastLook(TestVault.TOY)).isEmpty();
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void aToyThatIsForgottenKeepsItsRecordingsAndTheirNames() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      TestVault.add(vault, 1, 2);
      vault.care().setVolumeCap(TestVault.TOY, 150);
      vault.care().put(TestVault.TOY, ToySlot.silence(1, NOW));
      assertThat(vault.care().forget(TestVault.TOY)).isEqualTo(new Forgotten(2, true));
      assertThat(vault.toys()).isEmpty();
      assertThatThrownBy(() -> TestVault.add(vault, 3))
          .as("nothing comes from it any more")
          .isInstanceOfSatisfying(
              VaultException.class,
              e -> assertThat(e.problem()).isEqualTo(VaultException.Problem.NO_SUCH));
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys()).isEmpty();
      assertThat(vault.care().everyToy()).extracting(KnownToy::name).containsExactly("Bentley");
      assertThat(vault.page(RecordingFilter.ALL, 0, 9))
          .hasSize(2)
          .allMatch(one -> one.toyName().equals("Bentley") && one.child().equals("Ada"));
      assertThat(vault.care().slots(TestVault.TOY)).isEmpty();
      assertThat(vault.care().volumeCap(TestVault.TOY)).isEqualTo(CareBook.NO_CAP);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      vault.saveToy(new KnownToy(TestVault.TOY, "Ben", "Ada", "", NOW));
      assertThat(vault.toys()).as("paired again").extracting(KnownToy::name).containsExactly("Ben");
      TestVault.add(vault, 3);
    }
  }

  @Test
  void whatAForgottenToyAndTheVaultAgreedOnIsForgottenToo() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      KnownToy known = vault.toys().getFirst();
      vault.saveToy(known, new byte[] {1, 2, 3});
      TestVault.add(vault, 1);
      assertThat(vault.care().forget(known.id()).recordings()).as("they stay").isEqualTo(1);
      assertThat(vault.toySecret(known.id())).isEmpty();
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void aToyWithoutRecordingsIsForgottenWhole() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().forget(TestVault.TOY)).isEqualTo(new Forgotten(0, true));
      assertThat(vault.care().everyToy()).isEmpty();
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 1))
          .extracting(JournalEntry::event)
          .containsExactly(JournalEvent.TOY_FORGOTTEN);
    }
  }

  @Test
  void aForgottenToyCannotBeMadeAPairedOneBehindTheVaultsBack() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      TestVault.add(vault, 1);
      vault.care().forget(TestVault.TOY);
    }
    sql("UPDATE toy SET forgotten = FALSE");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys()).isEmpty();
      assertThat(vault.verify(_ -> {}).isWhole()).isFalse();
    }
  }

  @Test
  void nothingIsKeptOfAToyThatIsNotPaired() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      for (org.assertj.core.api.ThrowableAssert.ThrowingCallable what :
          List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
              () -> vault.care().setVolumeCap(OTHER, 1),
              () -> vault.care().put(OTHER, ToySlot.silence(1, NOW)),
              () -> vault.care().looked(OTHER, new SafetyNote(NOW, "")),
              () -> vault.care().forget(OTHER))) {
        assertThatThrownBy(what)
            .isInstanceOfSatisfying(
                VaultException.class,
                e -> assertThat(e.problem()).isEqualTo(VaultException.Problem.NO_SUCH));
      }
    }
  }

  /** The schema as it was before there was care. */
  @Test
  void anOlderVaultLearnsIt() throws Exception {
    sql(
        "DROP TABLE toy_slot; DROP TABLE toy_volume; DROP TABLE toy_safety;"
            + " ALTER TABLE toy DROP COLUMN forgotten;"
            + " DELETE FROM schema_version WHERE version >= 11");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys()).hasSize(1);
      vault.care().setVolumeCap(TestVault.TOY, 5);
      assertThat(vault.care().volumeCap(TestVault.TOY)).isEqualTo(5);
    }
  }
}
