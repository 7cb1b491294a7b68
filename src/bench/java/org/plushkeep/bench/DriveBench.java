package org.plushkeep.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.plushkeep.collect.DriveCollector;
import org.plushkeep.collect.DriveCount;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.PracticeDrive;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/**
 * A hundred recorders of 50 recordings plugged in at once: found, and every file's kind told, with
 * a vault that has nothing yet; then with a vault that has all of one of them, so that every byte
 * is compared; and one drive of 20,000 files. Folders stand in for the drives: what the disk of a
 * real recorder takes comes on top.
 */
public final class DriveBench {
  private static final int DRIVES = 100;
  private static final int FILES = 50;
  private static final int MANY = 20_000;

  /** Ten seconds of a school recorder's speech: ADPCM at 8 kHz. */
  private static final int BYTES = 40_000;

  private static final DriveCollector.Progress QUIET = new DriveCollector.Progress() {};

  private DriveBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "drive-bench-");
    try {
      List<PracticeDrive> plugged = new ArrayList<>();
      for (int i = 0; i < DRIVES; i++) {
        plugged.add(recorder(folder.resolve("drive" + i), FILES, i));
      }
      PracticeDrive many = recorder(folder.resolve("many"), MANY, DRIVES);
      char[] passphrase = "violet anchors hum quietly".toCharArray();
      try (Vault vault = Vaults.create(folder.resolve("vault"), passphrase)) {
        for (int run = 1; run <= 3; run++) {
          print("100 drives of 50 files, recognised, run " + run, plugged, vault);
        }
        print("one drive of 20,000 files, recognised", List.of(many), vault);
        Drive first = plugged.getFirst().now().getFirst();
        KnownToy known = new KnownToy(first.id(), "Recorder", "", "", Instant.EPOCH);
        new DriveCollector(vault, first).collect(known, QUIET, () -> false);
        print("100 drives of 50 files, and told which are new", plugged, vault);
      }
    } finally {
      wipe(folder);
    }
  }

  private static void print(String what, List<PracticeDrive> plugged, Vault vault)
      throws Exception {
    long start = System.nanoTime();
    int recordings = 0;
    int fresh = 0;
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<DriveCount>> looks = new ArrayList<>();
      for (PracticeDrive one : plugged) {
        Drive drive = one.now().getFirst();
        looks.add(workers.submit(() -> new DriveCollector(vault, drive).look(QUIET, () -> false)));
      }
      for (Future<DriveCount> look : looks) {
        recordings += look.get().recordings();
        fresh += look.get().fresh();
      }
    }
    System.out.printf(
        "%-48s %5.2f s  %d recordings, %d new%n",
        what, (System.nanoTime() - start) / 1e9, recordings, fresh);
  }

  private static PracticeDrive recorder(Path root, int files, int seed) throws IOException {
    PracticeDrive.make(root);
    Path voice = Files.createDirectory(root.resolve("VOICE"));
    Random random = new Random(seed);
    for (int i = 0; i < files; i++) {
      Files.write(voice.resolve("REC" + i + ".WAV"), adpcm(random));
    }
    return new PracticeDrive(root);
  }

  /** An IMA ADPCM file of noise, of a whole number of blocks. */
  private static byte[] adpcm(Random random) {
    byte[] file = new byte[BYTES];
    random.nextBytes(file);
    ByteBuffer head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(0x46464952).putInt(BYTES - 8).putInt(0x45564157).putInt(0x20746d66).putInt(20);
    head.putShort((short) 0x11).putShort((short) 1).putInt(8000).putInt(4055);
    head.putShort((short) 256).putShort((short) 4).putShort((short) 2).putShort((short) 505);
    head.putInt(0x61746164).putInt(BYTES - 48);
    return file;
  }

  private static void wipe(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
