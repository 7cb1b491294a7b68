package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.VaultException.Problem;

/** A backup that holds what the vault does not is replaced only when somebody has said so. */
class BackupAgeTest {
  /** So many that the recordings' rows are some pages. */
  private static final int SMALL = 200;

  @TempDir private Path temp;
  private Path first;
  private Path second;

  /** One stick has a recording less than the other; both were made before the vault was locked. */
  @BeforeEach
  void twoBackups() throws Exception {
    first = temp.resolve("first");
    second = temp.resolve("second");
    try (Vault vault = TestVault.create(temp.resolve("vault"))) {
      TestVault.add(vault, 1);
      backUp(vault, first);
      TestVault.add(vault, 2);
      backUp(vault, second);
    }
  }

  @Test
  void anOlderOneThatWasRestoredByMistakeReplacesNoNewerOne() throws Exception {
    Map<Path, Long> before = files(second);
    try (Vault vault = restore(first, "older")) {
      TestVault.add(vault, 3, 4, 5, 6);
      assertRefused(vault);
      assertThat(files(second)).isEqualTo(before);
      backUp(vault, first);
    }
    try (Vault vault = TestVault.open(temp.resolve("older"))) {
      assertRefused(vault);
    }
    try (Vault vault = restore(second, "newer")) {
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(2);
    }
  }

  @Test
  void whoSaysSoReplacesIt() throws Exception {
    try (Vault vault = restore(first, "older")) {
      vault.backUp(second, true, _ -> {}, () -> false);
      TestVault.add(vault, 3);
      backUp(vault, second);
    }
    try (Vault vault = restore(second, "again")) {
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(2);
    }
  }

  @Test
  void oneOfBeforeSomethingWasLostByDamageIsReplacedByNobodyUnasked() throws Exception {
    Path dir = temp.resolve("vault");
    SpoiledVault.loseRows(dir, TestVault.PASSPHRASE.toCharArray(), SMALL);
    try (Vault vault = TestVault.open(dir)) {
      backUp(vault, first); // nobody has met the damage yet
      assertThat(vault.page(RecordingFilter.ALL, 0, SMALL)).isNotEmpty();
      assertRefused(vault);
      vault.backUp(second, true, _ -> {}, () -> false);
      backUp(vault, second);
    }
  }

