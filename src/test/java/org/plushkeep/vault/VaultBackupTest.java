package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.VaultException.Problem;

/** A second copy on a stick: whole, small to bring up to date, and rid of what was erased. */
class VaultBackupTest {
  private static final ToyId GOES = new ToyId("C4:BE:84:00:00:0F");

  @TempDir Path temp;
  private Path dir;
  private Path stick;

  @BeforeEach
  void places() {
    dir = temp.resolve("vault");
    stick = temp.resolve("stick");
  }

  @Test
  void aBackupBecomesTheSameVaultOnAnotherComputer() throws Exception {
    SafetyNote note = new SafetyNote(Instant.parse("2026-11-28T10:00:00Z"), "found");
    List<Recording> stored;
    try (Vault vault = TestVault.create(dir)) {
      TestVault.add(vault, 1, 2, 3);
      vault.setNote(vault.ids(RecordingFilter.ALL).getFirst(), "where the moon goes");
      vault.care().looked(TestVault.TOY, note);
      stored = vault.page(RecordingFilter.ALL, 0, 10);
      BackupReport report = backUp(vault);
      assertThat(report.cancelled()).isFalse();
      assertThat(report.bytesWritten()).isEqualTo(report.bytes());
      assertThat(report.folder()).hasParent(stick);
    }
    Path other = temp.resolve("other");
    try (Vault vault = restore(other, TestVault.PASSPHRASE)) {
      assertThat(vault.page(RecordingFilter.ALL, 0, 10)).isEqualTo(stored);
      assertThat(vault.care().lastLook(TestVault.TOY)).hasValue(note);
      for (Recording recording : stored) {
        assertThat(vault.readBytes(recording.id())).hasSize(recording.byteCount());
      }
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      TestVault.add(vault, 4);
    }
    TestVault.open(other).close();
  }

  @Test
  void aSheetOpensTheBackupToo() throws Exception {
    char[] code = RecoveryCode.draw();
    String written = new String(code);
    try (Vault vault = TestVault.create(dir)) {
      vault.setRecoverySheet(TestVault.PASSPHRASE.toCharArray(), code);
      TestVault.add(vault, 1);
      backUp(vault);
    }
    try (Vault vault = restore(temp.resolve("other"), written)) {
      assertThat(vault.count(RecordingFilter.ALL)).isOne();
    }
  }

  @Test
  void onlyWhatHasChangedIsCopied() throws Exception {
    try (Vault vault = TestVault.create(dir)) {
      vault.add(List.of(TestVault.recording(TestVault.bytes(12_000_000, 1))));
      long first = backUp(vault).bytesWritten();
      assertThat(backUp(vault).bytesWritten()).isLessThan(first / 4);
      TestVault.add(vault, 2);
      BackupReport third = backUp(vault);
      assertThat(third.bytesWritten()).isPositive().isLessThan(first / 2);
    }
    try (Vault vault = restore(temp.resolve("other"), TestVault.PASSPHRASE)) {
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(2);
    }
  }

  @Test
  void whatWasErasedLeavesTheBackupAtTheNextRun() throws Exception {
    byte[] old;
    Path backup;
    RecordingId erased;
    try (Vault vault = TestVault.create(dir)) {
      erased = TestVault.add(vault, 1).getFirst().id();
      TestVault.add(vault, 2);
      backup = backUp(vault).folder();
      old = Files.readAllBytes(backup.resolve(BackupFile.NAME));
      List<String> before = BackupFile.read(backup).blocks();
      vault.erase(List.of(erased));
      BackupReport report = backUp(vault);
      assertThat(report.removed()).isPositive();
      assertThat(blockNames(backup))
          .containsExactlyInAnyOrderElementsOf(
              new java.util.HashSet<>(BackupFile.read(backup).blocks()));
      assertThat(before)
          .anyMatch(name -> !name.isEmpty() && !blocks(backup).isWhole(name, new Blocks.Room()));
    }
    try (Vault vault = restore(temp.resolve("other"), TestVault.PASSPHRASE)) {
      assertThat(vault.find(erased)).isEmpty();
      assertThat(vault.count(RecordingFilter.ALL)).isOne();
    }
    // Not even with the list of the run before: its blocks are gone.
    Files.write(backup.resolve(BackupFile.NAME), old);
    assertProblem(Problem.DAMAGED, () -> restore(temp.resolve("third"), TestVault.PASSPHRASE));
  }

