package org.plushkeep.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;
import org.plushkeep.collect.DriveCollector;
import org.plushkeep.collect.DriveCount;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.PracticeDrive;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.Vaults;

/**
 * A hundred recorders of 50 recordings plugged in at once, with a vault that knows all of one of
 * them, and has as many toys as a class: how soon the number on every one is known, which is
 * promised within two seconds, and how soon it is told which are new, for which every byte is
 * compared. First without a window, then as the page of toys shows it, from the moment they are
 * plugged in. And one drive of 20,000 files. Folders stand in for the drives: what the disk of a
 * real recorder takes comes on top.
 */
public final class DriveBench {
  private static final int DRIVES = 100;
  private static final int FILES = 50;
  private static final int MANY = 20_000;
  private static final int TOYS = 30;
  private static final double LIMIT_SECONDS = 2;

  /** Ten seconds of a school recorder's speech: ADPCM at 8 kHz. */
  private static final int BYTES = 40_000;

  private DriveBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "drive-bench-");
    try {
      List<Drive> plugged = new ArrayList<>();
      for (int i = 0; i < DRIVES; i++) {
        plugged.add(recorder(folder.resolve("drive" + i), FILES, i));
      }
      Drive many = recorder(folder.resolve("many"), MANY, DRIVES);
      char[] passphrase = "violet anchors hum quietly".toCharArray();
      try (Vault vault = Vaults.create(folder.resolve("vault"), passphrase)) {
        count("with a vault that has nothing", plugged, vault);
        count("one drive of 20,000 files", List.of(many), vault);
        for (int i = 0; i < TOYS; i++) {
          vault.saveToy(new KnownToy(ToyId.drive("T" + i), "Toy " + i, "", "", Instant.EPOCH));
        }
        Drive first = plugged.getFirst();
        KnownToy known = new KnownToy(first.id(), "Recorder", "", "", Instant.EPOCH);
        new DriveCollector(vault, first)
            .collect(known, new DriveCollector.Progress() {}, () -> false);
        for (int run = 1; run <= 3; run++) {
          count("with toys and recordings, run " + run, plugged, vault);
        }
        for (int run = 1; run <= 3; run++) {
          DriveWindow.count("at the window, run " + run, plugged, vault, DRIVES * FILES);
        }
      }
    } finally {
      Platform.exit();
      LargeVault.wipe(folder);
    }
  }

  private static void count(String what, List<Drive> plugged, Vault vault) throws Exception {
    AtomicLong counted = new AtomicLong();
    Duration spent = spent();
    long start = System.nanoTime();
    int recordings = 0;
    int fresh = 0;
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<DriveCount>> looks = new ArrayList<>();
      for (Drive drive : plugged) {
        looks.add(
            workers.submit(
                () -> new DriveCollector(vault, drive).look(lastOf(counted), () -> false)));
      }
      for (Future<DriveCount> look : looks) {
        recordings += look.get().recordings();
        fresh += look.get().fresh();
      }
    }
    long end = System.nanoTime();
    if (counted.get() == 0) {
      counted.set(end); // nothing to compare with
    }
    print(what, recordings, fresh, new long[] {start, counted.get(), end}, spent);
  }

  /** Remembers when the last drive's recordings had all been met. */
  private static DriveCollector.Progress lastOf(AtomicLong counted) {
    return new DriveCollector.Progress() {
      @Override
      public void comparing() {
        counted.accumulateAndGet(System.nanoTime(), Math::max);
      }
    };
  }

  /**
   * @param at when it began, when all were counted, and when all were compared
   * @param before the process's time on a processor when it began
   */
  static void print(String what, int recordings, int fresh, long[] at, Duration before) {
    double counted = (at[1] - at[0]) / 1e9;
    double busy = spent().minus(before).toNanos() / 1e9;
    System.out.printf(
        "%-36s %d recordings counted in %.2f s%s; %d new, told after %.2f s;"
            + " %.2f s on a processor, load %.1f%n",
        what,
        recordings,
        counted,
        Limit.atMost(LIMIT_SECONDS, counted, "s"),
        fresh,
        (at[2] - at[0]) / 1e9,
        busy,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  /** The process's time on a processor. */
  static Duration spent() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static Drive recorder(Path root, int files, int seed) throws IOException {
    PracticeDrive.make(root);
    Path voice = Files.createDirectory(root.resolve("VOICE"));
    Random random = new Random(seed);
    for (int i = 0; i < files; i++) {
      Files.write(voice.resolve("REC" + i + ".WAV"), adpcm(random));
    }
    return new PracticeDrive(root).now().getFirst();
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
}
