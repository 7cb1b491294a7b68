package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.testing.disk.PowerCutDisk;
import org.plushkeep.testing.disk.WatchedDisk;

/** An older copy of the key file, of the database or of all of it, put back, is noticed. */
class VaultAgeTest {
  private static final String NEXT = "new story";

  @TempDir private Path temp;
  private Path dir;
  private LastSeen lastSeen;

  /** What changes the key file. */
  enum Way {
    PASSPHRASE,
    SHEET,
    RENEWED_SHEET,
    NO_SHEET
  }

  @BeforeEach
  void make() throws Exception {
    dir = temp.toRealPath().resolve("vault");
    lastSeen = LastSeen.in(temp.resolve("state"));
    TestVault.create(dir).close();
  }

  private Vault open(String secret) throws VaultException {
    return Vaults.open(dir, secret.toCharArray(), "", lastSeen);
  }

  private Age.Kind age(String secret) throws VaultException {
    try (Vault vault = open(secret)) {
      return vault.age().kind();
    }
  }

  /** What another program does: with a vault of its own, and nothing remembered. */
  private void change(Way way) throws VaultException {
    Opened opened = Opened.at(dir, "", TestVault.PASSPHRASE);
    try (Vault vault = opened.vault()) {
      char[] current = TestVault.PASSPHRASE.toCharArray();
      switch (way) {
        case PASSPHRASE ->
            opened
                .ways()
                .change(
                    current,
                    Slots.PASSPHRASE,
                    NEXT.toCharArray(),
                    JournalEvent.PASSPHRASE_CHANGED,
                    Opened.CHEAP);
        case SHEET, RENEWED_SHEET ->
            opened
                .ways()
                .change(
                    current,
                    Slots.SHEET,
                    RecoveryCode.draw(),
                    JournalEvent.SHEET_MADE,
                    Opened.CHEAP);
        case NO_SHEET -> vault.dropRecoverySheet(current);
      }
    }
  }

  private static List<JournalEvent> events(Vault vault) throws VaultException {
    return vault.journal().page(JournalFilter.ALL, 0, 1000).stream()
        .map(JournalEntry::event)
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void anOlderKeyFileIsToldOfUntilItIsWanted(Way way) throws Exception {
    if (way == Way.RENEWED_SHEET || way == Way.NO_SHEET) {
      change(Way.SHEET);
    }
    lastSeen = LastSeen.nowhere(); // the vault itself tells
    byte[] older = Files.readAllBytes(dir.resolve(VaultFile.NAME));
    change(way);
    String now = way == Way.PASSPHRASE ? NEXT : TestVault.PASSPHRASE;
    assertThat(age(now)).isEqualTo(Age.Kind.NEWEST);
    Files.write(dir.resolve(VaultFile.NAME), older);
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.OLDER_KEY_FILE);
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      assertThat(vault.age().kind()).as("not forgotten").isEqualTo(Age.Kind.OLDER_KEY_FILE);
      assertThat(vault.verify(_ -> {}).problems()).containsExactly(vault.age().sentence());
      assertThat(events(vault)).contains(JournalEvent.OLDER_COPY_OPENED);
      vault.keepAsNewest();
      assertThat(vault.age().isNewest()).isTrue();
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      assertThat(vault.age().isNewest()).isTrue();
      assertThat(events(vault)).containsOnlyOnce(JournalEvent.OLDER_COPY_KEPT);
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  @Test
  void aChangeCutShortBeforeItsEntryIsNoOlderCopyAndGetsItsEntry() throws Exception {
    lastSeen = LastSeen.nowhere();
    byte[] older = Files.readAllBytes(dir.resolve(VaultFile.NAME));
    char[] current = TestVault.PASSPHRASE.toCharArray();
    try (KeyRing keys = KeyRing.open(dir, current)) {
      keys.changeSlot(current, Slots.PASSPHRASE, NEXT.toCharArray(), Opened.CHEAP);
    }
    for (int i = 0; i < 2; i++) {
      try (Vault vault = open(NEXT)) {
        assertThat(vault.age().isNewest()).isTrue();
        assertThat(events(vault)).containsOnlyOnce(JournalEvent.PASSPHRASE_CHANGED);
        assertThat(vault.journal().page(JournalFilter.ALL, 0, 100))
            .extracting(JournalEntry::count)
            .containsOnly(1L);
      }
    }
    Files.write(dir.resolve(VaultFile.NAME), older);
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.OLDER_KEY_FILE);
  }

