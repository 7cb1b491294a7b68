package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Verdict;

/** A table of which a page does not read is made anew of the rest. */
@Timeout(300)
class MendingTest {
  private static final int RECORDINGS = 200;
  private static final String NOTE = "bedtime";

  @TempDir private Path temp;
  private Path dir;
  private List<RecordingId> ids;

  /** What it had cost, each time that somebody was told. */
  private final List<Mended> told = new ArrayList<>();

  @BeforeEach
  void fill() throws Exception {
    dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      ids = TestVault.addSmall(vault, RECORDINGS).stream().map(Recording::id).toList();
      for (RecordingId id : ids) {
        vault.setNote(id, NOTE);
      }
      vault.setVerdicts(ids, Verdict.KEPT);
    }
  }

  private Vault open() throws VaultException {
    Vault vault = TestVault.open(dir);
    vault.onMended(told::add);
    return vault;
  }

  private int withoutNote() {
    assertThat(told.getFirst().more()).isFalse();
    return told.getFirst().withoutNote();
  }

  private void spoilRows() throws Exception {
    SpoiledVault.loseRows(dir, TestVault.PASSPHRASE.toCharArray());
  }

  @Test
  void rowsThatAreLostComeBackWithTheirSoundAndWithoutTheirNotes() throws Exception {
    spoilRows();
    int lost;
    try (Vault vault = open()) {
      assertThat(vault.verify(_ -> {}).damaged()).as("told by looking alone").isNotEmpty();
      assertThat(told).as("and nothing is changed by it").isEmpty();
      for (int seed = 0; seed < RECORDINGS; seed++) {
        byte[] sound = TestVault.bytes(100, seed);
        assertThat(vault.readBytes(ids.get(seed))).isEqualTo(sound);
        assertThat(vault.contains(TestVault.TOY, sound)).isTrue();
      }
      assertThat(told).hasSize(1);
      lost = withoutNote();
      assertThat(lost).isBetween(1, RECORDINGS - 1);
      assertNotes(vault, lost);
      assertThat(vault.unread(LostRows.UNREAD, 0)).as("to be listened to").hasSize(RECORDINGS);
      assertWhole(vault);
    }
    try (Vault vault = open()) {
      assertThat(told).as("the next time nothing is wrong").hasSize(1);
      assertNotes(vault, lost);
      assertWhole(vault);
      assertThat(mendings(vault)).containsExactly((long) lost);
    }
  }

  private void assertNotes(Vault vault, int lost) throws VaultException {
    int withNote = 0;
    int fresh = 0;
    for (Recording one : vault.page(RecordingFilter.ALL, 0, RECORDINGS)) {
      withNote += one.note().equals(NOTE) && one.verdict() == Verdict.KEPT ? 1 : 0;
      fresh += one.note().isEmpty() && one.verdict() == Verdict.NEW ? 1 : 0;
      assertThat(one.toyName()).isEqualTo("Bentley");
      assertThat(one.byteCount()).isEqualTo(100);
    }
    assertThat(fresh).isEqualTo(lost);
    assertThat(withNote).isEqualTo(RECORDINGS - lost);
  }

  private static void assertWhole(Vault vault) throws VaultException {
    assertThat(vault.verify(_ -> {}).problems()).isEmpty();
  }

  private static List<Long> mendings(Vault vault) throws VaultException {
    return vault.journal().page(JournalFilter.ALL, 0, 1000).stream()
        .filter(entry -> entry.event() == JournalEvent.MENDED)
        .map(JournalEntry::count)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RECORDING_NEWEST", "RECORDING_DIGEST", "RECORDING_TOY", "RECORDING_SILENCE"})
  void anIndexIsMadeAnewOfTheRowsAndNothingIsLost(String index) throws Exception {
    SpoiledVault.loseIndex(dir, TestVault.PASSPHRASE.toCharArray(), index);
    try (Vault vault = open()) {
      assertThat(TestVault.add(vault, 1001, 1002, 1003)).hasSize(3);
      assertThat(vault.setVerdicts(ids, Verdict.FLAGGED)).isEmpty();
      assertThat(told).containsExactly(new Mended(0, false));
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(RECORDINGS + 3);
      assertThat(vault.find(ids.getFirst()).orElseThrow().note()).isEqualTo(NOTE);
      assertWhole(vault);
    }
  }

  @Test
  void somebodyWhoAsksLaterIsToldToo() throws Exception {
    spoilRows();
    try (Vault vault = TestVault.open(dir)) {
      vault.setVerdicts(ids, Verdict.FLAGGED);
      vault.onMended(told::add);
      assertThat(told).hasSize(1);
    }
  }

  @Test
  void whatIsErasedBesideADamagedRowIsGoneForGood() throws Exception {
    spoilRows();
    List<RecordingId> half = ids.subList(0, RECORDINGS / 2);
    try (Vault vault = open()) {
      assertThat(vault.erase(half)).isEqualTo(half.size());
      assertThat(Set.copyOf(vault.ids(RecordingFilter.ALL)))
          .isEqualTo(Set.copyOf(ids.subList(RECORDINGS / 2, RECORDINGS)));
      assertWhole(vault);
    }
    byte[] pages = DecryptedPages.read(dir);
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray())) {
      for (int seed = 0; seed < RECORDINGS; seed++) {
        byte[] digest = keys.digest(TestVault.TOY.value(), TestVault.bytes(100, seed));
        assertThat(DecryptedPages.hold(pages, digest)).isEqualTo(seed >= half.size());
      }
    }
  }

  @Test
  void oneWhoseSoundDoesNotOpenEitherIsToldAsDamagedAndReplacedByTheToysCopy() throws Exception {
    SpoiledVault.damageEverySound(dir, TestVault.PASSPHRASE.toCharArray());
    spoilRows();
    try (Vault vault = open()) {
      assertThat(vault.setVerdicts(ids, Verdict.FLAGGED)).as("what has no row").isNotEmpty();
      int lost = withoutNote();
      assertThat(vault.ids(RecordingFilter.ALL)).hasSize(RECORDINGS);
      assertThat(vault.page(RecordingFilter.ALL, 0, RECORDINGS)).hasSize(RECORDINGS - lost);
      for (int seed = 0; seed < RECORDINGS; seed++) {
        var again = vault.add(List.of(TestVault.recording(TestVault.bytes(100, seed)))).getFirst();
        assertThat(again).isPresent();
      }
      assertThat(vault.ids(RecordingFilter.ALL)).hasSize(RECORDINGS);
      assertWhole(vault);
    }
  }

  @Test
  void whatWasErasedAndHasARowThatIsLostIsStillErasedAndOwedAReceipt() throws Exception {
    spoilRows();
    List<RecordingId> all = ids;
    try (Vault vault = open()) {
      vault.bin().put(all, Instant.EPOCH);
      assertThat(vault.erase(all)).isEqualTo(RECORDINGS);
      assertThat(vault.receipts().owed().orElseThrow().erased().recordings()).hasSize(RECORDINGS);
      assertThat(vault.ids(RecordingFilter.ALL)).isEmpty();
      assertWhole(vault);
    }
  }

  @Test
  void cutShortWhileTheNewTableWasFilledItIsBegunAnew() throws Exception {
    spoilRows();
    onDatabase("CREATE TABLE recording_mended AS SELECT * FROM toy");
    try (Vault vault = open()) {
      vault.setVerdicts(ids, Verdict.KEPT);
      assertThat(told).hasSize(1);
      assertWhole(vault);
    }
    assertNothingBeside();
  }

  @Test
  void cutShortWhereOnlyTheNewTableIsThereItIsTheOneThatCounts() throws Exception {
    onDatabase("DROP INDEX recording_newest");
    onDatabase("ALTER TABLE recording RENAME TO recording_mended");
    try (Vault vault = open()) {
      assertThat(vault.ids(RecordingFilter.ALL)).hasSize(RECORDINGS);
      TestVault.add(vault, 1001);
      assertWhole(vault);
    }
    assertNothingBeside();
  }

  @Test
  void anOlderCopyIsLeftAsItIs() throws Exception {
    Path older = temp.resolve("older");
    TestVault.copy(dir, older);
    try (Vault vault = open()) {
      vault.erase(ids.subList(0, 1));
    }
    Files.copy(
        older.resolve(Store.FILE), dir.resolve(Store.FILE), StandardCopyOption.REPLACE_EXISTING);
    spoilRows();
    try (Vault vault = open()) {
      assertThat(vault.age().isNewest()).isFalse();
      assertThat(vault.setVerdicts(ids, Verdict.FLAGGED)).isNotEmpty();
      assertThat(told).isEmpty();
    }
  }

  private void onDatabase(String statement) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute(statement);
      store.force();
    }
  }

  private void assertNothingBeside() throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      assertThat(
              store
                  .handle()
                  .createQuery("SELECT table_name FROM information_schema.tables")
                  .mapTo(String.class)
                  .list())
          .noneMatch(name -> name.contains("MENDED"));
    }
  }
}
