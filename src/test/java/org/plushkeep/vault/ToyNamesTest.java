package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.ToySlot;
import org.plushkeep.testing.OldVault;
import org.plushkeep.vault.CareBook.Forgotten;
import org.plushkeep.vault.VaultException.Problem;

/** What a family calls its toys and children goes when nothing here needs it any more. */
class ToyNamesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final ToyId STAYS = new ToyId("C4:BE:84:00:00:02");

  @TempDir private Path temp;
  private Path dir;

  @BeforeEach
  void place() {
    dir = temp.resolve("vault");
  }

  /** Bentley is Ada's; Starburst is Tom's and stays. */
  private Vault create(String prefix) throws VaultException {
    Vault vault = TestVault.create(dir, prefix);
    vault.saveToy(new KnownToy(STAYS, "Starburst", "Tom", "0405", NOW));
    return vault;
  }

  private static RecordingId ofTheOther(Vault vault) throws VaultException {
    NewRecording fresh =
        new NewRecording(
            STAYS, NOW, TestVault.bytes(900, 9), Duration.ofSeconds(1), "unknown", new byte[] {1});
    return vault.add(List.of(fresh)).getFirst().orElseThrow().id();
  }

  private static void care(Vault vault) throws VaultException {
    vault.saveToy(vault.toys().getFirst(), new byte[] {1, 2, 3});
    vault.care().setVolumeCap(TestVault.TOY, 150);
    vault.care().put(TestVault.TOY, ToySlot.silence(1, NOW));
    vault.care().looked(TestVault.TOY, new SafetyNote(NOW, "found to be open"));
  }

  @Test
  void withItsLastRecordingAForgottenToyGoesAndAllThatNamesIt() throws Exception {
    List<RecordingId> ids;
    try (Vault vault = create("")) {
      ids = TestVault.add(vault, 1, 2).stream().map(Recording::id).toList();
      ofTheOther(vault);
      care(vault);
    }
    List<byte[]> sealed = sealed();
    assertThat(sealed).as("this search finds them").allMatch(this::isInPages);
    assertThat(List.of("Bentley", "Ada")).as("never in the clear").noneMatch(this::isInPages);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().forget(TestVault.TOY)).isEqualTo(new Forgotten(2, true));
      vault.erase(ids.subList(0, 1));
      assertThat(vault.care().everyToy())
          .as("a recording still needs it")
          .extracting(KnownToy::name)
          .containsExactly("Bentley", "Starburst");
      assertThat(vault.find(ids.getLast()).orElseThrow().child()).isEqualTo("Ada");
      vault.erase(ids.subList(1, 2));
      assertThat(vault.care().everyToy()).extracting(KnownToy::name).containsExactly("Starburst");
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertNothingNames(TestVault.TOY);
    assertThat(sealed).noneMatch(this::isInPages);
    assertThat(isInPages(TestVault.TOY.value())).as("its address").isFalse();
    assertThat(isInPages("found to be open")).isFalse();
  }

  @Test
  void aToyWithoutRecordingsGoesFromThePagesAtOnce() throws Exception {
    try (Vault vault = create("")) {
      care(vault);
    }
    List<byte[]> sealed = sealed();
    assertThat(sealed).as("this search finds them").allMatch(this::isInPages);
    assertThat(isInPages(TestVault.TOY.value())).isTrue();
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().forget(TestVault.TOY)).isEqualTo(new Forgotten(0, true));
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertNothingNames(TestVault.TOY);
    assertThat(sealed).noneMatch(this::isInPages);
    assertThat(isInPages(TestVault.TOY.value())).isFalse();
    assertThat(isInPages("found to be open")).isFalse();
    assertThat(VaultFile.read(dir).file().compactionDue()).isFalse();
  }

  /**
   * As somebody would who has the passphrase, an old copy of the database, and today's key file.
   */
  @Test
  void theDatabaseFromBeforeTellsNoName() throws Exception {
    RecordingId ofBentley;
    RecordingId ofStarburst;
    try (Vault vault = create("")) {
      ofBentley = TestVault.add(vault, 1).getFirst().id();
      ofStarburst = ofTheOther(vault);
    }
    Path before = temp.resolve("before");
    TestVault.copy(dir, before);
    try (Vault vault = TestVault.open(dir)) {
      vault.care().forget(TestVault.TOY);
      vault.erase(List.of(ofBentley));
      assertThat(vault.find(ofStarburst).orElseThrow().toyName()).isEqualTo("Starburst");
    }
    try (Vault vault = TestVault.open(before)) {
      assertThat(vault.toys()).as("with the key file of then").hasSize(2);
      assertThat(vault.toys()).extracting(KnownToy::child).containsExactly("Ada", "Tom");
    }
    Files.copy(
        dir.resolve(VaultFile.NAME),
        before.resolve(VaultFile.NAME),
        StandardCopyOption.REPLACE_EXISTING);
    try (Vault vault = TestVault.open(before)) {
      assertThat(vault.toys())
          .allMatch(toy -> toy.name().equals(toy.id().value()) && toy.child().isEmpty());
      assertThatThrownBy(() -> vault.find(ofBentley)).isInstanceOf(VaultException.class);
    }
    KeyRing keys = KeyRing.open(before, TestVault.PASSPHRASE.toCharArray());
    try (keys;
        Store store = Store.open(before, keys, "", false)) {
      Rows.Toy row = new Toys(keys, store).row(TestVault.TOY.value()).orElseThrow();
      ToyNames.Name guess = new ToyNames.Name("Bentley", "Ada");
      assertThat(keys.isMac(row.mac(), row.contentWith(keys, guess)))
          .as("nor does the row say whether a guess is right")
          .isFalse();
    }
  }

  @Test
  void namesOfToysThatStayOutliveErasuresOfEveryKind() throws Exception {
    try (Vault vault = create("")) {
      ofTheOther(vault);
      for (int i = 0; i < 3; i++) {
        vault.erase(List.of(TestVault.add(vault, i).getFirst().id()));
        vault.messages().erase(List.of(TestVault.message(vault, i).id()));
      }
      vault.care().forget(TestVault.TOY);
    }
    try (Vault vault = TestVault.open(dir)) {
      KnownToy only = vault.toys().getFirst();
      assertThat(only).isEqualTo(new KnownToy(STAYS, "Starburst", "Tom", "0405", NOW));
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
      vault.saveToy(new KnownToy(STAYS, "\u00c4pfelchen", "", "0405", NOW));
      assertThat(vault.toys().getFirst().name()).isEqualTo("\u00c4pfelchen");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM toy_name",
        "UPDATE toy_name SET sealed = X'00'",
        "UPDATE toy_name SET data_key = X'00'",
        "UPDATE toy_name SET id = RANDOM_UUID()",
        "UPDATE toy_name SET epoch = 'none'",
        "UPDATE toy_name n SET (id, epoch, data_key, sealed) = (SELECT id, epoch, data_key, sealed"
            + " FROM toy_name o WHERE o.toy_id <> n.toy_id)"
      })
  void aNameThatDoesNotOpenBlocksNothing(String damage) throws Exception {
    RecordingId first;
    try (Vault vault = create("")) {
      first = TestVault.add(vault, 1).getFirst().id();
    }
    sql(damage);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys())
          .as("seen, and told from others")
          .extracting(KnownToy::name)
          .containsExactly(TestVault.TOY.value(), STAYS.value());
      assertThat(vault.verify(_ -> {}).problems())
          .hasSize(1)
          .allMatch(problem -> problem.contains("What a toy is called is damaged"));
      assertThat(vault.find(first).orElseThrow().toyName()).isEqualTo(TestVault.TOY.value());
      TestVault.add(vault, 2);
      vault.setSound(STAYS, "ms-adpcm-0-low");
      vault.care().setVolumeCap(STAYS, 9);
      vault.erase(List.of(first));
      vault.care().forget(TestVault.TOY);
      vault.saveToy(new KnownToy(STAYS, "Starburst", "Tom", "0405", NOW));
      assertThat(vault.toys()).extracting(KnownToy::name).containsExactly("Starburst");
      vault.saveToy(new KnownToy(TestVault.TOY, "Ben", "", "", NOW));
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  /** The key file it was sealed for may turn up again. */
  @Test
  void aNameThatDoesNotOpenIsKeptThroughAnErasure() throws Exception {
    Path older = temp.resolve("older.json");
    RecordingId first;
    RecordingId second;
    try (Vault vault = create("")) {
      first = TestVault.add(vault, 1).getFirst().id();
      second = TestVault.add(vault, 2).getFirst().id();
    }
    Files.copy(dir.resolve(VaultFile.NAME), older);
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(List.of(first));
    }
    Path newer = temp.resolve("newer.json");
    Files.move(dir.resolve(VaultFile.NAME), newer);
    Files.copy(older, dir.resolve(VaultFile.NAME));
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys()).extracting(KnownToy::child).containsExactly("", "");
      vault.messages().erase(List.of(TestVault.message(vault, 1).id()));
    }
    Files.copy(newer, dir.resolve(VaultFile.NAME), StandardCopyOption.REPLACE_EXISTING);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys()).extracting(KnownToy::child).containsExactly("Ada", "Tom");
      assertThat(vault.ids(RecordingFilter.ALL)).containsExactly(second);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 9, 11, 12, 13})
  void vaultsOfEarlierVersionsHaveTheirNamesSealedAndLoseNone(int schema) throws Exception {
    OldVault.put(schema, dir);
    Set<String> names = new TreeSet<>();
    KeyRing keys = KeyRing.open(dir, OldVault.PASSPHRASE.toCharArray());
    Path copy = temp.resolve("copy");
    TestVault.copy(dir, copy);
    try (Vault vault = Vaults.open(dir, OldVault.PASSPHRASE.toCharArray(), "")) {
      for (KnownToy toy : vault.toys()) {
        names.add(toy.name());
        assertThat(toy.name()).isNotEqualTo(toy.id().value());
      }
      assertThat(vault.page(RecordingFilter.ALL, 0, 9))
          .isNotEmpty()
          .allMatch(one -> names.contains(one.toyName()));
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertThat(names).isNotEmpty();
    byte[] pages = DecryptedPages.read(dir, keys.databasePassword());
    byte[] before = DecryptedPages.read(copy, keys.databasePassword());
    keys.close();
    assertThat(names).as("this search finds them").allMatch(name -> holds(before, name));
    assertThat(names).noneMatch(name -> holds(pages, name));
    assertThat(VaultFile.read(dir).file().compactionDue()).isFalse();
  }

  /** Schema 13 let a forgotten toy stay when its last recording went. */
  @Test
  void whatAnEarlierVersionLeftOfAForgottenToyGoes() throws Exception {
    try (Vault vault = create("")) {
      ofTheOther(vault);
    }
    asSchema13(true);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.care().everyToy()).extracting(KnownToy::name).containsExactly("Starburst");
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
    assertNothingNames(TestVault.TOY);
    assertThat(List.of("Bentley", "Ada", "Starburst")).noneMatch(this::isInPages);
  }

  /** Cut short between its third step and the second. */
  @Test
  void anErasureThatAnEarlierVersionLeftHalfDoneCostsNoName() throws Exception {
    RecordingId gone;
    try (Vault vault = create("")) {
      gone = TestVault.add(vault, 1).getFirst().id();
      TestVault.add(vault, 2);
    }
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (keys;
        Store store = Store.open(dir, keys, "", false)) {
      JournalRows journal = new JournalRows(keys, store, Author.by(JournalSource.COMMAND));
      Erasure.drop(store, keys, journal, Going.recordings(List.of(gone)));
    }
    asSchema13(false);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.toys()).extracting(KnownToy::name).containsExactly("Bentley", "Starburst");
      assertThat(vault.verify(_ -> {}).problems()).isEmpty();
    }
  }

  @Test
  void aFullDiskLeavesAToyPairedOrForgottenAndIsToldOf() throws Exception {
    FullDisk.register();
    try (Vault vault = create(FullDisk.PREFIX)) {
      TestVault.add(vault, 1);
    }
    Path start = temp.resolve("start");
    TestVault.copy(dir, start);
    FullDisk.WRITES_LEFT.set(1_000_000);
    try (Vault vault = TestVault.open(dir, FullDisk.PREFIX)) {
      vault.care().forget(STAYS);
    }
    int writes = 1_000_000 - FullDisk.WRITES_LEFT.get();
    List<String> seen = new ArrayList<>();
    for (int left = 0; left < writes; left += Math.max(1, writes / 12)) {
      FullDisk.empty();
      seen.add(forgetWithRoomFor(left, start));
    }
    assertThat(seen).contains("nothing happened", "compaction is due");
  }

  private String forgetWithRoomFor(int writes, Path start) throws Exception {
    Inspection.remove(dir);
    TestVault.copy(start, dir);
    String outcome;
    try (Vault vault = TestVault.open(dir, FullDisk.PREFIX)) {
      FullDisk.WRITES_LEFT.set(writes);
      outcome =
          vault.care().forget(STAYS).equals(new Forgotten(0, true)) ? "done" : "compaction is due";
    } catch (VaultException e) {
      assertThat(e.problem()).isEqualTo(Problem.DISK);
      outcome = "nothing happened";
    }
    FullDisk.empty();
    try (Vault vault = TestVault.open(dir, FullDisk.PREFIX)) {
      assertThat(vault.toys()).hasSize(outcome.equals("nothing happened") ? 2 : 1);
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(1);
      assertThat(vault.verify(_ -> {}).problems()).as(outcome).isEmpty();
    }
    assertThat(VaultFile.read(dir).file().compactionDue()).isFalse();
    assertThat(isInPages(STAYS.value())).isEqualTo(outcome.equals("nothing happened"));
    return outcome;
  }

  private void asSchema13(boolean forgotten) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (keys;
        Store store = Store.open(dir, keys, "", false)) {
      Toys toys = new Toys(keys, store);
      for (Rows.Toy row : toys.rows()) {
        ToyNames.Name name = toys.nameOf(row.id()).orElseThrow();
        boolean goes = forgotten && row.id().equals(TestVault.TOY.value());
        Rows.Toy old = goes ? row.gone() : row;
        store
            .handle()
            .execute(
                "UPDATE toy SET name = ?, child = ?, forgotten = ?, mac = ? WHERE id = ?",
                name.toy(),
                name.child(),
                goes,
                keys.mac(old.contentWith(keys, name)),
                row.id());
      }
      store.handle().execute("DROP TABLE toy_name");
      store.handle().execute("DELETE FROM schema_version WHERE version >= 14");
      store.force();
    }
  }

  private void assertNothingNames(ToyId toy) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (keys;
        Store store = Store.open(dir, keys, "", false)) {
      List<String> tables =
          store
              .handle()
              .createQuery(
                  "SELECT table_name FROM information_schema.columns WHERE column_name = 'TOY_ID'")
              .mapTo(String.class)
              .list();
      assertThat(tables).contains("TOY_SLOT", "TOY_VOLUME", "TOY_SAFETY", "TOY_SECRET", "TOY_NAME");
      for (String table : tables) {
        assertThat(count(store, table, "toy_id", toy)).as(table).isZero();
      }
      assertThat(count(store, "toy", "id", toy)).isZero();
    }
  }

  private static int count(Store store, String table, String column, ToyId toy) {
    return store
        .handle()
        .createQuery("SELECT COUNT(*) FROM " + table + " WHERE " + column + " = ?")
        .bind(0, toy.value())
        .mapTo(int.class)
        .one();
  }

  /** What the row of a toy's name is made of. */
  private List<byte[]> sealed() throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (keys;
        Store store = Store.open(dir, keys, "", false)) {
      return store
          .handle()
          .createQuery("SELECT data_key, sealed FROM toy_name WHERE toy_id = ?")
          .bind(0, TestVault.TOY.value())
          .map((row, _) -> List.of(row.getBytes(1), row.getBytes(2)))
          .one();
    }
  }

  private void sql(String statement) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (keys;
        Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute(statement);
      store.force();
    }
  }

  private boolean isInPages(String text) {
    return isInPages(text.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isInPages(byte[] part) {
    try {
      return DecryptedPages.hold(dir, part);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static boolean holds(byte[] pages, String text) {
    return DecryptedPages.hold(pages, text.getBytes(StandardCharsets.UTF_8));
  }
}
