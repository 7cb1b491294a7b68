package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.vault.VaultException.Problem;

/** A disk that is full at one of an erasure's steps: what has happened is told, and no more. */
class ErasureFullDiskTest {
  @TempDir private Path temp;

  private Path dir;

  @BeforeEach
  void emptyDisk() {
    FullDisk.register();
    dir = temp.resolve("vault");
  }

  @AfterEach
  void emptyAgain() {
    FullDisk.empty();
  }

  private boolean compactionDue() throws VaultException {
    return VaultFile.read(dir).file().compactionDue();
  }

  @Test
  void anErasureWithNoRoomToMakeTheDatabaseAnewHasHappenedAndSaysWhatIsPending() throws Exception {
    try (Vault vault = TestVault.create(dir, FullDisk.PREFIX)) {
      List<RecordingId> two = TestVault.add(vault, 1, 2).stream().map(one -> one.id()).toList();
      FullDisk.fillForCompaction();
      assertThat(vault.erase(List.of(two.getFirst()))).isEqualTo(1);
      assertThat(compactionDue()).isTrue();
      Owed owed = vault.receipts().owed().orElseThrow();
      assertThat(owed.erased().recordings()).hasSize(1);
      assertThat(owed.erased().keyDestroyed()).isTrue();
      assertThat(owed.erased().compacted()).isFalse();
      Path receipt =
          new ErasureReceipt(vault, Locale.ENGLISH).saveOwed(ZoneId.of("UTC"), temp, "receipt");
      assertThat(Files.readString(receipt)).contains("Pending:");
      assertThat(vault.receipts().owed()).as("it was given").isEmpty();
      assertThat(vault.readBytes(two.getLast())).isEqualTo(TestVault.bytes(20_000, 2));
      assertThat(TestVault.add(vault, 3)).as("and it goes on").hasSize(1);
    }
    FullDisk.empty();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(compactionDue()).as("made up for").isFalse();
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  @Test
  void theSameHoldsForMessagesAndForWhatARuleErases() throws Exception {
    RetentionRules rules = RetentionRules.NONE.with(RetentionRule.Of.UNHEARD, 30);
    RetentionRule unheard = new RetentionRule(RetentionRule.Of.UNHEARD, 30);
    try (Vault vault = TestVault.create(dir, FullDisk.PREFIX)) {
      RecordingId gone = TestVault.add(vault, 1, 2).getFirst().id();
      Message message = TestVault.message(vault, 3);
      vault.rules().set(rules);
      FullDisk.fillForCompaction();
      assertThat(vault.messages().erase(List.of(message.id()))).isEqualTo(1);
      assertThat(vault.rules().erase(List.of(gone), rules, _ -> Optional.of(unheard), () -> false))
          .containsExactly(gone);
      Erased owed = vault.receipts().owed().orElseThrow().erased();
      assertThat(owed.count()).isEqualTo(2);
      assertThat(owed.compacted()).isFalse();
    }
  }

  @Test
  void whatComesInWhileLockedStillDoesAfterAnErasureThatFailed() throws Exception {
    try (Vault vault = TestVault.create(dir, FullDisk.PREFIX)) {
      vault.arrivals().allow(true);
      RecordingId id = TestVault.add(vault, 1).getFirst().id();
      FullDisk.FULL.set(true);
      assertThatThrownBy(() -> vault.erase(List.of(id)))
          .extracting("problem")
          .isEqualTo(Problem.DISK);
      FullDisk.empty();
    }
    assertThat(Vaults.intake(dir)).as("mended by locking").isPresent();
    assertThat(Arriving.add(Arriving.intake(dir), 5)).isTrue();
    assertThat(Arriving.unlock(dir).added()).hasSize(1);
  }

  @Test
  void whatComesInWhileLockedStillDoesWhereThereWasNoRoomForCompaction() throws Exception {
    try (Vault vault = TestVault.create(dir, FullDisk.PREFIX)) {
      vault.arrivals().allow(true);
      RecordingId id = TestVault.add(vault, 1).getFirst().id();
      FullDisk.fillForCompaction();
      assertThat(vault.erase(List.of(id))).isEqualTo(1);
      assertThat(Vaults.intake(dir)).as("at once").isPresent();
    }
    assertThat(Arriving.add(Arriving.intake(dir), 5)).isTrue();
    FullDisk.empty();
    assertThat(Arriving.unlock(dir).added()).hasSize(1);
  }

  @Test
  void whatNobodyCouldOpenAgainIsToldFromWhatNobodyAllowed() throws Exception {
    Arriving.vault(dir);
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      IntakeKeys.of(store, keys).closeForErasure(); // and killed there
    }
    assertThatThrownBy(() -> Vaults.intake(dir)).extracting("problem").isEqualTo(Problem.CLOSED);
    TestVault.open(dir).close();
    assertThat(Arriving.add(Arriving.intake(dir), 5)).isTrue();
  }
}
