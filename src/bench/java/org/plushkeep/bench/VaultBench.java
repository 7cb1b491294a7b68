package org.plushkeep.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.plushkeep.launch.Footprint;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/**
 * A vault that has become large: unlocking 100 000 recordings and showing the first page, erasing
 * 10 000 of them, and a backup of 1 GB beside a plain copy of the same file. The heap is held to
 * what the packaged program has; Linux says how much memory the process took at most.
 */
public final class VaultBench {
  private static final int MANY = 100_000;
  private static final int ERASED = 10_000;
  private static final int SHORT_BYTES = 1_000;
  private static final int LARGE = 12_500;
  private static final int LARGE_BYTES = 80_000;
  private static final int RUNS = 7;
  private static final String PASSPHRASE = "violet anchors hum quietly";
  private static final String COMPACTION_DUE = "(?s).*\"compactionDue\": *true.*";
  private static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");

  private VaultBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    Footprint.watch(); // as the program does
    Path folder = Files.createTempDirectory(Path.of("target"), "vault-bench-");
    Path many = folder.resolve("many");
    fill(many, MANY, SHORT_BYTES);
    memory("storing");
    unlock(many);
    memory("unlocking");
    erase(many);
    memory("erasing");
    Path large = folder.resolve("large");
    fill(large, LARGE, LARGE_BYTES);
    backUp(large, folder.resolve("stick"));
    memory("backing up");
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static void fill(Path dir, int count, int bytes) throws VaultException {
    Random random = new Random(bytes);
    try (Vault vault = Vaults.create(dir, PASSPHRASE.toCharArray())) {
      vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
      int batch = Math.min(500, 2_000_000 / bytes);
      for (int i = 0; i < count; i += batch) {
        List<NewRecording> fresh = new ArrayList<>();
        for (int one = i; one < Math.min(count, i + batch); one++) {
          byte[] sound = new byte[bytes];
          random.nextBytes(sound);
          Instant when = Instant.EPOCH.plusSeconds(one);
          fresh.add(new NewRecording(TOY, when, sound, Duration.ZERO, "unknown", new byte[64]));
        }
        vault.add(fresh);
      }
    }
  }

  /** With the right passphrase and a wrong one: the rest is what is not Argon2id. */
  private static void unlock(Path dir) throws VaultException {
    double[] right = new double[RUNS];
    double[] wrong = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      try (Vault vault = Vaults.open(dir, PASSPHRASE.toCharArray())) {
        int count = vault.count(RecordingFilter.ALL);
        int shown = vault.page(RecordingFilter.ALL, 0, 50).size();
        right[i] = millisSince(start);
        if (count != MANY || shown != 50) {
          throw new IllegalStateException("not all are there");
        }
      }
      start = System.nanoTime();
      try (Vault vault = Vaults.open(dir, "another passphrase".toCharArray())) {
        throw new IllegalStateException("any passphrase opens it: " + vault);
      } catch (VaultException e) {
        wrong[i] = millisSince(start);
      }
    }
    Arrays.sort(right);
    Arrays.sort(wrong);
    double key = wrong[RUNS / 2];
    System.out.printf(
        "unlock %d recordings, first page shown: %.0f ms, of that the key %.0f ms,"
            + " the rest %.0f ms (slowest %.0f)%n",
        MANY, right[RUNS / 2], key, right[RUNS / 2] - key, right[RUNS - 1] - key);
  }

  /** Gone for good is what is erased once the key file no longer has the old key. */
  private static void erase(Path dir) throws Exception {
    try (Vault vault = Vaults.open(dir, PASSPHRASE.toCharArray())) {
      List<RecordingId> ids = vault.ids(RecordingFilter.ALL).subList(0, ERASED);
      AtomicLong gone = new AtomicLong();
      long start = System.nanoTime();
      Thread watch = Thread.ofVirtual().start(() -> gone.set(whenKeyIsGone(dir)));
      vault.erase(ids);
      double all = millisSince(start) / 1000;
      watch.join();
      System.out.printf(
          "erase %d of %d: gone for good after %.2f s, with the compaction %.2f s%n",
          ERASED, MANY, (gone.get() - start) / 1e9, all);
    }
  }

  private static long whenKeyIsGone(Path dir) {
    try {
      while (!Files.readString(dir.resolve("vault.json")).matches(COMPACTION_DUE)) {
        Thread.sleep(2);
      }
      return System.nanoTime();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void backUp(Path dir, Path stick) throws IOException, VaultException {
    Files.createDirectory(stick);
    Path database = dir.resolve("recordings.mv.db");
    double megabytes = Files.size(database) / 1e6;
    long start = System.nanoTime();
    Path copy = stick.resolve("copy");
    Files.copy(database, copy);
    try (var channel =
        java.nio.channels.FileChannel.open(copy, java.nio.file.StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    double plain = millisSince(start) / 1000;
    Files.delete(copy);
    try (Vault vault = Vaults.open(dir, PASSPHRASE.toCharArray())) {
      start = System.nanoTime();
      vault.backUp(stick, done -> {}, () -> false);
      double whole = millisSince(start) / 1000;
      start = System.nanoTime();
      vault.backUp(stick, done -> {}, () -> false);
      System.out.printf(
          "backup of %.0f MB: %.1f s, %.0f MB/s; a plain copy, forced: %.1f s, %.0f MB/s;"
              + " once more, nothing changed: %.1f s%n",
          megabytes, whole, megabytes / whole, plain, megabytes / plain, millisSince(start) / 1000);
    }
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static void memory(String after) throws IOException {
    System.out.printf("memory of this process at most, after %s: %s%n", after, highWater());
  }

  private static String highWater() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.notExists(status)) {
      return "not told by this system";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\D+(\\d+).*", "$1"))
        .mapToLong(Long::parseLong)
        .mapToObj(kib -> kib / 1024 + " MiB")
        .findFirst()
        .orElse("not told");
  }
}
