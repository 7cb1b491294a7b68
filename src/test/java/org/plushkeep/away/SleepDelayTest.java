package org.plushkeep.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.away.AwaySignals.Watch;
import org.plushkeep.bus.standin.PrivateBus;

/** Sleep waits until what was open is locked: the system's own {@code systemd-inhibit} on a bus. */
@Timeout(120)
final class SleepDelayTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path LOGIND = Path.of("src/test/python/logind_stand_in.py").toAbsolutePath();

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private PrivateBus bus;
  private Process logind;
  private Writer orders;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(PrivateBus.Kind.DAEMON.isHere(), "there is no dbus-daemon on this system");
    assumeTrue(SleepInhibitor.program().isPresent(), "there is no systemd-inhibit on this system");
    assumeTrue(knowsTheBus(), "there is no Python with dbus and gi on this system");
    bus = PrivateBus.start(PrivateBus.Kind.DAEMON);
    logind =
        new ProcessBuilder(PYTHON.toString(), LOGIND.toString(), bus.address())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    orders = logind.outputWriter();
    BufferedReader words = logind.inputReader();
    Thread.ofVirtual().start(() -> words.lines().forEach(said::add));
    says("ready");
  }

  private static boolean knowsTheBus() throws Exception {
    return Files.isExecutable(PYTHON)
        && new ProcessBuilder(PYTHON.toString(), "-c", "import dbus, gi")
                .redirectErrorStream(true)
                .start()
                .waitFor()
            == 0;
  }

  @AfterEach
  void end() throws Exception {
    if (logind != null) {
      logind.destroy();
      logind.waitFor(20, TimeUnit.SECONDS);
    }
    if (bus != null) {
      bus.close();
    }
  }

  private void says(String words) throws InterruptedException {
    assertThat(said.poll(60, TimeUnit.SECONDS)).isEqualTo(words);
  }

  private void order(String order) throws IOException {
    orders.write(order + "\n");
    orders.flush();
  }

  @Test
  void sleepWaitsForTheLockingAndNoLongerAndTheNextOneToo() throws Exception {
    BlockingQueue<CompletableFuture<Boolean>> locking = new LinkedBlockingQueue<>();
    AwaySignals signals =
        new LogindSignals(bus.address(), "", SleepInhibitor.program(), Duration.ofMillis(10));
    Watch watch =
        signals.watch(
            _ -> {
              CompletableFuture<Boolean> locked = new CompletableFuture<>();
              locking.add(locked);
              return locked;
            });
    for (int i = 0; i < 2; i++) {
      says("taken sleep delay by Plushkeep");
      order("sleep");
      CompletableFuture<Boolean> locked = locking.poll(60, TimeUnit.SECONDS);
      assertThat(said).as("it waits").isEmpty();
      locked.complete(true);
      says("released");
      order("wake");
    }
    says("taken sleep delay by Plushkeep");
    order("sleep");
    CompletableFuture<Boolean> late = locking.poll(60, TimeUnit.SECONDS);
    order("wake"); // logind waits for nobody for ever
    says("taken sleep delay by Plushkeep");
    late.complete(true);
    says("released");
    assertThat(said).as("the lock for the next time stays").isEmpty();
    watch.close();
    says("released");
  }

  @Test
  void aLockGoesWithItsHolderAndAProgramThatIsNotThereTakesNone() throws Exception {
    SleepInhibitor held =
        SleepInhibitor.take(SleepInhibitor.program().orElseThrow(), bus.address()).orElseThrow();
    says("taken sleep delay by Plushkeep");
    held.close();
    held.close();
    says("released");
    assertThat(SleepInhibitor.take(Path.of("/nowhere/inhibit"), bus.address())).isEmpty();
    SleepDelay none = new SleepDelay(Optional.empty(), bus.address());
    none.take();
    none.releaseAfter(CompletableFuture.completedFuture(true));
    none.close();
  }
}
