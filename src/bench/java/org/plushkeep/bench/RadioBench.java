package org.plushkeep.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.plushkeep.bus.standin.EmbeddedBus;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.cloudpets.CloudPetsLink;
import org.plushkeep.toy.cloudpets.ToyState;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;
import org.plushkeep.toy.practice.bluez.PracticeBluez;

/**
 * A recording of 160 kB over a simulated radio with a connection interval of 7.5 ms and 4 packets
 * of 20 bytes in each: how long a parent waits, from linking to the whole recording, beside how
 * long the radio is busy with its bytes. Then what it costs to look for toys while nothing happens:
 * the whole process's time on a processor, with BlueZ's stand-in and the bus inside it.
 */
public final class RadioBench {
  private static final int BYTES = 160_000;
  private static final int PACKETS = 4;
  private static final Duration INTERVAL = Duration.ofNanos(7_500_000);
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
      AtomicLong begun = new AtomicLong();
      AtomicLong ended = new AtomicLong();
      try (PracticeToy.Watch _ =
          toy.watchState(
              state -> (state == ToyState.DOWNLOAD ? begun : ended).set(System.nanoTime()))) {
        long start = System.nanoTime();
        try (ToyLink link = CloudPetsLink.open(toy.connect())) {
          if (link.fetchRecording((got, all) -> {}, () -> false).length != BYTES) {
            throw new IllegalStateException("not whole");
          }
          double whole = (System.nanoTime() - start) / 1e9;
          double radio = (ended.get() - begun.get()) / 1e9;
          System.out.printf(
              "160 kB, 4 packets every 7.5 ms, run %d %8.2f s, of which the radio sends %.2f s:"
                  + " %.2f %% longer%n",
              run, whole, radio, 100 * (whole / radio - 1));
        }
      }
    }
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
      try (ToyFinder.Search _ = new BluezFinder(bus.address()).look(toy -> {}, toy -> {})) {
        Thread.sleep(SETTLING);
        double looking = cpu(LOOKING);
        System.out.printf(
            "looking for toys while nothing happens, %d s  %.2f %% of a core (%.2f %% without)%n",
            LOOKING.toSeconds(), 100 * looking, 100 * idle);
      }
    } finally {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(folder);
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
