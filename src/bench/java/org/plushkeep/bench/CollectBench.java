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
import org.plushkeep.launch.Footprint;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/**
 * Storing 5000 recordings of 80 kB in a vault, durably: sealed, committed, forced to the disk, read
 * back and compared; one acknowledgement each, and one for ten. Beside it SQLCipher with the same
 * recordings, one transaction each, doing the same work, in turns of 100 on the same disk, whose
 * mood changes within a run; and the same bytes as plain files, each forced: what this disk can do
 * at best. Before, others are stored that only show how long Java takes to compile it. Linux says
 * how much memory the process took at most.
 */
public final class CollectBench {
  private static final int RECORDINGS = 5000;

  /**
   * Stored before, in a vault and a database of their own, while Java still compiles: until 7000 or
   * so its compiler takes a processor of its own.
   */
  private static final int WARM_UP = 8000;

  private static final int TURN = 100;

  private static final int BYTES = 80_000;
  private static final int PEAKS_BYTES = 6000;
  private static final ToyId TOY = new ToyId("C4:BE:84:00:00:01");

  private CollectBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    Footprint.watch(); // as the program does
    Path folder = Files.createTempDirectory(Path.of("target"), "collect-bench-");
    Files.createDirectory(folder.resolve("files"));
    double files = seconds(() -> writeFiles(folder.resolve("files")));
    print("plain files, forced", files, files);
    double cold =
        seconds(() -> inVault(folder.resolve("first"), vault -> store(vault, 0, WARM_UP, 1)));
    System.out.printf(
        "vault, the first %d one by one, its making included: %.0f recordings/s%n",
        WARM_UP, WARM_UP / cold);
    inVault(
        folder.resolve("single"), vault -> beside(vault, folder.resolve("sqlcipher.db"), files));
    inVault(
        folder.resolve("tens"),
        vault -> print("vault, ten by ten", seconds(() -> store(vault, 0, RECORDINGS, 10)), files));
    Memory.print("storing");
    LargeVault.wipe(folder);
    System.exit(Limit.exitCode());
  }

  /** In turns, one by one. */
  private static void beside(Vault vault, Path file, double files) throws Exception {
    if (!SqlCipher.isHere()) {
      System.out.println(
          "SQLCipher is not here (Debian has it in libsqlcipher0)"
              + Limit.notMeasured("at least its rate"));
      print("vault, one by one", seconds(() -> store(vault, 0, RECORDINGS, 1)), files);
      return;
    }
    double[] took = new double[2];
    try (SqlCipher database = new SqlCipher(file, BYTES)) {
      for (int from = 0; from < RECORDINGS; from += TURN) {
        int first = from;
        took[0] += seconds(() -> store(database, first, TURN));
        took[1] += seconds(() -> store(vault, first, TURN, 1));
      }
    }
    print("SQLCipher", took[0], files);
    print("vault, one by one", took[1], files);
    double rate = took[0] / took[1];
    System.out.printf(
        "vault, one by one: %.2f times SQLCipher's rate%s%n",
        rate, Limit.atLeast(1, rate, "times"));
  }

  private static void store(SqlCipher database, int from, int count) {
    for (int i = from; i < from + count; i++) {
      database.store(i, bytes(i), new byte[PEAKS_BYTES]);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
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

  private interface Use {
    void of(Vault vault) throws Exception;
  }

  private static void inVault(Path folder, Use use) throws Exception {
    try (Vault vault = Vaults.create(folder, "violet anchors hum quietly".toCharArray())) {
      vault.saveToy(new KnownToy(TOY, "Bentley", "Ada", "", Instant.EPOCH));
      use.of(vault);
    }
  }

  private static void store(Vault vault, int from, int count, int batch) throws VaultException {
    for (int i = from; i < from + count; i += batch) {
      List<NewRecording> fresh = new ArrayList<>();
      for (int one = i; one < i + batch; one++) {
        fresh.add(
            new NewRecording(
                TOY, Instant.now(), bytes(one), Duration.ZERO, "unknown", new byte[PEAKS_BYTES]));
      }
      vault.add(fresh);
    }
    if (vault.count(RecordingFilter.ALL) != from + count) {
      throw new IllegalStateException("not all are there");
    }
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[BYTES];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
