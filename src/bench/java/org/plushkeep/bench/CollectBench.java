package org.plushkeep.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/**
 * Storing 5000 recordings of 80 kB in a vault, durably: sealed, committed, forced to the disk, read
 * back and compared; one acknowledgement each, and one for ten. Beside it, in the same run and
 * folder, SQLCipher with the same recordings, one transaction each, read back and compared, and the
 * same bytes as plain files, each forced: what this disk can do at best. Before each, others are
 * stored that only show how long Java takes to compile it.
 */
public final class CollectBench {
  private static final int RECORDINGS = 5000;

  /** Stored before, in a vault and a database of their own, while Java still compiles. */
  private static final int WARM_UP = 3000;

  private static final int BYTES = 80_000;
  private static final int PEAKS_BYTES = 6000;
  private static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");

  private CollectBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "collect-bench-");
    Files.createDirectory(folder.resolve("files"));
    double files = seconds(() -> writeFiles(folder.resolve("files")));
    print("plain files, forced", files, files);
    if (SqlCipher.isHere()) {
      sqlCipher(folder.resolve("first.db"), WARM_UP);
      double sql = seconds(() -> sqlCipher(folder.resolve("sqlcipher.db"), RECORDINGS));
      print("SQLCipher", sql, files);
    } else {
      System.out.println("SQLCipher is not here (Debian has it in libsqlcipher0)");
    }
    double cold = store(folder.resolve("first"), WARM_UP, 1);
    System.out.printf(
        "vault, the first %d one by one: %.0f recordings/s%n", WARM_UP, WARM_UP / cold);
    print("vault, one by one", store(folder.resolve("single"), RECORDINGS, 1), files);
    print("vault, ten by ten", store(folder.resolve("tens"), RECORDINGS, 10), files);
    wipe(folder);
  }

  private static void sqlCipher(Path file, int count) {
    try (SqlCipher database = new SqlCipher(file, BYTES)) {
      for (int i = 0; i < count; i++) {
        database.store(i, bytes(i), new byte[PEAKS_BYTES]);
      }
    }
  }

  private interface Work {
    void run() throws IOException, VaultException;
  }

  private static double seconds(Work work) throws IOException, VaultException {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String name, double seconds, double files) {
    System.out.printf(
        "%-20s %6.2f s  %6.0f recordings/s  %5.1f MB/s  %.2f times as long as plain files%n",
        name,
        seconds,
        RECORDINGS / seconds,
        RECORDINGS * (double) BYTES / 1e6 / seconds,
        seconds / files);
  }

  private static void writeFiles(Path folder) throws IOException {
    for (int i = 0; i < RECORDINGS; i++) {
      try (FileChannel file =
          FileChannel.open(
              folder.resolve(Integer.toString(i)),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.WRITE)) {
        file.write(ByteBuffer.wrap(bytes(i)));
        file.force(true);
      }
    }
  }

  /** Seconds from the vault's being open, which takes as long as its passphrase is to cost. */
  private static double store(Path folder, int count, int batch)
      throws IOException, VaultException {
    try (Vault vault = Vaults.create(folder, "violet anchors hum quietly".toCharArray())) {
      vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
      return seconds(() -> store(vault, count, batch));
    }
  }

  private static void store(Vault vault, int count, int batch) throws VaultException {
    for (int i = 0; i < count; i += batch) {
      List<NewRecording> fresh = new ArrayList<>();
      for (int one = i; one < i + batch; one++) {
        fresh.add(
            new NewRecording(
                TOY, Instant.now(), bytes(one), Duration.ZERO, "unknown", new byte[PEAKS_BYTES]));
      }
      vault.add(fresh);
    }
    if (vault.count(RecordingFilter.ALL) != count) {
      throw new IllegalStateException("not all are there");
    }
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[BYTES];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static void wipe(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
