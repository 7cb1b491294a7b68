package org.plushkeep.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plushkeep.bus.standin.EmbeddedBus;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.GattPeripheral;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.cloudpets.CloudPetsLink;
import org.plushkeep.toy.drive.MountedDrives;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.toy.practice.bluez.PracticeBluez;
import org.plushkeep.toy.serial.SerialFinder;
import org.plushkeep.toy.serial.UsbPorts;

/**
 * A recording of 160 kB over a simulated radio with a connection interval of 7.5 ms and 4 packets
 * of 20 bytes in each: how long a parent waits, from linking to the whole recording, beside the
 * 15.00 s that such a radio needs for it. Once with the practice toy itself, and once through the
 * adapter, the bus and BlueZ's stand-in. Then what it costs to look for toys while nothing happens,
 * by Bluetooth, at the ports and for drives: the whole process's time on a processor, with BlueZ's
 * stand-in and the bus inside it.
 */
public final class RadioBench {
  private static final int BYTES = 160_000;
  private static final int PACKETS = 4;
  private static final Duration INTERVAL = Duration.ofNanos(7_500_000);
  private static final double LIMIT_PERCENT = 5;

  /** What the radio needs for that many bytes, whoever takes them. */
  private static final double LINK_SECONDS = BYTES / (20.0 * PACKETS) * INTERVAL.toNanos() / 1e9;

  private static final double LIMIT_CORE_PERCENT = 1;
  private static final Duration LOOKING = Duration.ofSeconds(30);
  private static final Duration SETTLING = Duration.ofSeconds(3);

  /** Held, so that it stays as it is set: the library tells of every connection. */
  private static final Logger CHATTER = Logger.getLogger("org.freedesktop.dbus");

  private RadioBench() {}

  /** Prints the figures on standard output. */
  public static void main(String[] arguments) throws Exception {
    CHATTER.setLevel(Level.OFF);
    byte[] recording = new byte[BYTES];
    new Random(1).nextBytes(recording);
    download(recording);
    look();
  }

  private static void download(byte[] recording) throws Exception {
    for (int run = 1; run <= 3; run++) {
      PracticeToy toy = toy(recording);
      fetch("practice toy, run " + run, toy::connect);
    }
    Path folder = Files.createTempDirectory("bench");
    Path socket = folder.resolve("bus");
    try (EmbeddedBus bus = EmbeddedBus.start(socket)) {
      for (int run = 1; run <= 3; run++) {
        PracticeToy toy = toy(recording);
        try (PracticeBluez _ = PracticeBluez.with(bus.address(), "00:00:00:00:00:01", toy)) {
          throughBluez("BlueZ's stand-in, run " + run, new BluezFinder(bus.address()));
        }
      }
    } finally {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(folder);
    }
  }

  private static void throughBluez(String what, BluezFinder finder) throws Exception {
    CompletableFuture<SeenToy> seen = new CompletableFuture<>();
    try (ToyFinder.Search _ = finder.look(seen::complete, _ -> {})) {
      SeenToy toy = seen.get();
      Instant start = Instant.now();
      try (ToyLink link = finder.connect(toy)) {
        fetch(what, link, start);
      }
    }
  }

  private static void fetch(String what, GattPeripheral toy) throws Exception {
    Instant start = Instant.now();
    try (ToyLink link = CloudPetsLink.open(toy.connect())) {
      fetch(what, link, start);
    }
  }

  /**
   * @param start when linking began
   */
  private static void fetch(String what, ToyLink link, Instant start) throws Exception {
    double linked = secondsSince(start);
    if (link.fetchRecording((_, _) -> {}, () -> false).length != BYTES) {
      throw new IllegalStateException("not whole");
    }
    double whole = secondsSince(start);
    double longer = 100 * (whole / LINK_SECONDS - 1);
    System.out.printf(
        "160 kB, 4 packets every 7.5 ms, %-24s %.2f s with %.2f s of linking, the radio needs"
            + " %.2f s: %.2f %% longer%s; load %.1f%n",
        what,
        whole,
        linked,
        LINK_SECONDS,
        longer,
        Limit.atMost(LIMIT_PERCENT, longer, "%"),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static double secondsSince(Instant start) {
    return Duration.between(start, Instant.now()).toNanos() / 1e9;
  }

  private static PracticeToy toy(byte[] recording) {
    return new PracticeToy(List.of(recording), new Radio(PACKETS, INTERVAL));
  }

  private static void look() throws Exception {
    Path folder = Files.createTempDirectory("bench");
    Path socket = folder.resolve("bus");
    try (EmbeddedBus bus = EmbeddedBus.start(socket);
        PracticeBluez _ =
            PracticeBluez.with(bus.address(), "00:00:00:00:00:01", toy(new byte[100]))) {
      Thread.sleep(SETTLING);
      double idle = cpu(LOOKING);
      MountedDrives drives = MountedDrives.ofThisComputer();
      try (ToyFinder.Search _ = new BluezFinder(bus.address()).look(toy -> {}, toy -> {});
          ToyFinder.Search _ =
              new SerialFinder(UsbPorts.ofThisComputer()).look(toy -> {}, toy -> {});
          ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
        // As often as the window does.
        var asking = clock.scheduleAtFixedRate(() -> ask(drives), 1, 1, TimeUnit.SECONDS);
        Thread.sleep(SETTLING);
        double looking = 100 * cpu(LOOKING);
        asking.cancel(false);
        System.out.printf(
            "looking for toys, ports and drives while nothing happens, %d s: %.2f %% of a core"
                + " (%.2f %% without)%s%n",
            LOOKING.toSeconds(),
            looking,
            100 * idle,
            Limit.atMost(LIMIT_CORE_PERCENT, looking, "%"));
      }
    } finally {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(folder);
    }
  }

  private static void ask(MountedDrives drives) {
    try {
      drives.now();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process's time on a processor in a span of time, as a share of it. */
  private static double cpu(Duration span) throws InterruptedException {
    Duration before = spent();
    long start = System.nanoTime();
    Thread.sleep(span);
    return (double) spent().minus(before).toNanos() / (System.nanoTime() - start);
  }

  private static Duration spent() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
