package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.Recording;

/**
 * A process is killed while it collects locked, moves in and erases. More kills than the normal
 * run's: {@code mvn test -Dtest=IntakeKillTest -Dplushkeep.kills=1000}, with {@code
 * -Dplushkeep.seed} for other moments.
 */
class IntakeKillTest {
  private static final int KILLS = Integer.getInteger("plushkeep.kills", 2);
  private static final long SEED = Long.getLong("plushkeep.seed", 1);

  @TempDir private Path temp;
  private final Set<Long> acknowledged = new HashSet<>();

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void whatWasTakenInIsThereOnce() throws Exception {
    Path dir = Arriving.vault(temp.resolve("vault"));
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(dir, 1 + kill * 1_000L, random);
      try (Vault vault = TestVault.open(dir)) {
        assertThat(Arriving.moveIn(vault).keyChanged()).as("after kill %s", kill).isFalse();
        assertThat(Arriving.intake(dir).waiting()).isZero();
        assertThat(vault.verify(_ -> {}).problems()).as("after kill %s", kill).isEmpty();
        assertEachOnce(vault, 1 + kill * 1_000L);
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(KILLS);
  }

  private void assertEachOnce(Vault vault, long from) throws VaultException {
    for (Recording one : vault.page(RecordingFilter.ALL, 0, 100_000)) {
      assertThat(vault.page(RecordingFilter.ALL, 0, 100_000))
          .filteredOn(other -> other.sha256().equals(one.sha256()))
          .hasSize(1);
    }
    for (long seed : acknowledged) {
      assertThat(seed < from || isThere(vault, seed)).as("recording %s", seed).isTrue();
    }
  }

  private static boolean isThere(Vault vault, long seed) throws VaultException {
    boolean there = vault.contains(TestVault.TOY, Arriving.sound(seed));
    return there
        && vault.page(RecordingFilter.ALL, 0, 100_000).stream()
            .anyMatch(one -> one.collectedAt().equals(Arriving.WHEN.plusSeconds(seed)));
  }

  private void runAndKill(Path dir, long seed, Random random) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledIntake.class.getName(),
                dir.toString(),
                Long.toString(seed))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      int linesToRead = 2 + random.nextInt(12);
      for (int i = 0; i < linesToRead; i++) {
        take(lines.readLine());
      }
      Thread.sleep(random.nextInt(30));
      process.toHandle().destroyForcibly();
      process.waitFor();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
    }
  }

  private void take(String line) {
    if (line == null) {
      throw new AssertionError("the process ended by itself");
    }
    if (line.startsWith("in ")) {
      acknowledged.add(Long.parseLong(line.substring(3)));
    }
  }
}
