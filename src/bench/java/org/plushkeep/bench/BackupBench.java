package org.plushkeep.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/**
 * A backup of 1 GB beside a plain copy of the same file, forced, in turns. Once as the system has
 * the file in memory, which a computer seldom has with a vault of that size; and once read from the
 * disk, which is the disk's own speed and what the figure is about.
 */
final class BackupBench {
  private static final int TURNS = 3;

  private static final int REST_MILLIS = 6000;

  private BackupBench() {}

  /**
   * Prints the figures on standard output.
   *
   * @param vault a large one
   * @param on a folder of the same disk
   */
  static void run(Path vault, Path on) throws Exception {
    Path database = vault.resolve("recordings.mv.db");
    double megabytes = Files.size(database) / 1e6;
    inTurns(megabytes, vault, on, false);
    if (forget(database)) {
      inTurns(megabytes, vault, on, true);
    } else {
      System.out.println(
          "this system cannot be asked to forget a file: not read from the disk"
              + Limit.notMeasured("at least half of the copy's speed"));
    }
    Path stick = Files.createDirectory(on.resolve("again"));
    backUp(vault, stick, false);
    System.out.printf("once more, nothing changed: %.1f s%n", backUp(vault, stick, false));
  }

  private static void inTurns(double megabytes, Path vault, Path on, boolean fromDisk)
      throws Exception {
    double[] copies = new double[TURNS];
    double[] backups = new double[TURNS];
    for (int turn = 0; turn < TURNS; turn++) {
      Path stick = Files.createDirectory(on.resolve("stick-" + fromDisk + turn));
      rest();
      copies[turn] = copy(vault, stick, fromDisk);
      rest();
      backups[turn] = backUp(vault, stick, fromDisk);
    }
    Arrays.sort(copies);
    Arrays.sort(backups);
    double copy = copies[TURNS / 2];
    double backup = backups[TURNS / 2];
    System.out.printf(
        "backup of %.0f MB, %s: %.1f s, %.0f MB/s; a plain copy, forced: %.1f s, %.0f MB/s: %.2f"
            + " times its speed%s%n",
        megabytes,
        fromDisk ? "read from the disk" : "the file in memory",
        backup,
        megabytes / backup,
        copy,
        megabytes / copy,
        copy / backup,
        fromDisk ? Limit.atLeast(0.5, copy / backup, "times the copy's speed") : "");
  }

  /**
   * Both begin on a computer that has come to rest, as a person's do, and nothing is deleted
   * between them: what comes right after a large file was deleted is written to memory that is
   * still at hand, where a virtual machine has given other memory back, and a copy is three times
   * as quick there. Nor do they make files where many were deleted within the last minutes: ext4
   * passes by each of these places, one by one, for each file that is made. So this needs 15 GB of
   * disk.
   */
  private static void rest() throws InterruptedException {
    Thread.sleep(REST_MILLIS);
  }

  private static double copy(Path vault, Path stick, boolean fromDisk) throws Exception {
    Path database = vault.resolve("recordings.mv.db");
    if (fromDisk) {
      forget(database);
    }
    long start = System.nanoTime();
    Path copy = stick.resolve("copy");
    Files.copy(database, copy);
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return secondsSince(start);
  }

  private static double backUp(Path dir, Path stick, boolean fromDisk) throws Exception {
    try (Vault vault = Vaults.open(dir, LargeVault.PASSPHRASE.toCharArray())) {
      if (fromDisk) {
        forget(dir.resolve("recordings.mv.db"));
      }
      long start = System.nanoTime();
      vault.backUp(stick, done -> {}, () -> false);
      return secondsSince(start);
    } catch (VaultException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  /**
   * Has the system forget what it has of a file in memory, as GNU's dd can.
   *
   * @return whether that could be asked
   */
  private static boolean forget(Path file) throws InterruptedException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true); // what is not on the disk yet is not forgotten
      return new ProcessBuilder("dd", "if=" + file, "iflag=nocache", "count=0", "status=none")
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
