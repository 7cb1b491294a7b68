package org.plushkeep.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.toys.ToysModel;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/** The toys screen goes on looking while the system's Bluetooth service is restarted. */
@Timeout(300)
final class BluetoothRestartTest {
  private static final String ADDRESS = "C4:BE:84:00:00:01";

  @RegisterExtension final ShutEar ear = new ShutEar();

  private final HandTime time = new HandTime();
  private final ExecutorService worker = Executors.newCachedThreadPool();
  private final ExecutorService window = Executors.newSingleThreadExecutor();

  @AfterEach
  void end() throws InterruptedException {
    worker.shutdownNow();
    boolean ended = worker.awaitTermination(1, TimeUnit.MINUTES);
    window.shutdownNow(); // what the workers do last still goes to the window
    if (!ended) {
      throw new AssertionError("somebody still works");
    }
  }

  @Test
  void toysAreFoundAgainAfterARestart() throws Exception {
    assumeTrue(
        PrivateBus.Kind.DAEMON.isHere(),
        "there is no dbus-daemon on this system, and the embedded bus does not tell who leaves it");
    Sentences sentences = new Sentences(new Texts(Locale.ENGLISH));
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.DAEMON)) {
      ToysModel toys =
          new ToysModel(
              new MemoryVault(),
              List.of(new BluezFinder(bus.address())),
              new Background(worker, window, sentences),
              time);
      try (StandInBluez before = bluez(bus)) {
        inWindow(() -> run(toys::start));
        until(() -> inRange(toys) == 1);
        Ear.waitFor(before::isDiscovering); // a toy that is known already is there sooner
      }
      until(() -> inRange(toys) == 0);
      untilLater(() -> toys.problemProperty().get().contains("no Bluetooth"));
      try (StandInBluez after = bluez(bus)) {
        untilLater(() -> inRange(toys) == 1 && toys.problemProperty().get().isEmpty());
        Ear.waitFor(after::isDiscovering);
        inWindow(() -> run(toys::stop));
        Ear.waitFor(() -> !after.isDiscovering());
      }
    }
  }

  private StandInBluez bluez(PrivateBus bus) {
    StandInBluez bluez = ear.on(new StandInBluez(bus.address()));
    bluez.toy(ADDRESS, ear.on(new PracticeToy(List.of(), Radio.instant())));
    return bluez;
  }

  private static long inRange(ToysModel toys) {
    return toys.toys().stream().filter(NearbyToy::isInRange).count();
  }

  private static boolean run(Runnable action) {
    action.run();
    return true;
  }

  private boolean inWindow(Callable<Boolean> what) {
    try {
      return window.submit(what).get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void until(Callable<Boolean> isSo) {
    Ear.waitFor(() -> inWindow(isSo));
  }

  /** The same, while time passes. */
  private void untilLater(Callable<Boolean> isSo) {
    until(
        () -> {
          time.advance(Duration.ofSeconds(1));
          return isSo.call();
        });
  }
}
