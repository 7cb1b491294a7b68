package org.plushkeep.console;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.toys.ToysModel;
import org.plushkeep.console.words.Sentences;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.testing.MemoryVault;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.vault.Vault;

/** What the toys screen knows while it is looked at, without its window. */
abstract class OnToysScreen {
  static final String ADDRESS = "C4:BE:84:00:00:01";

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

  ToysModel toys(ToyFinder finder) {
    return toys(new MemoryVault(), finder);
  }

  ToysModel toys(Vault vault, ToyFinder finder) {
    return new ToysModel(
        vault,
        List.of(finder),
        new Background(worker, window, new Sentences(new Texts(Locale.ENGLISH))),
        time);
  }

  void begin(ToysModel toys) {
    inWindow(() -> run(toys::start));
  }

  void stop(ToysModel toys) {
    inWindow(() -> run(toys::stop));
  }

  static long inRange(ToysModel toys) {
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

  void until(Callable<Boolean> isSo) {
    Ear.waitFor(() -> inWindow(isSo));
  }

  /** The same, while time passes. */
  void untilLater(Callable<Boolean> isSo) {
    until(
        () -> {
          time.advance(Duration.ofSeconds(1));
          return isSo.call();
        });
  }
}