  @Test
  void aPowerCutAtAnyPointOfAChangeLocksNobodyOutAndIsNoOlderCopy() throws Exception {
    int cuts = 0;
    for (boolean done = false; !done; cuts++) {
      Path home = Files.createDirectory(temp.toRealPath().resolve("home" + cuts));
      boolean before;
      try (PowerCutDisk disk = new PowerCutDisk(home)) {
        Path vault = disk.root().resolve("vault");
        Opened.make(vault, WatchedDisk.PREFIX, TestVault.PASSPHRASE);
        done = changeUntilTheCut(disk, vault, cuts);
        disk.comesBack(new Random(cuts));
        before = isOpenedBy(home, TestVault.PASSPHRASE);
        assertThat(isOpenedBy(home, NEXT)).as("cut %s", cuts).isEqualTo(!before);
      }
      Path vault = home.resolve("vault");
      String secret = before ? TestVault.PASSPHRASE : NEXT;
      try (Vault open = Vaults.open(vault, secret.toCharArray(), "", Opened.lastSeen(vault))) {
        assertThat(open.age().isNewest()).as("cut %s", cuts).isTrue();
        assertThat(open.verify(_ -> {}).problems()).as("cut %s", cuts).isEmpty();
        assertThat(events(open).contains(JournalEvent.PASSPHRASE_CHANGED)).isEqualTo(!before);
      }
    }
    assertThat(cuts).isGreaterThan(5);
  }

  private static boolean changeUntilTheCut(PowerCutDisk disk, Path vault, int changes)
      throws VaultException {
    Opened opened = Opened.at(vault, WatchedDisk.PREFIX, TestVault.PASSPHRASE);
    try (Vault _ = opened.vault()) {
      disk.after(changes);
      int start = disk.changes();
      opened
          .ways()
          .change(
              TestVault.PASSPHRASE.toCharArray(),
              Slots.PASSPHRASE,
              NEXT.toCharArray(),
              JournalEvent.PASSPHRASE_CHANGED,
              Opened.CHEAP);
      disk.after(0); // also the locking is cut short
      return disk.changes() - start < changes;
    } catch (VaultException e) {
      assertThat(e.problem())
          .isIn(VaultException.Problem.DISK, VaultException.Problem.EITHER_OPENS);
      return false;
    }
  }

  private static boolean isOpenedBy(Path home, String secret) throws VaultException {
    try {
      KeyRing.open(home.resolve("vault"), secret.toCharArray()).close();
      return true;
    } catch (VaultException e) {
      assertThat(e.problem()).isEqualTo(VaultException.Problem.WRONG_PASSPHRASE);
      return false;
    }
  }

