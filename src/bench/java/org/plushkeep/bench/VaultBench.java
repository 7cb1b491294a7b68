package org.plushkeep.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.plushkeep.launch.Footprint;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.VaultInfo;
import org.plushkeep.vault.Vaults;

/**
 * A vault that has become large: unlocking 100 000 recordings and showing the first page, erasing
 * 10 000 of them, that lie together and that lie apart, and a backup of 1 GB beside a plain copy of
 * the same file. The heap is held to what the packaged program has; Linux says how much memory the
 * process took at most.
 */
public final class VaultBench {
  private static final int MANY = 100_000;
  private static final int ERASED = 10_000;
  private static final int SHORT_BYTES = 1_000;
  private static final int LARGE = 12_500;
  private static final int LARGE_BYTES = 80_000;
  private static final int RUNS = 7;
  private static final double UNLOCKING_MILLIS = 250;
  private static final double ERASURE_SECONDS = 3;

  private VaultBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    Footprint.watch(); // as the program does
    Path folder = Files.createTempDirectory(Path.of("target"), "vault-bench-");
    Path many = folder.resolve("many");
    LargeVault.fill(many, MANY, SHORT_BYTES);
    Memory.print("storing");
    unlock(many);
    Memory.print("unlocking");
    Path scattered = Files.createDirectory(folder.resolve("scattered"));
    try (var files = Files.list(many)) {
      for (Path file : files.toList()) {
        Files.copy(file, scattered.resolve(file.getFileName()));
      }
    }
    int[] newest = IntStream.range(0, ERASED).toArray();
    double together = erase("the newest", newest, many);
    double apart = erase("every tenth", LargeVault.everyTenth(MANY), scattered);
    double worse = Math.max(together, apart);
    System.out.printf(
        "erase %d of %d, the worse of both: gone for good after %.2f s%s%n",
        ERASED, MANY, worse, Limit.atMost(ERASURE_SECONDS, worse, "s"));
    Memory.print("erasing");
    Path large = folder.resolve("large");
    LargeVault.fill(large, LARGE, LARGE_BYTES);
    BackupBench.run(large, folder);
    Memory.print("backing up");
    LargeVault.wipe(folder);
    System.exit(Limit.exitCode());
  }

  /** And Argon2id alone, at the vault's own costs: all but that is the rest. */
  private static void unlock(Path dir) throws VaultException {
    double[] right = new double[RUNS];
    double[] alone = new double[RUNS];
    VaultInfo costs = Vaults.info(dir);
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      derive(costs);
      alone[i] = millisSince(start);
      start = System.nanoTime();
      try (Vault vault = Vaults.open(dir, LargeVault.PASSPHRASE.toCharArray())) {
        int count = vault.count(RecordingFilter.ALL);
        int shown = vault.page(RecordingFilter.ALL, 0, 50).size();
        right[i] = millisSince(start);
        if (count != MANY || shown != 50) {
          throw new IllegalStateException("not all are there");
        }
      }
    }
    Arrays.sort(right);
    Arrays.sort(alone);
    double key = alone[RUNS / 2];
    System.out.printf(
        "unlock %d recordings, first page shown: %.0f ms, of that the key %.0f ms,"
            + " the rest %.0f ms (slowest %.0f)%s%n",
        MANY,
        right[RUNS / 2],
        key,
        right[RUNS / 2] - key,
        right[RUNS - 1] - key,
        Limit.atMost(UNLOCKING_MILLIS, right[RUNS / 2] - key, "ms for the rest"));
  }

  private static void derive(VaultInfo costs) {
    var generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(costs.memoryKib())
            .withIterations(costs.passes())
            .withParallelism(costs.lanes())
            .withSalt(new byte[16])
            .build());
    generator.generateBytes(LargeVault.PASSPHRASE.toCharArray(), new byte[32]);
  }

  /**
   * Gone for good is what is erased once the key file no longer has the old key.
   *
   * @return after how many seconds it is
   */
  private static double erase(String which, int[] places, Path dir) throws Exception {
    try (Vault vault = Vaults.open(dir, LargeVault.PASSPHRASE.toCharArray())) {
      List<RecordingId> all = vault.ids(RecordingFilter.ALL);
      List<RecordingId> ids = Arrays.stream(places).mapToObj(all::get).toList();
      AtomicLong gone = new AtomicLong();
      long start = System.nanoTime();
      Thread watch =
          Thread.ofVirtual().start(() -> gone.set(LargeVault.whenCompactionIs(true, dir)));
      vault.erase(ids);
      double whole = millisSince(start) / 1000;
      watch.join();
      double seconds = (gone.get() - start) / 1e9;
      System.out.printf(
          "erase %d of %d, %s: gone for good after %.2f s, with the compaction %.2f s%n",
          places.length, all.size(), which, seconds, whole);
      return seconds;
    }
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
