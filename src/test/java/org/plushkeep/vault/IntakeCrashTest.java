package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.vault.DyingDisk.Killed;

/** A program that dies at any step of taking in, of moving in, or of turning it on. */
class IntakeCrashTest {
  private static final int MOST_STEPS = 200;

  @TempDir private Path temp;

  @Test
  void takingInIsAllOrNothingAndComesInOnce() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    int steps = 0;
    boolean ended = false;
    for (; !ended && steps < MOST_STEPS; steps++) {
      ended = addAndDie(dir, steps, steps);
      int waiting = Arriving.intake(dir).waiting();
      assertThat(waiting).as("killed at step %s", steps).isBetween(ended ? 1 : 0, 1);
      try (Vault vault = TestVault.open(dir)) {
        assertThat(Arriving.moveIn(vault).added()).hasSize(waiting);
        Arriving.add(Arriving.intake(dir), steps); // the toy still has it
        Arriving.moveIn(vault);
      }
    }
    assertThat(steps).as("there was something to die at").isBetween(6, MOST_STEPS - 1);
    assertEachOnce(dir, steps);
  }

  private static boolean addAndDie(Path dir, int steps, long seed) throws VaultException {
    try {
      return Arriving.add(SealedIntake.of(dir, new DyingDisk(steps)).orElseThrow(), seed);
    } catch (Killed e) {
      return false;
    }
  }

  @Test
  void movingInIsDoneOnceWhereverItStops() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    int steps = 0;
    boolean ended = false;
    for (; !ended && steps < MOST_STEPS; steps++) {
      Arriving.add(Arriving.intake(dir), 2L * steps);
      Arriving.add(Arriving.intake(dir), 2L * steps + 1);
      ended = moveInAndDie(dir, steps);
      Arriving.unlock(dir);
      assertThat(Arriving.intake(dir).waiting()).isZero();
    }
    assertThat(steps).isBetween(8, MOST_STEPS - 1);
    assertEachOnce(dir, 2 * steps);
  }

  /** Killed in a transaction is killed before it: what is in it is not there afterwards. */
  private static boolean moveInAndDie(Path dir, int steps) throws Exception {
    return withDying(
        dir,
        steps,
        arrivals -> {
          Arriving.moveIn(arrivals);
        });
  }

  private static boolean withDying(Path dir, int steps, Arriving.Deed deed) throws Exception {
    try {
      Arriving.with(dir, new DyingDisk(steps), deed);
      return true;
    } catch (Killed e) {
      return false;
    }
  }

  @Test
  void turningItOnAndOffCanStopAnywhere() throws Exception {
    Path dir = temp.resolve("vault");
    TestVault.create(dir).close();
    int steps = 0;
    boolean ended = false;
    for (; !ended && steps < MOST_STEPS; steps++) {
      ended = withDying(dir, steps, arrivals -> arrivals.allow(true));
      try (Vault vault = TestVault.open(dir)) {
        assertThat(Arriving.moveIn(vault).keyChanged()).isFalse();
        assertThat(Vaults.intake(dir).isPresent()).isEqualTo(vault.arrivals().isAllowed());
        vault.arrivals().allow(true);
      }
      assertThat(Arriving.add(Arriving.intake(dir), steps)).isTrue();
      withDying(dir, steps, arrivals -> arrivals.allow(false));
      assertThat(Arriving.unlock(dir).added()).hasSize(1);
      try (Vault vault = TestVault.open(dir)) {
        vault.arrivals().allow(false);
      }
      Files.deleteIfExists(dir.resolve("intake/intake.lock"));
      Files.delete(dir.resolve("intake"));
    }
    assertThat(steps).isBetween(4, MOST_STEPS - 1);
    assertEachOnce(dir, steps);
  }

  private static void assertEachOnce(Path dir, int seeds) throws VaultException {
    try (Vault vault = TestVault.open(dir)) {
      Map<Long, Integer> counts = Arriving.count(vault, seeds);
      assertThat(counts).hasSize(seeds);
      assertThat(counts.values()).containsOnly(1);
      assertThat(vault.count(RecordingFilter.ALL)).isEqualTo(seeds);
      assertThat(vault.verify(_ -> {}).problems()).isEqualTo(List.of());
    }
  }
}
