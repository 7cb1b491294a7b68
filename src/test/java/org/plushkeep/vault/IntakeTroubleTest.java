package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.Arrivals.Moved;
import org.plushkeep.vault.RefusingDisk.Step;
import org.plushkeep.vault.VaultException.Problem;

/** A disk or a database that refuses: what waits is held up by nothing but its own fault. */
class IntakeTroubleTest {
  private static final ToyId STRANGER = new ToyId("C4:BE:84:99:99:99");

  @TempDir private Path temp;
  private Path dir;

  @BeforeEach
  void make() throws VaultException {
    dir = Arriving.vault(temp.resolve("vault"));
  }

  private List<Path> waiting() throws IOException {
    return new IntakeFolder(dir, new IntakeDisk()).waiting();
  }

  private int aside() throws IOException {
    return new IntakeFolder(dir, new IntakeDisk()).countAside();
  }

  private Moved unlockWith(Step refused, Path file) throws VaultException {
    Moved[] moved = new Moved[1];
    Arriving.with(
        dir, new RefusingDisk(refused, file), arrivals -> moved[0] = Arriving.moveIn(arrivals));
    return moved[0];
  }

  private void add(long... seeds) throws VaultException {
    for (long seed : seeds) {
      assertThat(Arriving.add(Arriving.intake(dir), seed)).isTrue();
    }
  }

  @Test
  void aFileThatCannotBeReadStaysAndHoldsUpNothing() throws Exception {
    add(1, 2, 3);
    Path first = waiting().getFirst();
    Moved moved = unlockWith(Step.READ, first);
    assertThat(moved.added()).hasSize(2);
    assertThat(moved.left()).isEqualTo(1);
    assertThat(moved.setAside()).isZero();
    assertThat(waiting()).containsExactly(first);
    Intake intake = SealedIntake.of(dir, new RefusingDisk(Step.READ, first)).orElseThrow();
    assertThat(Arriving.add(intake, 4)).as("nor does it keep others from coming").isTrue();
    assertThat(Arriving.unlock(dir).added()).as("once it can be read").hasSize(2);
    assertAllOnce(1, 2, 3, 4);
  }

  @Test
  void aFileThatCannotBeRemovedIsInTheVaultOnceAndHoldsUpNothing() throws Exception {
    add(1, 2);
    Path first = waiting().getFirst();
    Moved moved = unlockWith(Step.DELETE, first);
    assertThat(moved.added()).hasSize(2);
    assertThat(moved.left()).isEqualTo(1);
    assertThat(waiting()).containsExactly(first);
    assertThat(Arriving.unlock(dir).isNothing()).isTrue();
    assertAllOnce(1, 2);
  }

  @Test
  void aFileThatCannotBeSetAsideStaysAndHoldsUpNothing() throws Exception {
    Path none = Files.createFile(dir.resolve("intake").resolve("0".repeat(32)));
    add(1);
    Moved moved = unlockWith(Step.MOVE, none);
    assertThat(moved.added()).hasSize(1);
    assertThat(moved.left()).isEqualTo(1);
    assertThat(moved.setAside()).isZero();
    assertThat(Arriving.unlock(dir).setAside()).isEqualTo(1);
    assertAllOnce(1);
  }

