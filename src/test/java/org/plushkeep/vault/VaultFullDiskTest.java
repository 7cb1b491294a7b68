package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;
import org.plushkeep.testing.disk.FaultyDisk;
import org.plushkeep.testing.disk.FaultyDisk.Fault;
import org.plushkeep.testing.disk.WatchedDisk;
import org.plushkeep.vault.VaultException.Problem;

/** A disk that fills up in the middle of storing, or fails. */
class VaultFullDiskTest {
  @TempDir private Path temp;

  @BeforeEach
  void emptyDisk() {
    FullDisk.register();
  }

  @AfterEach
  void emptyAgain() {
    FullDisk.empty();
  }

  @Test
  void whatTheHistoryHadNoRoomForIsInItOnceThereIsRoomAtLocking() throws Exception {
    Path dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir, FullDisk.PREFIX)) {
      FullDisk.FULL.set(true);
      vault.journal().write(JournalEvent.EXPORTED, 1);
      FullDisk.empty();
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 10))
          .extracting(JournalEntry::event)
          .containsExactly(JournalEvent.UNLOCKED, JournalEvent.EXPORTED, JournalEvent.CREATED);
    }
  }

  @Test
  void nothingIsStoredThatWasNotAcknowledgedAndNothingIsLost() throws Exception {
    Path dir = temp.resolve("vault");
    Recording first;
    try (Vault vault = TestVault.create(dir, FullDisk.PREFIX)) {
      first = TestVault.add(vault, 1).getFirst();
      FullDisk.FULL.set(true);
      assertThatThrownBy(() -> TestVault.add(vault, 2, 3))
          .isInstanceOfSatisfying(
              VaultException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DISK))
          .hasMessageContaining("disk is full");
      FullDisk.empty();
      assertThat(vault.ids(RecordingFilter.ALL)).containsExactly(first.id());
      assertThat(TestVault.add(vault, 2, 3)).hasSize(2);
    }
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(3);
      assertThat(vault.readBytes(first.id())).isEqualTo(TestVault.bytes(20_000, 1));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void whatCannotBeForcedIsNotAcknowledgedAndNothingElseIsLost() throws Exception {
    Path real = temp.toRealPath();
    Recording first;
    try (FaultyDisk disk = new FaultyDisk(real)) {
      Path dir = disk.root().resolve("vault");
      try (Vault vault = TestVault.create(dir, WatchedDisk.PREFIX)) {
        first = TestVault.add(vault, 1).getFirst();
        disk.fails(Fault.UNFORCED, 0);
        assertThatThrownBy(() -> TestVault.add(vault, 2))
            .hasMessage("The disk is full or cannot be written. Nothing was lost.")
            .extracting("problem")
            .isEqualTo(Problem.DISK);
        assertThat(disk.refused()).isPositive();
        disk.isWellAgain();
        assertThat(vault.readBytes(first.id())).isEqualTo(TestVault.bytes(20_000, 1));
      }
    }
    try (Vault vault = TestVault.open(real.resolve("vault"))) {
      assertThat(vault.readBytes(first.id())).isEqualTo(TestVault.bytes(20_000, 1));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      assertThat(TestVault.add(vault, 3)).hasSize(1);
    }
  }

  @Test
  void aDiskThatFailsToBeReadIsNotToldAsDamage() throws Exception {
    Path dir = temp.resolve("vault");
    TestVault.create(dir, FullDisk.PREFIX).close();
    FullDisk.UNREADABLE.set(true);
    assertThatThrownBy(() -> TestVault.open(dir, FullDisk.PREFIX))
        .extracting("problem")
        .isEqualTo(Problem.DISK);
    FullDisk.empty();
    try (Vault vault = TestVault.open(dir, FullDisk.PREFIX)) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }
}
