package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.vault.disk.AtomicFilePath;

/** What is made of a backup before anybody opens it, and what a run that was killed has left. */
class RestoreTest {
  private static final RetentionRules RULES = RetentionRules.NONE.with(Of.REVIEWED, 90);

  @TempDir private Path temp;
  private RecordingId shown;

  @BeforeEach
  void backUp() throws Exception {
    try (Vault vault = TestVault.create(temp.resolve("vault"))) {
      shown = TestVault.add(vault, 1).getFirst().id();
      vault.rules().set(RULES);
      vault.rules().notice(RULES, List.of(shown), List.of(), Instant.now());
      assertThat(noticed(vault)).isPresent();
      vault.backUp(temp.resolve("stick"), _ -> {}, () -> false);
    }
  }

  /** The program is killed before it opens the vault: the next opening is one as any other. */
  @Test
  void whatWasShownAsAboutToGoIsForgottenBeforeTheVaultHasItsName() throws Exception {
    restore();
    try (Vault vault = TestVault.open(temp.resolve("to"))) {
      assertThat(vault.rules().standing().rules()).isEqualTo(RULES);
      assertThat(noticed(vault)).isEmpty();
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  /** A log that was left would be taken for the new database's. */
  @Test
  void nothingOfARunThatWasKilledGetsIntoTheNext() throws Exception {
    Path beside = Files.createDirectory(temp.resolve("to.restoring"));
    try (Vault other = TestVault.create(temp.resolve("other"))) {
      TestVault.add(other, 2, 3);
      for (String name :
          List.of(Store.FILE, Store.FILE + AtomicFilePath.LOG, VaultFile.NAME + VaultFile.PART)) {
        Path left = temp.resolve("other").resolve(name);
        Files.write(
            beside.resolve(name), Files.exists(left) ? Files.readAllBytes(left) : new byte[9]);
      }
    }
    restore();
    assertThat(beside).doesNotExist();
    try (Vault vault = TestVault.open(temp.resolve("to"))) {
      assertThat(vault.readBytes(shown)).isEqualTo(TestVault.bytes(20_000, 1));
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  private void restore() throws VaultException {
    char[] secret = TestVault.PASSPHRASE.toCharArray();
    Restore.run(temp.resolve("stick"), temp.resolve("to"), secret, _ -> {}, () -> false);
  }

  private static Optional<Instant> noticed(Vault vault) throws VaultException {
    return vault.rules().facts(Optional.empty(), 10).facts().getFirst().noticedAt();
  }
}
