package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Verdict;

/** Pages of a table beside that of the recordings do not read: what is not on them goes on. */
class DamagedTablesTest {
  /** So many that the blocks of their keys are some pages. */
  private static final int RECORDINGS = 700;

  private static final int HEARD = 400;
  private static final int BINNED = 500;

  @TempDir private Path temp;
  private Path dir;
  private List<RecordingId> ids;
  private final List<Mended> told = new ArrayList<>();

  @BeforeEach
  void fill() throws Exception {
    dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      ids = TestVault.addSmall(vault, RECORDINGS).stream().map(Recording::id).toList();
    }
  }

  private void spoil(String table) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray())) {
      new SpoiledPages(dir, keys).ofRows(table);
    }
  }

  private Vault open() throws VaultException {
    Vault vault = TestVault.open(dir);
    vault.onMended(told::add);
    return vault;
  }

  private List<RecordingId> readable(Vault vault) throws VaultException {
    return vault.page(RecordingFilter.ALL, 0, RECORDINGS).stream().map(Recording::id).toList();
  }

  @Test
  void recordingsWhoseKeysDoNotReadAreDamagedAndTheOthersAreListedAndNothingIsChangedByIt()
      throws Exception {
    spoil("KEY_BLOCK");
    try (Vault vault = open()) {
      List<RecordingId> listed = readable(vault);
      assertThat(listed).hasSizeBetween(RECORDINGS / 4, RECORDINGS - 1);
      VerifyReport report = vault.verify(_ -> {});
      assertThat(report.whole()).isEqualTo(listed.size());
      assertThat(report.damaged()).hasSize(RECORDINGS - listed.size());
      for (RecordingId id : listed) {
        assertThat(vault.readBytes(id)).isNotEmpty();
      }
      assertThat(vault.setVerdicts(ids, Verdict.KEPT)).hasSameElementsAs(report.damaged());
      TestVault.add(vault, 1001, 1002);
      assertThat(told).isEmpty();
    }
  }

  @Test
  void whereKeysDoNotReadOthersAreErasedForGood() throws Exception {
    spoil("KEY_BLOCK");
    try (Vault vault = open()) {
      List<RecordingId> listed = readable(vault);
      List<RecordingId> damaged = ids.stream().filter(id -> !listed.contains(id)).toList();
      RecordingId going = listed.getFirst();
      assertThat(vault.erase(List.of(going, damaged.getFirst()))).isEqualTo(2);
      assertThat(told).containsExactly(new Mended(0, true));
      assertThat(readable(vault)).hasSize(listed.size() - 1).doesNotContain(going);
      assertThat(vault.erase(damaged)).isEqualTo(damaged.size() - 1);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      assertThat(vault.backUp(temp.resolve("backup"), false, _ -> {}, () -> false).traces())
          .isFalse();
    }
    assertCompacted();
    byte[] pages = DecryptedPages.read(dir);
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Vault vault = open()) {
      Set<RecordingId> left = Set.copyOf(readable(vault));
      for (int seed = 0; seed < RECORDINGS; seed++) {
        byte[] digest = keys.digest(TestVault.TOY.value(), TestVault.bytes(100, seed));
        assertThat(DecryptedPages.hold(pages, digest)).isEqualTo(left.contains(ids.get(seed)));
      }
    }
  }

  @Test
  void theToysCopyTakesThePlaceOfARecordingWhoseKeyDoesNotRead() throws Exception {
    spoil("KEY_BLOCK");
    try (Vault vault = open()) {
      Set<RecordingId> listed = Set.copyOf(readable(vault));
      for (int seed = 0; seed < RECORDINGS; seed++) {
        var again = vault.add(List.of(TestVault.recording(TestVault.bytes(100, seed))));
        assertThat(again.getFirst().isEmpty()).isEqualTo(listed.contains(ids.get(seed)));
      }
      assertThat(readable(vault)).hasSize(RECORDINGS);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  /** A row of it that is lost beside them comes back with its key, where that reads. */
  @Test
  void rowsAndKeysThatDoNotReadAreMendedTogether() throws Exception {
    spoil("KEY_BLOCK");
    spoil("RECORDING");
    try (Vault vault = open()) {
      assertThat(vault.erase(ids.subList(0, 1))).isEqualTo(1);
      Mended cost = told.getFirst();
      assertThat(cost.more()).isTrue();
      assertThat(cost.withoutNote()).isPositive();
      assertThat(vault.ids(RecordingFilter.ALL)).hasSize(RECORDINGS - 1);
      VerifyReport report = vault.verify(_ -> {});
      assertThat(report.whole()).isEqualTo(readable(vault).size()).isPositive();
      assertThat(report.damaged()).hasSize(RECORDINGS - 1 - report.whole());
    }
  }

  @Test
  void entriesOfTheHistoryThatDoNotReadAreMissedAndTheOthersAreShown() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      hear(vault, HEARD);
    }
    spoil("JOURNAL");
    try (Vault vault = open()) {
      int shown = vault.journal().page(JournalFilter.ALL, 0, 2 * HEARD).size();
      assertThat(shown).isBetween(HEARD / 4, HEARD - 1);
      assertThat(told).containsExactly(new Mended(0, true));
      var flaws = vault.journal().check(_ -> {}).flaws();
      assertThat(flaws)
          .isNotEmpty()
          .allMatch(flaw -> flaw.kind() == JournalReport.Kind.MISSING && flaw.to() < HEARD);
      hear(vault, 1);
      vault.erase(ids.subList(0, 1));
      assertThat(vault.journal().check(_ -> {}).flaws()).isEqualTo(flaws);
    }
  }

  private void hear(Vault vault, int times) {
    for (int i = 0; i < times; i++) {
      vault.journal().write(JournalEvent.HEARD, 1, List.of(ids.get(i)));
    }
  }

  @Test
  void aNumberThatDamageHasMadeIsNotCountedUpTo() throws Exception {
    onDatabase(
        handle -> handle.execute("INSERT INTO key_block VALUES (?, X'')", Integer.MAX_VALUE));
    spoil("KEY_BLOCK");
    try (Vault vault = open()) {
      List<RecordingId> listed = readable(vault);
      assertThatThrownBy(() -> vault.erase(listed)).isInstanceOf(VaultException.class);
      assertThat(told).isEmpty();
      assertThat(readable(vault)).isEqualTo(listed).isNotEmpty();
    }
  }

  /** Whatever does not read: an erasure mends it, and the database is made anew all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "KEY_BLOCK",
        "BLOCK_KEY",
        "JOURNAL",
        "JOURNAL_ABOUT",
        "BIN",
        "INTAKE_ITEM",
        "RECEIPT_OWED"
      })
  void anErasureMakesTheDatabaseAnew(String table) throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      hear(vault, HEARD);
      vault.bin().put(ids.subList(0, BINNED), Instant.EPOCH);
    }
    onDatabase(DamagedTablesTest::fillSmallTables);
    spoil(table);
    try (Vault vault = open()) {
      assertThat(vault.erase(ids.subList(BINNED, RECORDINGS))).isEqualTo(RECORDINGS - BINNED);
      assertThat(told).containsExactly(new Mended(0, true));
      assertThat(vault.ids(RecordingFilter.ALL).size()).isLessThanOrEqualTo(BINNED);
    }
    assertCompacted();
    try (Vault vault = open()) {
      assertThat(told).as("the next time nothing is wrong").hasSize(1);
      TestVault.add(vault, 1001);
    }
  }

  private static void fillSmallTables(Handle handle) {
    for (int i = 0; i < RECORDINGS; i++) {
      handle.execute("INSERT INTO block_key VALUES (?, ?)", RECORDINGS + i, new byte[60]);
      handle.execute("INSERT INTO intake_item VALUES (RANDOM_UUID())");
      handle.execute(
          "INSERT INTO receipt_owed VALUES (?, 'RECORDING', 0, ?)", "" + i, new byte[64]);
    }
  }

  private interface OnDatabase {
    void run(Handle handle);
  }

  private void onDatabase(OnDatabase work) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      work.run(store.handle());
      store.force();
    }
  }

  private void assertCompacted() throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray())) {
      assertThat(keys.file().compactionDue()).isFalse();
    }
  }
}
