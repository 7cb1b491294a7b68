package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.Arrivals.Moved;
import org.plushkeep.vault.VaultException.Problem;

/** Collecting while the vault is locked. */
class IntakeTest {
  private static final ToyId STRANGER = new ToyId("C4:BE:84:99:99:99");

  @TempDir private Path temp;

  @Test
  void nothingComesInUntilSomebodyAllowsIt() throws Exception {
    Path dir = temp.resolve("vault");
    try (Vault vault = TestVault.create(dir)) {
      assertThat(vault.arrivals().isAllowed()).isFalse();
      assertThat(Arriving.moveIn(vault).isNothing()).isTrue();
    }
    assertThat(Vaults.intake(dir)).isEmpty();
    assertThat(dir.resolve("intake")).doesNotExist();
    assertThat(Vaults.intake(temp.resolve("nowhere"))).isEmpty();
  }

  @Test
  void whatCameInWhileLockedIsThereAfterUnlocking() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Intake intake = Arriving.intake(dir);
    assertThat(Arriving.add(intake, 1)).isTrue();
    assertThat(Arriving.add(intake, 2)).isTrue();
    assertThat(intake.waiting()).isEqualTo(2);
    try (Vault vault = TestVault.open(dir)) {
      Moved moved = Arriving.moveIn(vault);
      assertThat(moved.added()).hasSize(2);
      assertThat(moved.setAside() + moved.alreadyHere()).isZero();
      assertThat(intake.waiting()).isZero();
      List<Recording> all = vault.page(RecordingFilter.ALL, 0, 10);
      assertThat(all.getFirst().collectedAt()).isEqualTo(Arriving.WHEN.plusSeconds(2));
      assertThat(all.getFirst().toyId()).isEqualTo(TestVault.TOY);
      assertThat(vault.readBytes(all.getFirst().id())).isEqualTo(Arriving.sound(2));
      assertThat(vault.readBytes(all.getLast().id())).isEqualTo(Arriving.sound(1));
      assertThat(vault.verify(_ -> {}).isWhole()).isTrue();
      assertThat(Arriving.moveIn(vault).isNothing()).isTrue();
    }
  }

  @Test
  void theSameIsNeverThereTwice() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    try (Vault vault = TestVault.open(dir)) {
      vault.add(List.of(TestVault.recording(Arriving.sound(1))));
    }
    assertThat(Arriving.add(Arriving.intake(dir), 1)).isTrue();
    assertThat(Arriving.add(Arriving.intake(dir), 2)).isTrue();
    assertThat(Arriving.add(Arriving.intake(dir), 2)).as("it waits already").isFalse();
    Path kept = temp.resolve("kept");
    TestVault.copy(dir.resolve("intake"), kept);
    Moved moved = Arriving.unlock(dir);
    assertThat(moved.added()).hasSize(1);
    assertThat(moved.alreadyHere()).isEqualTo(1);

    putBack(kept, dir);
    assertThat(Arriving.intake(dir).waiting()).isEqualTo(2);
    assertThat(Arriving.unlock(dir).isNothing()).as("put back by somebody").isTrue();
    assertThat(Arriving.intake(dir).waiting()).isZero();
  }

  private static void putBack(Path kept, Path dir) throws IOException {
    try (var files = Files.list(kept)) {
      for (Path file : files.toList()) {
        Files.copy(
            file,
            dir.resolve("intake").resolve(file.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  @Test
  void pairedToysAreKnownAndOthersAreNot() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    ToyId second = new ToyId("C4:BE:84:00:00:02");
    assertThat(Arriving.intake(dir).isLikelyPaired(TestVault.TOY)).isTrue();
    assertThat(likely(dir)).as("of 600 others").isLessThan(10);
    try (Vault vault = TestVault.open(dir)) {
      vault.saveToy(new KnownToy(second, "Cat", "Emil", "", Instant.EPOCH));
    }
    assertThat(Arriving.intake(dir).isLikelyPaired(second)).isTrue();
    assertThat(Arriving.intake(dir).isLikelyPaired(TestVault.TOY)).isTrue();
    String key = Files.readString(dir.resolve("intake/key.json"));
    assertThat(key.split("\"marks\"")[1].split("]")[0].split(",")).hasSize(8);
  }

  private static long likely(Path dir) throws VaultException {
    long likely = 0;
    for (int i = 0; i < 600; i += 200) {
      Intake intake = Arriving.intake(dir);
      for (int j = i; j < i + 200; j++) {
        likely += intake.isLikelyPaired(new ToyId("C4:BE:84:11:00:" + j)) ? 1 : 0;
      }
    }
    return likely;
  }

  @Test
  void turnedOffNothingComesInAndWhatWaitsIsMovedInAllTheSame() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Intake intake = Arriving.intake(dir);
    Arriving.add(intake, 1);
    try (Vault vault = TestVault.open(dir)) {
      vault.arrivals().allow(false);
    }
    assertThat(Vaults.intake(dir)).isEmpty();
    assertProblem(Problem.NOT_ALLOWED, () -> Arriving.add(intake, 2));
    assertThat(Arriving.unlock(dir).added()).hasSize(1);
    try (Vault vault = TestVault.open(dir)) {
      assertThat(vault.arrivals().isAllowed()).isFalse();
      vault.arrivals().allow(true);
    }
    assertThat(Arriving.add(intake, 2)).isTrue();
    assertThat(Arriving.unlock(dir).added()).hasSize(1);
  }

  @Test
  void whatCannotBeMovedInIsSetAsideAndHoldsUpNothing() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Path other = Arriving.vault(temp.resolve("other"));
    Intake intake = Arriving.intake(dir);
    Arriving.add(Arriving.intake(other), 7);
    Path folder = dir.resolve("intake");
    try (var files = Files.list(other.resolve("intake"))) {
      for (Path file : files.filter(one -> one.getFileName().toString().length() == 32).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Files.writeString(folder.resolve("0123456789abcdef0123456789abcdef"), "not a recording");
    Files.writeString(folder.resolve("holiday.txt"), "mine");
    Files.createFile(folder.resolve("ffffffffffffffffffffffffffffffff"));
    intake.add(STRANGER, Arriving.WHEN, Arriving.sound(8));
    Arriving.add(intake, 1);
    Moved moved = Arriving.unlock(dir);
    assertThat(moved.added()).hasSize(1);
    assertThat(moved.setAside()).isEqualTo(5);
    assertThat(moved.aside()).isEqualTo(folder.resolve("aside"));
    try (var files = Files.list(moved.aside())) {
      assertThat(files).hasSize(5);
    }
    assertThat(Files.readString(moved.aside().resolve("holiday.txt"))).isEqualTo("mine");
    assertThat(Arriving.unlock(dir).isNothing()).isTrue();
  }

  @Test
  void aToyCannotFillTheDisk() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Intake intake = Arriving.intake(dir);
    Path folder = dir.resolve("intake");
    for (int i = 0; i < SealedIntake.MOST_ITEMS - 1; i++) {
      Files.createFile(folder.resolve(String.format("%032x", i)));
    }
    assertThat(Arriving.add(intake, 1)).isTrue();
    assertProblem(Problem.FULL, () -> Arriving.add(intake, 2));
    for (int i = 0; i < SealedIntake.MOST_ITEMS - 1; i++) {
      Files.delete(folder.resolve(String.format("%032x", i)));
    }
    try (var large = new java.io.RandomAccessFile(folder.resolve("x".repeat(9)).toFile(), "rw")) {
      large.setLength(SealedIntake.MOST_BYTES - 50_000);
    }
    assertProblem(Problem.FULL, () -> Arriving.add(intake, 2));
    assertProblem(
        Problem.FULL, () -> intake.add(TestVault.TOY, Arriving.WHEN, new byte[(4 << 20) + 1]));
    Moved moved = Arriving.unlock(dir);
    assertThat(moved.added()).hasSize(1);
    assertThat(moved.setAside()).isEqualTo(1);
    assertProblem(Problem.FULL, () -> Arriving.add(intake, 2));
    Files.delete(moved.aside().resolve("x".repeat(9)));
    assertThat(Arriving.add(intake, 2)).isTrue();
  }

  @Test
  void lengthsAreToldInStepsOnly() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Intake intake = Arriving.intake(dir);
    intake.add(TestVault.TOY, Arriving.WHEN, TestVault.bytes(40, 1));
    intake.add(TestVault.TOY, Arriving.WHEN, TestVault.bytes(60_000, 2));
    intake.add(TestVault.TOY, Arriving.WHEN, TestVault.bytes(70_000, 3));
    try (var files = Files.list(dir.resolve("intake"))) {
      List<Long> lengths =
          files
              .filter(file -> file.getFileName().toString().length() == 32)
              .map(file -> file.toFile().length())
              .sorted()
              .toList();
      assertThat(lengths.get(0)).isEqualTo(lengths.get(1));
      assertThat(lengths.get(2) - lengths.get(0)).isEqualTo(65_536);
    }
    assertThat(Arriving.unlock(dir).added()).hasSize(3);
  }

  @Test
  void nothingInTheFolderCanBeReadWhileItIsLocked() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    try (Vault vault = TestVault.open(dir)) { // a name that keys in Base64 do not hold by chance
      KnownToy toy = vault.toys().getFirst();
      vault.saveToy(
          new KnownToy(toy.id(), toy.name(), "Adalbertina", toy.identifier(), toy.pairedAt()));
    }
    Arriving.add(Arriving.intake(dir), 1);
    byte[] piece = Arrays.copyOfRange(Arriving.sound(1), 9_000, 9_016);
    try (var files = Files.walk(dir)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = file + new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(content)
            .doesNotContainIgnoringCase(
                "C4:BE:84", "C4BE84", "Bentley", "Adalbert", "unknown", "2026-11-28T10:15")
            .doesNotContain(new String(piece, StandardCharsets.ISO_8859_1));
      }
    }
  }

  @Test
  void aKeyPutInThePlaceOfTheVaultsIsNoticed() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Path theirs = Arriving.vault(temp.resolve("theirs"));
    Arriving.add(Arriving.intake(dir), 1);
    Path key = dir.resolve("intake/key.json");
    byte[] secret = IntakeItem.newPrivateKey();
    String swapped =
        Arriving.withoutChecksum(Files.readString(key)) // which anybody could make anew
            .replaceFirst(
                "(\"publicKey\": \")[^\"]+",
                "$1" + FreshKeys.encode(IntakeItem.publicKey(secret)).replace("$", "\\$"));
    assertThat(theirs).isNotEqualTo(dir);
    Files.writeString(key, swapped);
    Arriving.add(Arriving.intake(dir), 2); // sealed for them: a locked program cannot know
    try (Vault vault = TestVault.open(dir)) {
      Moved moved = Arriving.moveIn(vault);
      assertThat(moved.keyChanged()).isTrue();
      assertThat(moved.added()).as("what came before").hasSize(1);
      assertThat(moved.setAside()).isEqualTo(1);
      assertThat(vault.arrivals().isAllowed()).as("turned off").isFalse();
      assertThat(Vaults.intake(dir)).isEmpty();
      assertThat(Arriving.moveIn(vault).keyChanged()).as("told once").isFalse();
      vault.arrivals().allow(true);
    }
    assertThat(Arriving.add(Arriving.intake(dir), 2)).isTrue();
    assertThat(Arriving.unlock(dir).added()).hasSize(1);
  }

  @Test
  void anOlderKeyPutBackIsNoticed() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Path key = dir.resolve("intake/key.json");
    byte[] older = Files.readAllBytes(key);
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(List.of(TestVault.add(vault, 1).getFirst().id()));
    }
    assertThat(Files.readAllBytes(key)).isNotEqualTo(older);
    Files.write(key, older);
    assertThat(Arriving.unlock(dir).keyChanged()).isTrue();
  }

  @Test
  void aLostKeyIsMadeAnew() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Arriving.add(Arriving.intake(dir), 1);
    Files.delete(dir.resolve("intake/key.json"));
    Moved moved = Arriving.unlock(dir);
    assertThat(moved.keyChanged()).isFalse();
    assertThat(moved.added()).hasSize(1);
    assertThat(Arriving.add(Arriving.intake(dir), 2)).isTrue();
  }

  @Test
  void whatWaitedOnceOpensNoMoreAfterAnErasure() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Arriving.add(Arriving.intake(dir), 1);
    Path copy = temp.resolve("copy");
    TestVault.copy(dir.resolve("intake"), copy.resolve("intake"));
    Files.copy(dir.resolve(Store.FILE), copy.resolve(Store.FILE));
    try (Vault vault = TestVault.open(dir)) {
      Arriving.moveIn(vault);
      vault.erase(vault.ids(RecordingFilter.ALL));
    }
    Files.copy(dir.resolve(VaultFile.NAME), copy.resolve(VaultFile.NAME));
    try (Vault vault = TestVault.open(copy)) {
      Moved moved = Arriving.moveIn(vault);
      assertThat(moved.added()).as("opened with database and key file of before").isEmpty();
      assertThat(moved.left()).isEqualTo(1);
    }
    assertThat(Arriving.add(Arriving.intake(dir), 2)).as("and goes on").isTrue();
    assertThat(Arriving.unlock(dir).added()).hasSize(1);
  }

  @Test
  void whatWaitsDuringAnErasureIsNotLost() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    try (Vault vault = TestVault.open(dir)) {
      Arriving.add(Arriving.intake(dir), 1); // by another program, say
      vault.erase(List.of(TestVault.add(vault, 5).getFirst().id()));
      Arriving.add(Arriving.intake(dir), 2);
      assertThat(Arriving.moveIn(vault).added()).hasSize(2);
    }
  }

  private interface Deed {
    void run() throws VaultException;
  }

  private static void assertProblem(Problem problem, Deed deed) {
    assertThatThrownBy(deed::run)
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }
}
