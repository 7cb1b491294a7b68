package org.plushkeep.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.VaultException.Problem;

/**
 * A process is killed while it stores and erases. More kills than the normal run's: {@code mvn test
 * -Dtest=VaultKillTest -Dplushkeep.kills=1000}, with {@code -Dplushkeep.seed} for other moments.
 */
class VaultKillTest {
  private static final int KILLS = Integer.getInteger("plushkeep.kills", 6);
  private static final long SEED = Long.getLong("plushkeep.seed", 1);

  @TempDir private Path temp;
  private final Map<RecordingId, Long> stored = new HashMap<>();
  private final Map<MessageId, Long> messages = new HashMap<>();
  private final Set<RecordingId> erasing = new HashSet<>();
  private final Set<RecordingId> erased = new HashSet<>();

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void whatWasAcknowledgedIsThereAndWhatWasErasedStaysAway() throws Exception {
    Path dir = temp.resolve("vault");
    TestVault.create(dir).close();
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      runAndKill(dir, kill * 100_000L, random);
      try (Vault vault = TestVault.open(dir)) {
        assertThat(vault.verify(_ -> {}).problems()).as("after kill %s", kill).isEmpty();
        for (var one : stored.entrySet()) {
          if (!erasing.contains(one.getKey())) {
            assertThat(vault.readBytes(one.getKey()))
                .isEqualTo(TestVault.bytes(20_000, one.getValue()));
          }
        }
        for (var one : messages.entrySet()) {
          assertThat(vault.messages().readClip(one.getKey()))
              .isEqualTo(TestVault.clip(one.getValue()));
        }
        for (RecordingId id : erased) {
          assertThat(vault.find(id)).as("erased %s", id).isEmpty();
        }
      }
    }
    assertThat(stored).isNotEmpty();
    assertThat(messages).isNotEmpty();
  }

  @Test
  void aSecondProcessIsToldThatTheVaultIsInUse() throws Exception {
    Path dir = temp.resolve("vault");
    TestVault.create(dir).close();
    Process other = start(dir, 0);
    try (BufferedReader lines = lines(other)) {
      assertThat(lines.readLine()).isEqualTo("open");
      assertThatThrownBy(() -> TestVault.open(dir)).extracting("problem").isEqualTo(Problem.IN_USE);
      assertThat(lines.readLine()).as("the first goes on").startsWith("stored");
    } finally {
      other.destroyForcibly().waitFor();
    }
    TestVault.open(dir).close();
  }

  private void runAndKill(Path dir, long seed, Random random) throws Exception {
    Process process = start(dir, seed);
    try (BufferedReader lines = lines(process)) {
      int linesToRead = 2 + random.nextInt(12);
      for (int i = 0; i < linesToRead; i++) {
        take(lines.readLine());
      }
      Thread.sleep(random.nextInt(30));
      // SIGKILL; by the process itself what it has said and nobody has read yet would be lost too.
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
    String[] words = line.split(" ");
    switch (words[0]) {
      case "stored" -> stored.put(RecordingId.parse(words[2]), Long.parseLong(words[1]));
      case "message" -> messages.put(MessageId.parse(words[2]), Long.parseLong(words[1]));
      case "erasing" -> erasing.add(RecordingId.parse(words[1]));
      case "erased" -> erased.add(RecordingId.parse(words[1]));
      default -> assertThat(line).isEqualTo("open");
    }
  }

  private static Process start(Path dir, long seed) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            KilledVault.class.getName(),
            dir.toString(),
            Long.toString(seed))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