  /** Where an erasure found no room to make the database anew, its pages still hold the rows. */
  @Test
  void whatIsStillToLeaveTheDatabaseLeavesItBeforeABackup() throws Exception {
    FullDisk.register();
    try (Vault vault = TestVault.create(dir, FullDisk.PREFIX)) {
      TestVault.add(vault, 1);
      vault.saveToy(new KnownToy(GOES, "Berta", "Tom", "", Instant.EPOCH));
      FullDisk.fillForCompaction();
      assertThat(vault.care().forget(GOES).compacted()).isFalse();
      assertThat(backUp(vault).traces()).as("told").isTrue();
      assertThat(isToBeMadeAnew(temp.resolve("full"))).isTrue();
      FullDisk.empty();
      assertThat(backUp(vault).traces()).isFalse();
      assertThat(isToBeMadeAnew(temp.resolve("room"))).isFalse();
      byte[] address = GOES.value().getBytes(StandardCharsets.UTF_8);
      assertThat(DecryptedPages.hold(temp.resolve("room"), address)).isFalse();
    } finally {
      FullDisk.empty();
    }
  }

  /** As it lies in the backup: opening a vault would do it. */
  private boolean isToBeMadeAnew(Path to) throws Exception {
    Restore.run(stick, to, TestVault.PASSPHRASE.toCharArray(), _ -> {}, () -> false);
    return VaultFile.read(to).file().compactionDue();
  }

