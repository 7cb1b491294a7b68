package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.collect.Pairing;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.serial.SerialFinder;
import org.plushkeep.toy.serial.UsbPorts;
import org.plushkeep.vault.VaultException.Problem;

/** Damage is found or harmless, and what is whole stays readable. */
class VaultDamageTest {
  private static final SeenToy SEEN =
      new SeenToy(ToyId.serial("one"), "", SeenToy.Way.SERIAL, OptionalInt.empty());

  @TempDir private Path temp;
  private Path dir;
  private Path database;
  private final Map<RecordingId, byte[]> stored = new java.util.HashMap<>();

  @BeforeEach
  void fill() throws Exception {
    dir = temp.resolve("vault");
    database = dir.resolve(Store.FILE);
    try (Vault vault = TestVault.create(dir)) {
      List<Recording> three = TestVault.add(vault, 1, 2, 3);
      for (int i = 0; i < 3; i++) {
        stored.put(three.get(i).id(), TestVault.bytes(20_000, i + 1));
      }
    }
  }

  @Test
  void aFlippedBitAnywhereInTheKeyFileIsDamageAndNoCrash() throws Exception {
    Path file = dir.resolve(VaultFile.NAME);
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] flipped = whole.clone();
      flipped[at] ^= (byte) (1 << at % 8);
      Files.write(file, flipped);
      assertProblem(Problem.DAMAGED);
    }
    Files.write(file, whole);
    assertAllThere();
  }

  @Test
  void aKeyFileCutAnywhereIsDamage() throws Exception {
    Path file = dir.resolve(VaultFile.NAME);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 29) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertProblem(Problem.DAMAGED);
    }
  }

  /** Opens, reads all: right bytes or a word of damage, never other bytes and never a crash. */
  private void walk() {
    int wrong = 0;
    try (Vault vault = TestVault.open(dir)) {
      for (var one : stored.entrySet()) {
        try {
          if (vault.find(one.getKey()).isEmpty()) {
            wrong++;
          } else {
            assertThat(vault.readBytes(one.getKey())).isEqualTo(one.getValue());
          }
        } catch (VaultException e) {
          assertThat(e.problem()).isEqualTo(Problem.DAMAGED);
          wrong++;
        }
      }
      if (wrong > 0) {
        assertThat(vault.verify(_ -> {}).isWhole()).isFalse();
      }
    } catch (VaultException e) {
      assertThat(e.problem()).isEqualTo(Problem.DAMAGED);
    }
  }

  @Test
  void aDatabaseCutShortIsDamageOrHarmless() throws Exception {
    byte[] whole = Files.readAllBytes(database);
    for (int length = 0; length < whole.length; length += whole.length / 12) {
      Files.write(database, Arrays.copyOf(whole, length));
      walk();
    }
  }

  @Test
  void aMissingDatabaseIsDamageAndNoneIsMade() throws Exception {
    Files.delete(database);
    assertProblem(Problem.DAMAGED);
    assertThat(database).doesNotExist();
  }

  @Test
  void swappedSoundIsFoundAndTheOthersStayReadable() throws Exception {
    var ids = stored.keySet().stream().map(RecordingId::uuid).toList();
    sql(
        "UPDATE piece p SET bytes = (SELECT bytes FROM piece q WHERE q.kind = 'toy-bytes' AND"
            + " q.part = 0 AND q.recording_id = '"
            + ids.get(1)
            + "') WHERE kind = 'toy-bytes' AND part = 0 AND recording_id = '"
            + ids.get(0)
            + "'");
    try (Vault vault = TestVault.open(dir)) {
      assertThatThrownBy(() -> vault.readBytes(new RecordingId(ids.get(0))))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
      for (var id : ids.subList(1, 3)) {
        RecordingId whole = new RecordingId(id);
        assertThat(vault.readBytes(whole)).isEqualTo(stored.get(whole));
      }
      VerifyReport report = vault.verify(_ -> {});
      assertThat(report.damaged()).containsExactly(new RecordingId(ids.get(0)));
      assertThat(report.whole()).isEqualTo(2);
    }
  }

  @Test
  void aDamagedRecordingThatComesAgainTakesItsOwnPlace() throws Exception {
    RecordingId damaged = stored.keySet().iterator().next();
    try (Vault vault = TestVault.open(dir)) {
      vault.setNote(damaged, "the song");
      vault.setVerdict(damaged, Verdict.KEPT);
    }
    sql("DELETE FROM piece WHERE kind = 'toy-bytes' AND recording_id = '" + damaged + "'");
    byte[] bytes = stored.get(damaged);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.contains(TestVault.TOY, bytes)).isFalse();
      Recording again = vault.add(List.of(TestVault.recording(bytes))).getFirst().orElseThrow();
      assertThat(again.note()).isEqualTo("the song");
      assertThat(again.verdict()).isEqualTo(Verdict.KEPT);
      assertThat(vault.readBytes(again.id())).isEqualTo(bytes);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(3);
      assertThat(vault.add(List.of(TestVault.recording(bytes))).getFirst()).isEmpty();
    }
    sql("UPDATE recording SET details = X'00' WHERE verdict = 'KEPT'");
    try (Vault vault = TestVault.open(dir)) {
      Recording again = vault.add(List.of(TestVault.recording(bytes))).getFirst().orElseThrow();
      assertThat(again.verdict()).isEqualTo(Verdict.NEW);
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
  }

  @Test
  void anEditedRowIsFound() throws Exception {
    RecordingId id = stored.keySet().iterator().next();
    sql("UPDATE recording SET verdict = 'KEPT' WHERE id = '" + id + "'");
    try (Vault vault = TestVault.open(dir)) {
      assertThatThrownBy(() -> vault.find(id)).extracting("problem").isEqualTo(Problem.DAMAGED);
      assertThat(vault.ids(RecordingFilter.ALL)).contains(id).hasSize(3);
      assertThat(vault.page(RecordingFilter.ALL, 0, 10)).hasSize(2);
      assertThatThrownBy(() -> vault.setVerdict(id, Verdict.FLAGGED))
          .extracting("problem")
          .isEqualTo(Problem.DAMAGED);
    }
  }

  @Test
  void aDamagedSecretOfAToyOnACableIsFoundAndBlocksNothing() throws Exception {
    KnownToy toy = new KnownToy(ToyId.serial("one"), "Bruno", "Ada", "", Instant.EPOCH);
    KnownToy other = new KnownToy(ToyId.serial("two"), "Berta", "Ada", "", Instant.EPOCH);
    try (Vault vault = TestVault.open(dir)) {
      vault.saveToy(toy, new byte[] {1, 2, 3});
      vault.saveToy(other, new byte[] {4, 5, 6});
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
    }
    for (String damage :
        List.of(
            "UPDATE toy_secret SET sealed = X'00' WHERE toy_id = 'usb:one'",
            "UPDATE toy_secret SET sealed = (SELECT sealed FROM toy_secret WHERE toy_id ="
                + " 'usb:two') WHERE toy_id = 'usb:one'",
            "DELETE FROM toy_secret WHERE toy_id = 'usb:one'")) {
      sql(damage);
      try (Vault vault = TestVault.open(dir)) {
        VerifyReport report = vault.verify(_ -> {});
        assertThat(report.problems()).hasSize(1);
        assertThat(report.problems().getFirst())
            .contains("one toy on a USB port", "plug the toy in and link it again")
            .doesNotContain("Bruno", "usb:one");
        assertThat(report.whole()).isEqualTo(3);
        assertThat(vault.toySecret(other.id())).containsExactly(4, 5, 6);
        if (!damage.startsWith("DELETE")) {
          assertThatThrownBy(() -> Pairing.link(vault, new SerialFinder(UsbPorts.none()), SEEN))
              .isInstanceOfSatisfying(
                  ToyException.class, e -> assertThat(e.asksForPairing()).isTrue());
          assertThat(Pairing.secretOrNone(vault, toy.id())).isEmpty();
        }
        vault.saveToy(toy, new byte[] {7, 8, 9}); // as pairing once more does
        assertThat(vault.toySecret(toy.id())).containsExactly(7, 8, 9);
        assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      }
    }
  }

  @Test
  void whatCannotBeAToysIdIsFoundToo() throws Exception {
    try (Vault vault = TestVault.open(dir)) {
      KnownToy toy = new KnownToy(new ToyId("usb:one"), "Bruno", "", "", Instant.EPOCH);
      vault.saveToy(toy, new byte[] {1, 2, 3});
    }
    sql("DELETE FROM toy_secret");
    sql("DELETE FROM toy_name WHERE toy_id = 'usb:one'"); // it holds the id fast
    for (String id : List.of("' '", "'usb:' || CHAR(7)")) {
      sql("UPDATE toy SET id = " + id + " WHERE id <> '" + TestVault.TOY + "'");
      try (Vault vault = TestVault.open(dir)) {
        assertThat(vault.verify(_ -> {}).problems())
            .contains("What is kept about one toy is damaged.");
      }
    }
  }

  @Test
  void aRowTakenAwayIsMissed() throws Exception {
    sql("DELETE FROM recording WHERE id = '" + stored.keySet().iterator().next() + "'");
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).problems())
          .anyMatch(problem -> problem.contains("There should be 3 recordings, but 2 are here"));
    }
  }

  @Test
  void anOlderDatabasePutBackIsNoticed() throws Exception {
    byte[] older = Files.readAllBytes(database);
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(List.of(stored.keySet().iterator().next()));
    }
    Files.write(database, older);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).problems()).anyMatch(word -> word.contains("older copy"));
    }
  }

  @Test
  void anOlderKeyFilePutBackAfterAnErasureIsNoticed() throws Exception {
    Path file = dir.resolve(VaultFile.NAME);
    byte[] older = Files.readAllBytes(file);
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(List.of(stored.keySet().iterator().next()));
    }
    Files.write(file, older);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).problems()).anyMatch(word -> word.contains("older copy"));
    }
  }

  @Test
  void aKeyFileForAnotherVaultDoesNotFit() throws Exception {
    Path other = temp.resolve("other");
    TestVault.create(other).close();
    Files.copy(
        other.resolve(VaultFile.NAME),
        dir.resolve(VaultFile.NAME),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertProblem(Problem.DAMAGED);
  }

  @Test
  void aWrongPassphraseTellsNothingAndChangesNothing() throws Exception {
    byte[] before = Files.readAllBytes(database);
    assertThatThrownBy(() -> Vaults.open(dir, "stork".toCharArray(), ""))
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.problem()).isEqualTo(Problem.WRONG_PASSPHRASE))
        .hasMessage("The passphrase does not open this vault.");
    assertThat(Files.readAllBytes(database)).isEqualTo(before);
    assertAllThere();
  }

  @Test
  void aFolderThatIsNoVaultStaysAsItIs() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("photos"));
    Files.writeString(folder.resolve("photo.txt"), "mine");
    assertThatThrownBy(() -> TestVault.open(folder))
        .extracting("problem")
        .isEqualTo(Problem.NOT_A_VAULT);
    assertThatThrownBy(() -> TestVault.create(folder))
        .extracting("problem")
        .isEqualTo(Problem.ALREADY_EXISTS);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aVaultFromALaterPlushkeepIsLeftAlone() throws Exception {
    sql("INSERT INTO schema_version VALUES (99)");
    assertProblem(Problem.TOO_NEW);
    assertProblem(Problem.TOO_NEW);
  }

  private void sql(String statement) throws Exception {
    KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
    try (Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute(statement);
      store.force();
    }
    keys.close();
  }

  private void assertProblem(Problem problem) {
    assertThatThrownBy(() -> TestVault.open(dir)).extracting("problem").isEqualTo(problem);
  }

  private void assertAllThere() throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      for (var one : stored.entrySet()) {
        assertThat(vault.readBytes(one.getKey())).isEqualTo(one.getValue());
      }
    }
  }
}