  @Test
  void whereDamageHasCostNothingItIsReplaced() throws Exception {
    Path dir = temp.resolve("vault");
    try (Vault vault = TestVault.open(dir)) {
      TestVault.addSmall(vault, SMALL);
    }
    SpoiledVault.loseIndex(dir, TestVault.PASSPHRASE.toCharArray(), "RECORDING_NEWEST");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.page(RecordingFilter.ALL, 0, SMALL)).hasSize(SMALL);
      assertThat(vault.journal().page(JournalFilter.ALL, 0, 10))
          .extracting(JournalEntry::event)
          .contains(JournalEvent.MENDED);
      backUp(vault, second);
    }
  }

  @Test
  void twoComputersDoNotReplaceEachOthers() throws Exception {
    try (Vault here = restore(second, "here");
        Vault there = restore(second, "there")) {
      TestVault.add(here, 3);
      TestVault.add(there, 4);
      backUp(here, second);
      backUp(here, second);
      assertRefused(there);
    }
  }

  /**
   * Before format 2 a backup's own key file tells what its vault had come to when it was locked.
   */
  @Test
  void aBackupOfTheFormatBeforeIsJudgedByItsKeyFile() throws Exception {
    Path third = temp.resolve("third");
    try (Vault vault = TestVault.open(temp.resolve("vault"))) {
      backUp(vault, third);
    }
    asBefore(third);
    second = third;
    try (Vault vault = restore(first, "older")) {
      assertRefused(vault);
    }
    try (Vault vault = TestVault.open(temp.resolve("vault"))) {
      backUp(vault, third);
    }
  }

  /** Who cannot read how far the vault has come asks before the only whole copy goes. */
  @Test
  void aVaultWhoseHistoryDoesNotReadReplacesNoBackupUnasked() throws Exception {
    Path dir = temp.resolve("vault");
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute("ALTER TABLE journal RENAME TO gone");
    }
    try (Vault vault = TestVault.open(dir)) {
      assertRefused(vault);
      vault.backUp(second, true, _ -> {}, () -> false);
      vault.backUp(temp.resolve("another"), _ -> {}, () -> false);
    }
  }

  /** It opens nothing of what was stored since; the one in the backup does, and is the only one. */
  @Test
  void anOlderKeyFileReplacesNoNewerOneInABackup() throws Exception {
    Path dir = temp.resolve("vault");
    byte[] older = Files.readAllBytes(dir.resolve(VaultFile.NAME));
    byte[] sound;
    try (Vault vault = TestVault.open(dir)) {
      List<RecordingId> ids = vault.ids(RecordingFilter.ALL);
      vault.erase(ids.subList(0, 1));
      sound = vault.readBytes(ids.getLast());
      backUp(vault, second);
    }
    keepOlder(older);
    Optional<Problem> refused = Optional.empty();
    try (Vault vault = TestVault.open(dir)) {
      backUp(vault, second);
    } catch (VaultException e) {
      refused = Optional.of(e.problem());
    }
    try (Vault vault = restore(second, "restored")) {
      RecordingId left = vault.ids(RecordingFilter.ALL).getFirst();
      assertThatCode(() -> assertThat(vault.readBytes(left)).isEqualTo(sound))
          .as("the backup still opens")
          .doesNotThrowAnyException();
    }
    assertThat(refused).contains(Problem.NEWER_BACKUP);
  }

  /** By then its generation is as high as the other's: what does not open tells that it is not. */
  @Test
  void norDoesItOnceMuchWasErasedUnderIt() throws Exception {
    Path dir = temp.resolve("vault");
    byte[] older = Files.readAllBytes(dir.resolve(VaultFile.NAME));
    try (Vault vault = TestVault.open(dir)) {
      TestVault.addSmall(vault, KeyBlocks.KEYS);
      vault.erase(vault.ids(RecordingFilter.ALL).subList(0, 1));
      backUp(vault, second);
    }
    keepOlder(older);
    try (Vault vault = TestVault.open(dir)) {
      for (long seed = 10; seed < 13; seed++) {
        vault.erase(List.of(TestVault.add(vault, seed).getFirst().id()));
        assertRefused(vault);
      }
      vault.backUp(second, true, _ -> {}, () -> false);
      TestVault.add(vault, 20);
      backUp(vault, second);
    }
  }

  @Test
  void norDoesItInAVaultOfMessagesAlone() throws Exception {
    Path dir = temp.resolve("vault");
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(vault.ids(RecordingFilter.ALL));
    }
    byte[] older = Files.readAllBytes(dir.resolve(VaultFile.NAME));
    try (Vault vault = TestVault.open(dir)) {
      TestVault.message(vault, 1);
      vault.messages().erase(List.of(TestVault.message(vault, 2).id()));
      backUp(vault, second);
    }
    keepOlder(older);
    try (Vault vault = TestVault.open(dir)) {
      for (long seed = 3; seed < 6; seed++) {
        vault.messages().erase(List.of(TestVault.message(vault, seed).id()));
        assertRefused(vault);
      }
    }
  }

  @Test
  void anOlderKeyFileWithAnotherPassphraseReplacesNoNewerOneUnasked() throws Exception {
    Path dir = temp.resolve("vault");
    byte[] older = Files.readAllBytes(dir.resolve(VaultFile.NAME));
    try (Vault vault = TestVault.open(dir)) {
      vault.setRecoverySheet(TestVault.PASSPHRASE.toCharArray(), RecoveryCode.draw());
      backUp(vault, second);
    }
    Files.write(dir.resolve(VaultFile.NAME), older);
    try (Vault vault = TestVault.open(dir)) {
      assertRefused(vault);
      vault.keepAsNewest();
      backUp(vault, second);
    }
  }

  private void keepOlder(byte[] keyFile) throws Exception {
    Path dir = temp.resolve("vault");
    Files.write(dir.resolve(VaultFile.NAME), keyFile);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.age().kind()).isEqualTo(Age.Kind.OLDER_KEY_FILE);
      vault.keepAsNewest();
    }
  }

  @Test
  void aListThatIsDamagedKeepsNobodyFromANewOne() throws Exception {
    Path list = BackupPlace.find(second).resolve(BackupFile.NAME);
    String text = Files.readString(list);
    String[] damaged = {
      text.substring(9),
      text.replaceFirst("\"head\":\\{[^}]*}", "\"head\":{}"),
      text.replaceFirst("\"head\":\\{[^}]*},", ""),
      text.replaceFirst("\"count\":", "\"count\":9")
    };
    for (int i = 0; i < damaged.length; i++) {
      assertThat(damaged[i]).isNotEqualTo(text);
      Files.writeString(list, damaged[i]);
      assertThatThrownBy(() -> restore(second, "no"))
          .isInstanceOfSatisfying(
              VaultException.class, e -> assertThat(e.problem()).isEqualTo(Problem.DAMAGED));
      try (Vault vault = restore(first, "older" + i)) {
        backUp(vault, second);
      }
      restore(second, "restored" + i).close();
    }
  }

  private static void asBefore(Path stick) throws Exception {
    Path folder = BackupPlace.find(stick);
    BackupFile made = BackupFile.read(folder);
    Path dir = folder.resolve("keys");
    Files.createDirectory(dir);
    Files.writeString(dir.resolve(VaultFile.NAME), made.keyFile());
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray())) {
      BackupFile bare =
          new BackupFile(1, made.madeAt(), made.keyFile(), null, made.length(), made.blocks(), "");
      String mac = FreshKeys.encode(keys.mac(bare.content(keys.vault())));
      new BackupFile(1, made.madeAt(), made.keyFile(), null, made.length(), made.blocks(), mac)
          .write(folder);
    }
  }

  private void assertRefused(Vault vault) {
    assertThatThrownBy(() -> backUp(vault, second))
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NEWER_BACKUP));
  }

  private static void backUp(Vault vault, Path stick) throws VaultException {
    vault.backUp(stick, _ -> {}, () -> false);
  }

  private Vault restore(Path stick, String to) throws VaultException {
    return Vaults.restore(
        stick, temp.resolve(to), TestVault.PASSPHRASE.toCharArray(), _ -> {}, () -> false);
  }

  private static Map<Path, Long> files(Path stick) throws IOException {
    Map<Path, Long> files = new TreeMap<>();
    try (var inside = Files.walk(stick)) {
      for (Path file : inside.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.getLastModifiedTime(file).toMillis());
      }
    }
    return files;
  }
}
