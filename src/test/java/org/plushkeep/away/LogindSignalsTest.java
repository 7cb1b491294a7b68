package org.plushkeep.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.away.AwaySignals.Reason;
import org.plushkeep.bus.standin.BusPeer;
import org.plushkeep.bus.standin.PrivateBus;

/** What logind tells, on a bus: as it should be, forged, restarted, absent. */
@Timeout(120)
final class LogindSignalsTest {
  @TempDir Path folder;

  private final BlockingQueue<Reason> told = new LinkedBlockingQueue<>();

  private CompletableFuture<Boolean> hear(Reason reason) {
    told.add(reason);
    return CompletableFuture.completedFuture(true);
  }

  private Reason next() throws InterruptedException {
    Reason next = told.poll(60, TimeUnit.SECONDS);
    assertThat(next).as("told within a minute").isNotNull();
    return next;
  }

  @ParameterizedTest
  @EnumSource
  void sleepALockedScreenAndASwitchOfUsersAreTold(PrivateBus.Kind kind) throws Exception {
    assumeTrue(kind.isHere(), "there is no dbus-daemon on this system");
    try (PrivateBus bus = PrivateBus.start(kind);
        StandInLogind logind = new StandInLogind(bus.address(), "auto");
        var _ = StandInLogind.signals(bus.address()).watch(this::hear)) {
      logind.awaitListener();
      logind.sleeps(true);
      assertThat(next()).isEqualTo(Reason.SLEEP);
      logind.sleeps(false);
      logind.asksToLock();
      assertThat(next()).isEqualTo(Reason.SESSION_LOCKED);
      logind.tells("LockedHint", true);
      assertThat(next()).isEqualTo(Reason.SESSION_LOCKED);
      logind.tells("LockedHint", false);
      logind.tells("Active", false);
      assertThat(next()).isEqualTo(Reason.SESSION_LEFT);
      logind.tells("Active", true);
      logind.hints("LockedHint", true);
      assertThat(next()).isEqualTo(Reason.SESSION_LOCKED);
      logind.hints("Active", false);
      assertThat(next()).isEqualTo(Reason.SESSION_LEFT);
      logind.hints("Active", true);
      logind.sleeps(true);
      assertThat(next()).as("and nothing else meanwhile").isEqualTo(Reason.SLEEP);
    }
  }

  @Test
  void anotherPersonsScreenAndWhatOthersForgeAreNot() throws Exception {
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
        StandInLogind logind = new StandInLogind(bus.address(), "auto");
        BusPeer evil = new BusPeer(bus.address(), "org.example.Evil", _ -> BusPeer.Answer.DONE);
        var _ = StandInLogind.signals(bus.address()).watch(this::hear)) {
      logind.awaitListener();
      logind.lock(StandInLogind.ANOTHERS);
      logind.changed(StandInLogind.ANOTHERS, "LockedHint", true);
      evil.signal("/org/freedesktop/login1", StandInLogind.MANAGER, "PrepareForSleep", "b", true);
      evil.signal(StandInLogind.OURS, StandInLogind.SESSION, "Lock", "");
      evil.signal(
          StandInLogind.OURS,
          StandInLogind.PROPERTIES,
          "PropertiesChanged",
          "sa{sv}as",
          StandInLogind.SESSION,
          Map.of("Active", new Variant<>(false)),
          List.of());
      // Its answer comes after all that it has sent.
      logind.tells("Active", false);
      assertThat(next()).isEqualTo(Reason.SESSION_LEFT);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "auto", "pid"})
  void theSessionIsFoundByItsNameByLogindItselfOrByTheProcess(String by) throws Exception {
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
        StandInLogind logind = new StandInLogind(bus.address(), by);
        var _ =
            new LogindSignals(bus.address(), "17", Optional.empty(), Duration.ofMillis(10))
                .watch(this::hear)) {
      logind.awaitListener().asksToLock();
      assertThat(next()).isEqualTo(Reason.SESSION_LOCKED);
    }
  }

  @Test
  void sleepIsToldWithoutASession() throws Exception {
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
        StandInLogind logind = new StandInLogind(bus.address());
        var _ = StandInLogind.signals(bus.address()).watch(this::hear)) {
      logind.awaitListener();
      while (told.isEmpty()) { // until it also knows who logind is
        logind.sleeps(true);
        logind.sleeps(false);
        Thread.sleep(20);
      }
      assertThat(next()).isEqualTo(Reason.SLEEP);
    }
  }

  @Test
  void aLogindThatIsRestartedIsHeardAgain() throws Exception {
    assumeTrue(
        PrivateBus.Kind.DAEMON.isHere(),
        "there is no dbus-daemon on this system, and the embedded bus does not tell who leaves it");
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.DAEMON);
        var _ = StandInLogind.signals(bus.address()).watch(this::hear)) {
      for (int i = 0; i < 2; i++) { // the first one comes late
        try (StandInLogind logind = new StandInLogind(bus.address(), "auto")) {
          logind.awaitListener().asksToLock();
          assertThat(next()).isEqualTo(Reason.SESSION_LOCKED);
        }
      }
    }
  }

  @Test
  void aBusThatComesLateAndIsRestartedIsFoundAgain() throws Exception {
    Path socket = folder.resolve("bus");
    try (var _ = StandInLogind.signals("unix:path=" + socket).watch(this::hear)) {
      for (int i = 0; i < 2; i++) {
        try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.EMBEDDED);
            StandInLogind logind = new StandInLogind(bus.address(), "auto")) {
          Files.deleteIfExists(socket);
          Files.createSymbolicLink(socket, Path.of(bus.address().substring("unix:path=".length())));
          logind.awaitListener().sleeps(true);
          assertThat(next()).isEqualTo(Reason.SLEEP);
        }
      }
    }
  }

  @Test
  void aBusBehindANetworkIsNeverTried() {
    AwaySignals.Watch watch = StandInLogind.signals("tcp:host=localhost,port=1").watch(this::hear);
    watch.close();
    watch.close();
    assertThat(told).isEmpty();
  }
}