  @Test
  void anOlderDatabaseIsToldOfAtOpening() throws Exception {
    lastSeen = LastSeen.nowhere();
    byte[] older = Files.readAllBytes(dir.resolve(Store.FILE));
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      TestVault.add(vault, 1);
    }
    Files.write(dir.resolve(Store.FILE), older);
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      assertThat(vault.age().kind()).isEqualTo(Age.Kind.OLDER_DATABASE);
      vault.keepAsNewest();
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.NEWEST);
  }

  @Test
  void filesFromBeforeAndAfterAnErasureAreToldOf() throws Exception {
    lastSeen = LastSeen.nowhere();
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      TestVault.add(vault, 1, 2);
    }
    Path before = temp.resolve("before");
    TestVault.copy(dir, before);
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      vault.erase(List.of(vault.ids(RecordingFilter.ALL).getFirst()));
    }
    Path after = temp.resolve("after");
    TestVault.copy(dir, after);
    putBack(before, VaultFile.NAME);
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.OLDER_KEY_FILE);
    putBack(after, VaultFile.NAME);
    putBack(before, Store.FILE);
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.OLDER_DATABASE);
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      vault.keepAsNewest();
    }
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.NEWEST);
  }

  private void putBack(Path from, String name) throws Exception {
    Files.copy(from.resolve(name), dir.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** The whole folder, as somebody with a copy of it puts it back. */
  private void putBack(Path from) throws Exception {
    Inspection.remove(dir);
    TestVault.copy(from, dir);
  }

  private Path older() throws Exception {
    open(TestVault.PASSPHRASE).close();
    Path older = temp.resolve("older");
    TestVault.copy(dir, older);
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      TestVault.add(vault, 1);
    }
    return older;
  }

  @Test
  void aWholeOlderCopyIsToldOfUntilItIsWanted() throws Exception {
    Path older = older();
    Path newest = temp.resolve("newest");
    TestVault.copy(dir, newest);
    Instant now = Instant.now();
    putBack(older);
    for (int i = 0; i < 2; i++) {
      try (Vault vault = open(TestVault.PASSPHRASE)) {
        assertThat(vault.age().kind()).isEqualTo(Age.Kind.OLDER_COPY);
        assertThat(vault.age().seen().orElseThrow()).isBeforeOrEqualTo(now);
        assertThat(vault.verify(_ -> {}).problems()).containsExactly(vault.age().sentence());
      }
    }
    putBack(newest);
    assertThat(age(TestVault.PASSPHRASE)).as("the newest again").isEqualTo(Age.Kind.NEWEST);
    putBack(older);
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      vault.keepAsNewest();
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.NEWEST);
    putBack(newest);
    assertThat(age(TestVault.PASSPHRASE)).as("not this one").isEqualTo(Age.Kind.OLDER_COPY);
  }

  @Test
  void aPassphraseThatWasChangedAwayIsToldOfEvenWhenTheVaultWasNotLockedSince() throws Exception {
    open(TestVault.PASSPHRASE).close();
    Path older = temp.resolve("older");
    TestVault.copy(dir, older);
    Path state = temp.resolve("state");
    Path killed = temp.resolve("killed");
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      vault.changePassphrase(
          TestVault.PASSPHRASE.toCharArray(), "violet anchors hum quietly".toCharArray());
      TestVault.copy(state, killed);
    }
    Inspection.remove(state);
    TestVault.copy(killed, state); // as if it had been killed before it was locked
    putBack(older);
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.OLDER_COPY);
  }

  @Test
  void anErasureIsRememberedEvenWhenTheVaultWasNotLockedSince() throws Exception {
    Path older = temp.resolve("older");
    Path state = temp.resolve("state");
    Path killed = temp.resolve("killed");
    RecordingId gone;
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      gone = TestVault.add(vault, 1).getFirst().id();
    }
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      TestVault.copy(dir, older);
      vault.erase(List.of(gone));
      TestVault.copy(state, killed);
    }
    Inspection.remove(state);
    TestVault.copy(killed, state); // as if it had been killed before it was locked
    putBack(older);
    assertThat(age(TestVault.PASSPHRASE))
        .as("the erased is here again")
        .isEqualTo(Age.Kind.OLDER_COPY);
  }

  @Test
  void aBackupThatIsRestoredIsNotToldOf() throws Exception {
    try (Vault vault = open(TestVault.PASSPHRASE)) {
      vault.backUp(temp.resolve("stick"), _ -> {}, () -> false);
      TestVault.add(vault, 1);
    }
    Path older = temp.resolve("older");
    TestVault.copy(dir, older);
    Inspection.remove(dir);
    char[] secret = TestVault.PASSPHRASE.toCharArray();
    JournalSource who = JournalSource.COMMAND;
    Path stick = temp.resolve("stick");
    try (Vault vault = Vaults.restore(stick, dir, secret, _ -> {}, () -> false, who, lastSeen)) {
      assertThat(vault.age().isNewest()).isTrue();
    }
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.NEWEST);
    putBack(older);
    assertThat(age(TestVault.PASSPHRASE)).as("but this is").isEqualTo(Age.Kind.OLDER_COPY);
  }

  @Test
  void aCopyInAnotherPlaceIsNobodysOlderCopy() throws Exception {
    Path older = older();
    dir = older;
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.NEWEST);
  }

  @Test
  void whatIsRememberedHoldsNoNameAndNoPlace() throws Exception {
    older();
    Path file = remembered();
    assertThat(file.getFileName().toString()).matches("[0-9a-f]{32}");
    String vault = VaultFile.read(dir).file().vaultId();
    assertThat(Files.readString(file))
        .doesNotContain("Bentley", "Ada", dir.toString(), vault, System.getProperty("user.name"));
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    }
  }

  private Path remembered() throws Exception {
    try (var files = Files.list(temp.resolve("state"))) {
      return files.reduce((_, _) -> null).orElseThrow();
    }
  }

  @Test
  void whatIsRememberedAndDamagedKeepsNobodyOut() throws Exception {
    Path older = older();
    Path file = remembered();
    byte[] whole = Files.readAllBytes(file);
    for (String other : List.of("", "{}", "[]", "{\"format\":1,\"mac\":\"!\"}")) {
      Files.writeString(file, other);
      assertThat(age(TestVault.PASSPHRASE)).as(other).isEqualTo(Age.Kind.NEWEST);
    }
    putBack(older);
    String text = new String(whole, StandardCharsets.UTF_8);
    Files.writeString(file, text.replace("\"count\":", "\"count\":9"));
    assertThat(age(TestVault.PASSPHRASE)).as("forged").isEqualTo(Age.Kind.NEWEST);
  }

  @Test
  void whereNothingCanBeRememberedTheVaultIsUsedAllTheSame() throws Exception {
    lastSeen = LastSeen.in(Files.createFile(temp.resolve("a file")).resolve("state"));
    assertThat(age(TestVault.PASSPHRASE)).isEqualTo(Age.Kind.NEWEST);
  }

  @Test
  void aWrongPassphraseLearnsNothing() throws Exception {
    putBack(older());
    assertThatThrownBy(() -> open("pirate songs"))
        .isInstanceOf(VaultException.class)
        .hasMessage("The passphrase does not open this vault.");
  }
}
