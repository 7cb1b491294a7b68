package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;
import org.plushkeep.vault.VaultException.Problem;

/** A disk that fills up in the middle of storing. */
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
  void atWhicheverWriteItFillsUpTheVaultOpensAfterwards() throws Exception {
    for (int writes = 0; writes < 12; writes++) {
      Path dir = temp.resolve("vault" + writes);
      boolean acknowledged = false;
      try (Vault vault = TestVault.create(dir, FullDisk.PREFIX)) {
        TestVault.add(vault, 1);
        FullDisk.WRITES_LEFT.set(writes);
        try {
          List<Optional<Recording>> stored =
              vault.add(List.of(TestVault.recording(TestVault.bytes(200_000, 2))));
          acknowledged = stored.getFirst().isPresent();
        } catch (VaultException e) {
          assertThat(e.problem()).isEqualTo(Problem.DISK);
        }
      }
      FullDisk.empty();
      try (Vault vault = TestVault.open(dir)) {
        int count = vault.count(RecordingFilter.ALL);
        assertThat(count).isBetween(acknowledged ? 2 : 1, 2);
        assertThat(vault.verify(_ -> {}).isWhole()).as("after %s writes", writes).isTrue();
      }
    }
  }
}
