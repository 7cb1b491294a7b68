package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.testing.disk.UnpluggedDisk;
import org.plushkeep.vault.VaultException.Problem;

/** The stick fails while the vault's own disk is well. */
class BackupDiskTest {
  private static final int PULLS = 30;

  @TempDir private Path temp;

  @Test
  void aStickThatIsPulledOutIsToldAndTheBackupBeforeItIsStillThere() throws Exception {
    Random random = new Random(11);
    int failed = 0;
    Path real = Files.createDirectory(temp.resolve("stick"));
    try (UnpluggedDisk stick = new UnpluggedDisk(real);
        Vault vault = TestVault.create(temp.resolve("vault"))) {
      vault.add(List.of(TestVault.recording(TestVault.bytes(3_000_000, 1))));
      backUp(vault, stick);
      int kept = 1;
      for (int pull = 0; pull < PULLS; pull++) {
        stick.plugIn();
        backUp(vault, stick);
        int steps = stick.steps();
        TestVault.add(vault, 100 + pull);
        stick.pullAfter(random.nextInt(steps + steps / 4));
        boolean whole = isBackedUp(vault, stick);
        failed += whole ? 0 : 1;
        stick.plugIn();
        assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(pull + 2);
        Path to = temp.resolve("to" + pull);
        try (Vault restored = restore(stick.root(), to)) {
          assertThat(restored.verify(_ -> {}).isWhole()).isTrue();
          assertThat(restored.count(RecordingFilter.ALL))
              .isBetween(whole ? kept + 1 : kept, kept + 1);
        }
        kept++;
      }
    }
    assertThat(failed).isGreaterThan(PULLS / 3);
  }

  /** The vault's own disk fills up while it is backed up, and something is erased meanwhile. */
  @Test
  void whatIsErasedMeanwhileAndStillToLeaveTheDatabaseIsToldOf() throws Exception {
    FullDisk.register();
    Path stick = temp.resolve("stick");
    AtomicBoolean erased = new AtomicBoolean();
    try (Vault vault = TestVault.create(temp.resolve("vault"), FullDisk.PREFIX)) {
      RecordingId gone = TestVault.add(vault, 1, 2).getFirst().id();
      vault.backUp(stick, _ -> {}, () -> false); // so that its file is written, not only the log
      BackupReport report =
          vault.backUp(
              stick,
              _ -> {
                if (!erased.getAndSet(true)) {
                  FullDisk.fillForCompaction();
                  erase(vault, gone);
                }
              },
              () -> false);
      assertThat(VaultFile.read(temp.resolve("vault")).file().compactionDue()).isTrue();
      FullDisk.empty();
      assertThat(report.traces()).as("its rows are in the backup").isTrue();
    } finally {
      FullDisk.empty();
    }
  }

  private static void erase(Vault vault, RecordingId id) {
    try {
      vault.erase(List.of(id));
    } catch (VaultException e) {
      throw new AssertionError(e);
    }
  }

  /** Nobody is to throw a whole backup away for that. */
  @Test
  void aStickThatIsPulledOutWhileItIsRestoredFromIsNoDamagedBackup() throws Exception {
    Path real = Files.createDirectory(temp.resolve("stick"));
    try (UnpluggedDisk stick = new UnpluggedDisk(real)) {
      try (Vault vault = TestVault.create(temp.resolve("vault"))) {
        vault.add(List.of(TestVault.recording(TestVault.bytes(5_000_000, 1))));
        backUp(vault, stick);
      }
      AtomicBoolean out = new AtomicBoolean();
      assertThatThrownBy(
              () ->
                  Vaults.restore(
                      stick.root(),
                      temp.resolve("to"),
                      TestVault.PASSPHRASE.toCharArray(),
                      _ -> {
                        if (!out.getAndSet(true)) {
                          stick.pullAfter(0);
                        }
                      },
                      () -> false))
          .isInstanceOfSatisfying(
              VaultException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DISK));
    }
  }

  /** As a system tells it that has taken the stick from its folders. */
  @Test
  void norIsOneWhoseFolderIsGoneByThen() throws Exception {
    Path real = Files.createDirectory(temp.resolve("stick"));
    try (Vault vault = TestVault.create(temp.resolve("vault"))) {
      vault.add(List.of(TestVault.recording(TestVault.bytes(5_000_000, 1))));
      vault.backUp(real, _ -> {}, () -> false);
    }
    Path gone = temp.resolve("gone");
    assertThatThrownBy(
            () ->
                Vaults.restore(
                    real,
                    temp.resolve("to"),
                    TestVault.PASSPHRASE.toCharArray(),
                    _ -> {
                      if (!Files.exists(gone)) {
                        move(real, gone);
                      }
                    },
                    () -> false))
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DISK));
    assertThat(temp.resolve("to")).doesNotExist();
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether all of it went well, but for what is to leave it. */
  private static boolean isBackedUp(Vault vault, UnpluggedDisk stick) {
    try {
      backUp(vault, stick);
      return true;
    } catch (VaultException e) {
      assertThat(e.problem()).isEqualTo(Problem.DISK);
      return false;
    }
  }

  private static BackupReport backUp(Vault vault, UnpluggedDisk stick) throws VaultException {
    return vault.backUp(stick.root(), _ -> {}, () -> false);
  }

  private static Vault restore(Path stick, Path to) throws VaultException {
    return Vaults.restore(stick, to, TestVault.PASSPHRASE.toCharArray(), _ -> {}, () -> false);
  }
}