  @Test
  void aKeyThatCannotBeWrittenIsMadeAtTheNextUnlocking() throws Exception {
    add(1);
    Path key = dir.resolve("intake").resolve("key.json");
    Files.delete(key);
    Path part = key.resolveSibling("key.json.part");
    assertProblem(Problem.DISK, () -> unlockWith(Step.WRITE, part));
    assertThat(Vaults.intake(dir)).isEmpty();
    assertThat(waiting()).as("it was moved in before").isEmpty();
    assertThat(Arriving.unlock(dir).isNothing()).isTrue();
    add(2);
    Arriving.unlock(dir);
    assertAllOnce(1, 2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void collectingGoesOnWhileItIsMovedIn(int listing) throws Exception {
    add(1);
    CountDownLatch moving = new CountDownLatch(1);
    try (var other = Executors.newSingleThreadExecutor()) {
      Future<?>[] moved = new Future<?>[1];
      IntakeDisk collecting =
          new IntakeDisk() {
            private int listings;

            @Override
            List<Path> list(Path folder) throws IOException {
              List<Path> files = super.list(folder);
              if (folder.endsWith(IntakeFolder.NAME) && ++listings == listing) {
                moved[0] = other.submit(() -> moveInTelling(moving));
                awaitIt(moving);
              }
              return files;
            }
          };
      assertThat(Arriving.add(SealedIntake.of(dir, collecting).orElseThrow(), 2)).isTrue();
      moved[0].get();
    }
    Arriving.unlock(dir);
    assertAllOnce(1, 2);
  }

  /** Tells once it has removed something, or waits until it may. */
  private Path moveInTelling(CountDownLatch moving) throws VaultException {
    IntakeDisk disk =
        new IntakeDisk() {
          @Override
          <T> T alone(Path lock, Alone<T> work) throws IOException, VaultException {
            moving.countDown();
            return super.alone(lock, work);
          }

          @Override
          void delete(Path file) throws IOException {
            super.delete(file);
            moving.countDown();
          }
        };
    try {
      Arriving.with(dir, disk, Arriving::moveIn);
    } finally {
      moving.countDown();
    }
    return dir;
  }

  private static void awaitIt(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void whatIsOfAToyWhoseRowIsDamagedComesInOnceItIsPairedAgain() throws Exception {
    add(1);
    change("UPDATE toy SET paired_at = 5");
    Moved moved = Arriving.unlock(dir);
    assertThat(moved.left()).isEqualTo(1);
    assertThat(moved.setAside() + aside()).isZero();
    pair(TestVault.TOY);
    assertThat(Arriving.unlock(dir).added()).hasSize(1);
    assertAllOnce(1);
  }

  private void pair(ToyId toy) throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      vault.saveToy(new KnownToy(toy, "Bentley", "Ada", "", Instant.EPOCH));
    }
  }

  @Test
  void whereTheDatabaseDoesNotReadItIsToldAndNothingIsMoved() throws Exception {
    add(1, 2);
    change("ALTER TABLE intake_item RENAME TO elsewhere");
    assertProblem(Problem.DAMAGED, () -> Arriving.unlock(dir));
    assertThat(waiting()).hasSize(2);
    assertThat(aside()).isZero();
    change("ALTER TABLE elsewhere RENAME TO intake_item");
    assertThat(Arriving.unlock(dir).added()).hasSize(2);
  }

  @Test
  void wherePartOfTheDatabaseKeepsItFromOpeningItStaysAndOthersComeIn() throws Exception {
    add(1);
    change("CREATE TABLE kept AS SELECT * FROM intake_key");
    change("UPDATE intake_key SET data_key = X'00'");
    Moved moved = Arriving.unlock(dir);
    assertThat(moved.left()).isEqualTo(1);
    assertThat(moved.setAside() + aside()).isZero();
    add(2);
    moved = Arriving.unlock(dir);
    assertThat(moved.added()).as("sealed to another key").hasSize(1);
    assertThat(moved.keyChanged()).isFalse();
    change("MERGE INTO intake_key SELECT * FROM kept");
    change("DROP TABLE kept");
    Arriving.unlock(dir);
    assertAllOnce(1, 2);
  }

  @Test
  void whatIsAsideIsTriedAgain() throws Exception {
    Arriving.intake(dir).add(STRANGER, Arriving.WHEN, Arriving.sound(1));
    Files.createFile(dir.resolve("intake").resolve("0".repeat(32)));
    assertThat(Arriving.unlock(dir).setAside()).isEqualTo(2);
    assertThat(Arriving.unlock(dir).isNothing()).as("it is told once").isTrue();
    pair(STRANGER);
    assertThat(Arriving.unlock(dir).added()).hasSize(1);
    assertThat(aside()).as("what is damaged stays").isEqualTo(1);
  }

  @Test
  void whatWasMovedInAndIsDamagedThereComesInOnceMore() throws Exception {
    add(1);
    Path file = waiting().getFirst();
    byte[] sealed = Files.readAllBytes(file);
    Arriving.unlock(dir);
    change("UPDATE piece SET bytes = X'00'");
    Files.write(file, sealed); // as if it had not been removed
    assertThat(Arriving.unlock(dir).added()).hasSize(1);
    assertAllOnce(1);
    assertThat(waiting()).isEmpty();

    Files.write(file, sealed);
    try (Vault vault = TestVault.open(dir)) {
      vault.erase(vault.ids(RecordingFilter.ALL));
      assertThat(Arriving.moveIn(vault).isNothing()).as("what was erased does not").isTrue();
      assertThat(vault.ids(RecordingFilter.ALL)).isEmpty();
    }
  }

  /** Something to do with a vault that fails. */
  private interface Failing {
    void run() throws VaultException;
  }

  private static void assertProblem(Problem problem, Failing deed) {
    assertThatThrownBy(deed::run)
        .isInstanceOfSatisfying(
            VaultException.class, e -> assertThat(e.problem()).isEqualTo(problem));
  }

  private void change(String sql) throws Exception {
    try (KeyRing keys = KeyRing.open(dir, TestVault.PASSPHRASE.toCharArray());
        Store store = Store.open(dir, keys, "", false)) {
      store.handle().execute(sql);
    }
  }

  private void assertAllOnce(long... seeds) throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      List<RecordingId> ids = vault.ids(RecordingFilter.ALL);
      assertThat(ids).hasSize(seeds.length);
      assertThat(Arriving.count(vault, 10)).hasSize(seeds.length);
      assertThat(vault.verify(_ -> {}).problems().stream().filter(one -> !one.contains("aside")))
          .isEmpty();
    }
  }
}