  @Test
  void nothingOfTheVaultStandsThereInTheClear() throws Exception {
    try (Vault vault = TestVault.create(dir)) {
      RecordingId id = TestVault.add(vault, 1).getFirst().id();
      vault.setNote(id, "where the moon goes");
      Path backup = backUp(vault).folder();
      try (var files = Files.walk(backup)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
          assertThat(text).doesNotContain("Bentley", "Ada", "moon");
          assertThat(text)
              .doesNotContain(
                  new String(
                      java.util.Arrays.copyOf(TestVault.bytes(20_000, 1), 16),
                      java.nio.charset.StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  @Test
  void aBlockThatHasRottedIsFoundAndWrittenAnew() throws Exception {
    try (Vault vault = TestVault.create(dir)) {
      TestVault.add(vault, 1);
      Path backup = backUp(vault).folder();
      for (Path block : blockFiles(backup)) {
        TestVault.flip(block, 100, 1);
      }
      assertProblem(Problem.DAMAGED, () -> restore(temp.resolve("other"), TestVault.PASSPHRASE));
      assertThat(temp.resolve("other")).doesNotExist();
      backUp(vault);
      restore(temp.resolve("other"), TestVault.PASSPHRASE).close();
    }
  }

  @Test
  void aBackupWhoseListWasEditedIsRefused() throws Exception {
    try (Vault vault = TestVault.create(dir)) {
      TestVault.add(vault, 1);
      Path file = backUp(vault).folder().resolve(BackupFile.NAME);
      String text = Files.readString(file);
      List<String> edits =
          List.of(
              text.replaceFirst("\"madeAt\":\"2", "\"madeAt\":\"3"),
              text.replaceFirst("\"length\":", "\"length\":1"),
              text.replaceFirst("\"mac\":\"", "\"mac\":\"A"),
              text.substring(0, text.length() / 2),
              "{}",
              "[]",
              "");
      for (String edit : edits) {
        Files.writeString(file, edit);
        assertProblem(Problem.DAMAGED, () -> restore(temp.resolve("other"), TestVault.PASSPHRASE));
        assertThat(temp.resolve("other")).doesNotExist();
      }
      Files.writeString(file, text.replaceFirst("\"format\":2", "\"format\":9"));
      assertProblem(Problem.TOO_NEW, () -> restore(temp.resolve("other"), TestVault.PASSPHRASE));
    }
  }

  @Test
  void restoringOverwritesNothingAndTellsWhatIsMissing() throws Exception {
    try (Vault vault = TestVault.create(dir)) {
      TestVault.add(vault, 1);
      backUp(vault);
      assertProblem(Problem.ALREADY_EXISTS, () -> restore(dir, TestVault.PASSPHRASE));
      assertThat(vault.count(RecordingFilter.ALL)).isOne();
      assertProblem(Problem.ALREADY_EXISTS, () -> vault.backUp(dir, _ -> {}, () -> false));
    }
    assertProblem(Problem.WRONG_PASSPHRASE, () -> restore(temp.resolve("other"), "not it"));
    assertThat(temp.resolve("other")).doesNotExist();
    Path empty = Files.createDirectory(temp.resolve("empty"));
    stick = empty;
    assertProblem(Problem.NOT_A_VAULT, () -> restore(temp.resolve("other"), "story"));
    try (var left = Files.list(temp)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("vault", "stick", "empty");
    }
  }

  @Test
  void stoppedAnywhereTheBackupBeforeItIsStillWhole() throws Exception {
    try (Vault vault = TestVault.create(dir)) {
      vault.add(List.of(TestVault.recording(TestVault.bytes(5_000_000, 1))));
      backUp(vault);
      vault.add(List.of(TestVault.recording(TestVault.bytes(5_000_000, 2))));
      AtomicInteger asked = new AtomicInteger();
      BackupReport report = vault.backUp(stick, _ -> {}, () -> asked.incrementAndGet() > 8);
      assertThat(report.cancelled()).isTrue();
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(2);
    }
    try (Vault vault = restore(temp.resolve("other"), TestVault.PASSPHRASE)) {
      assertThat(vault.count(RecordingFilter.ALL)).isOne();
    }
    assertThatThrownBy(
            () ->
                Vaults.restore(
                    stick,
                    temp.resolve("third"),
                    TestVault.PASSPHRASE.toCharArray(),
                    _ -> {},
                    () -> true))
        .isInstanceOf(CancellationException.class);
    assertThat(temp.resolve("third")).doesNotExist();
    assertThat(temp.resolve("third.restoring")).doesNotExist();
  }

  @Test
  @Timeout(60)
  void theVaultIsUsedWhileItIsBackedUp() throws Exception {
    try (Vault vault = TestVault.create(dir)) {
      vault.add(List.of(TestVault.recording(TestVault.bytes(8_000_000, 1))));
      backUp(vault); // so that its file is written, not only the log beside it
      backUpWhile(vault, () -> TestVault.add(vault, 2, 3));
    }
    try (Vault vault = restore(temp.resolve("other"), TestVault.PASSPHRASE)) {
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(3);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void aDatabaseThatIsMadeAnewWhileItIsBackedUpIsInTheBackupAsItIsThen() throws Exception {
    RecordingId gone;
    try (Vault vault = TestVault.create(dir)) {
      gone = TestVault.add(vault, 1).getFirst().id();
      vault.add(List.of(TestVault.recording(TestVault.bytes(8_000_000, 2))));
      backUp(vault);
      backUpWhile(vault, () -> vault.erase(List.of(gone)));
    }
    try (Vault vault = restore(temp.resolve("other"), TestVault.PASSPHRASE)) {
      assertThat(vault.find(gone)).isEmpty();
      assertThat(vault.count(RecordingFilter.ALL)).isOne();
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  @Timeout(60)
  void aVaultThatIsReachedByALinkIsBackedUpAsItIsAtTheEnd() throws Exception {
    Path linked = temp.resolve("by-a-link");
    try {
      Files.createSymbolicLink(linked, Files.createDirectory(temp.resolve("really")));
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here");
    }
    try (Vault vault = TestVault.create(linked.resolve("vault"))) {
      vault.add(List.of(TestVault.recording(TestVault.bytes(8_000_000, 1))));
      backUp(vault);
      backUpWhile(vault, () -> TestVault.add(vault, 2, 3));
    }
    try (Vault vault = restore(temp.resolve("other"), TestVault.PASSPHRASE)) {
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(3);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  /** The folder is yet to be made, and the way to it leads over a link. */
  @Test
  void noLinkHidesThatABackupWouldLieInTheVaultsOwnFolder() throws Exception {
    Path linked = temp.resolve("by-a-link");
    try {
      Files.createSymbolicLink(linked, Files.createDirectory(temp.resolve("really")));
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here");
    }
    dir = temp.resolve("really").resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      Path inside = linked.resolve("vault").resolve("backups");
      assertProblem(Problem.ALREADY_EXISTS, () -> vault.backUp(inside, _ -> {}, () -> false));
    }
  }

  private interface Work {
    void run() throws VaultException;
  }

  /** Does something once the first of the database has been copied, and before the rest is. */
  private void backUpWhile(Vault vault, Work work) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    List<Throwable> trouble = new ArrayList<>();
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    begun.await();
                    work.run();
                  } catch (VaultException | InterruptedException e) {
                    trouble.add(e);
                  }
                  done.countDown();
                });
    vault.backUp(
        stick,
        _ -> {
          begun.countDown();
          try {
            done.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        () -> false);
    other.join();
    assertThat(trouble).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldOfAndTheVaultGoesOn() throws Exception {
    try (Vault vault = TestVault.create(dir)) {
      TestVault.add(vault, 1);
      Path taken = Files.writeString(temp.resolve("taken"), "a file");
      assertProblem(Problem.DISK, () -> vault.backUp(taken, _ -> {}, () -> false));
      assertThat(vault.count(RecordingFilter.ALL)).isOne();
    }
  }

  private BackupReport backUp(Vault vault) throws VaultException {
    return vault.backUp(stick, _ -> {}, () -> false);
  }

  private Vault restore(Path to, String secret) throws VaultException {
    return Vaults.restore(stick, to, secret.toCharArray(), _ -> {}, () -> false);
  }

  private static Blocks blocks(Path backup) {
    return BackupPlace.blocks(backup);
  }

  private static List<Path> blockFiles(Path backup) throws IOException {
    try (var files = Files.walk(backup.resolve("blocks"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static List<String> blockNames(Path backup) throws IOException {
    return blockFiles(backup).stream().map(path -> path.getFileName().toString()).toList();
  }

  private static void assertProblem(
      Problem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
