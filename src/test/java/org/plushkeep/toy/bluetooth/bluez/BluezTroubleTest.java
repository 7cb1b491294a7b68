package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.ONE;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.assertFails;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.seen;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.standin.BusPeer;
import org.plushkeep.toy.bluetooth.standin.Habit;
import org.plushkeep.toy.bluetooth.standin.PrivateBus;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;

/** What goes wrong on the way to a toy, and what a parent is told of it. */
class BluezTroubleTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  private OnBus on;

  private OnBus on(Habit... habits) {
    on = new OnBus(PrivateBus.Kind.EMBEDDED, habits);
    return on;
  }

  private OnBus onWithLittleTime() {
    on = new OnBus(PrivateBus.Kind.EMBEDDED, SHORT);
    return on;
  }

  @AfterEach
  void end() {
    if (on != null) {
      on.close();
    }
  }

  private static void assertBothFail(BluezFinder finder, Problem problem, String words) {
    assertFails(problem, words, () -> finder.look(toy -> {}, toy -> {}));
    assertFails(problem, words, () -> finder.connect(seen(ONE)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unix:path=/nonexistent/socket",
        "unix:path=/dev/null",
        "unix:path=/tmp",
        "unix:path=/%2",
        "unix:path=/a;unix:path=/b"
      })
  void noBus(String address) {
    assertBothFail(new BluezFinder(address), Problem.NO_BLUETOOTH, "message bus");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp:host=127.0.0.1,port=1",
        "TCP:host=127.0.0.1,port=1",
        "nonce-tcp:host=127.0.0.1,port=1",
        "unixexec:path=/bin/true",
        "launchd:env=X",
        "autolaunch:",
        "unix:abstract=/tmp/x",
        "unix:tmpdir=/tmp",
        "unix:path=",
        "unix:",
        "nonsense",
        ":;;"
      })
  void aBusThatIsNoSocketFileIsNeverReachedFor(String address) {
    assertBothFail(new BluezFinder(address), Problem.NO_BLUETOOTH, "no socket file");
  }

  @Test
  void aBusThatNeverAnswersIsNotWaitedForForEver() throws IOException {
    Path socket = Files.createTempDirectory("bus").resolve("mute");
    try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      mute.bind(UnixDomainSocketAddress.of(socket));
      BluezFinder finder = new BluezFinder("unix:path=" + socket, Duration.ofMillis(500));
      assertFails(Problem.NO_BLUETOOTH, "does not answer", () -> finder.connect(seen(ONE)));
    } finally {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.getParent());
    }
  }

  @Test
  void noBlueZOnTheBus() {
    on().bluez.close();
    assertBothFail(on.finder, Problem.NO_BLUETOOTH, "not running");
  }

  @Test
  void noBlueZOnTheSystemsBus() {
    assumeTrue(PrivateBus.Kind.DAEMON.isHere(), "there is no dbus-daemon on this system");
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.DAEMON)) {
      assertBothFail(new BluezFinder(bus.address()), Problem.NO_BLUETOOTH, "not running");
    }
  }

  @Test
  void thePolicyOfTheBusForbidsIt() {
    assumeTrue(PrivateBus.Kind.DAEMON.isHere(), "there is no dbus-daemon on this system");
    try (PrivateBus bus = PrivateBus.thatForbidsBluez();
        var _ = new StandInBluez(bus.address())) {
      assertBothFail(new BluezFinder(bus.address()), Problem.NOT_ALLOWED, "does not let");
    }
  }

  @Test
  void noRadio() {
    on().bluez.unplug();
    assertBothFail(on.finder, Problem.NO_BLUETOOTH, "no Bluetooth radio");
  }

  @Test
  void theRadioIsOff() {
    on().bluez.power(false);
    assertBothFail(on.finder, Problem.BLUETOOTH_OFF, "switched off");
  }

  @Test
  void theRadioIsOffAndOnlySaysSoWhenAsked() {
    on(Habit.LISTS_NO_PROPERTIES, Habit.NO_GET_ALL).bluez.power(false);
    assertBothFail(on.finder, Problem.BLUETOOTH_OFF, "switched off");
  }

  @ParameterizedTest
  @CsvSource({
    "org.bluez.Error.NotReady, BLUETOOTH_OFF, switched off",
    "org.bluez.Error.NotAuthorized, NOT_ALLOWED, does not let",
    "org.freedesktop.DBus.Error.AccessDenied, NOT_ALLOWED, does not let",
    "org.bluez.Error.Failed, NO_BLUETOOTH, does not work",
    "org.freedesktop.DBus.Error.UnknownObject, NO_BLUETOOTH, BlueZ",
    "org.plushkeep.Error.Unheard.Of, NO_BLUETOOTH, does not work"
  })
  void lookingIsRefused(String error, Problem problem, String words) {
    on().bluez.refuses("StartDiscovery", error);
    assertFails(problem, words, () -> on.finder.look(toy -> {}, toy -> {}));
  }

  @Test
  void somebodyElseLooksAlready() throws Exception {
    on().bluez.refuses("StartDiscovery", "org.bluez.Error.InProgress");
    on.bluez.toy(ONE, on.toy());
    try (OnBus.Looking looking = on.look()) {
      assertThat(looking.nextFound()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GetManagedObjects", "StartDiscovery"})
  void blueZIsMute(String member) {
    on().bluez.isMuteAt(member);
    assertFails(
        Problem.NO_BLUETOOTH, "does not answer", () -> on.finder.look(toy -> {}, toy -> {}));
  }

  @ParameterizedTest
  @CsvSource({
    "org.bluez.Error.Failed, OUT_OF_RANGE, does not answer",
    "org.bluez.Error.ConnectionAttemptFailed, OUT_OF_RANGE, does not answer",
    "org.freedesktop.DBus.Error.NoReply, NO_ANSWER, in time",
    "org.freedesktop.DBus.Error.AccessDenied, NOT_ALLOWED, does not let",
    "org.bluez.Error.NotReady, BLUETOOTH_OFF, switched off"
  })
  void linkingIsRefused(String error, Problem problem, String words) {
    on().bluez.refuses("Connect", error);
    on.bluez.toy(ONE, on.toy());
    assertFails(problem, words, () -> on.finder.connect(seen(ONE)));
    assertThat(on.bluez.called).contains("org.bluez.Device1.Disconnect");
  }

  @Test
  void aLinkThatIsMadeOnlyAtTheSecondTryIsMade() throws Exception {
    on().bluez.toy(ONE, on.toy());
    AtomicInteger tries = new AtomicInteger();
    on.bluez.refuses("Connect", "org.bluez.Error.Failed");
    on.bluez.whenCalled(
        "Connect",
        () -> {
          if (tries.incrementAndGet() == 2) {
            on.bluez.allows("Connect");
          }
        });
    on.finder.connect(seen(ONE)).close();
    assertThat(tries).hasValue(2);
  }

  @Test
  void aToyThatVanishesWhileLinkingIsMissedAtOnce() {
    StandInDevice toy = on().bluez.toy(ONE, on.toy());
    on.bluez.isMuteAt("Connect").whenCalled("Connect", toy::vanish);
    assertFails(Problem.OUT_OF_RANGE, "out of range", () -> on.finder.connect(seen(ONE)));
  }

  @Test
  void aToyThatLetsGoWhileLinkingIsMissed() {
    StandInDevice toy = on(Habit.CONNECT_ANSWERS_FIRST).bluez.toy(ONE, on.toy());
    on.bluez.whenCalled("ReadValue", toy::loseLink);
    assertFails(Problem.LINK_LOST, "link", () -> on.finder.connect(seen(ONE)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Connect", "ReadValue", "StartNotify"})
  void aToyThatIsMuteWhileLinkingIsNotWaitedForForEver(String member) {
    onWithLittleTime().bluez.isMuteAt(member);
    StandInDevice toy = on.bluez.toy(ONE, on.toy());
    long start = System.nanoTime();
    assertFails(Problem.NO_ANSWER, "in time", () -> on.finder.connect(seen(ONE)));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(toy.isLinked()).isFalse();
  }

  @Test
  void aToyThatTurnsMuteIsNotWaitedForForEver() throws Exception {
    on().bluez.toy(ONE, on.toy());
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      on.bluez.isMuteAt("WriteValue");
      assertFails(Problem.NO_ANSWER, "in time", () -> link.glow(true));
      on.bluez.allows("WriteValue");
      link.glow(true);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "org.bluez.Error.NotPermitted, NOT_UNDERSTOOD, CloudPets",
    "org.bluez.Error.NotSupported, NOT_UNDERSTOOD, CloudPets",
    "org.bluez.Error.NotConnected, LINK_LOST, link",
    "org.bluez.Error.Failed, LINK_LOST, link",
    "org.freedesktop.DBus.Error.UnknownObject, LINK_LOST, link"
  })
  void writingIsRefused(String error, Problem problem, String words) throws Exception {
    on().bluez.toy(ONE, on.toy());
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      on.bluez.refuses("WriteValue", error);
      assertFails(problem, words, () -> link.glow(true));
    }
  }

  @Test
  void somethingThatOnlyCallsItselfAToyIsTold() {
    on().bluez.device(ONE, "CloudPets B 1.0.19", -60, on.toy()).lacks("LED");
    assertFails(Problem.NOT_UNDERSTOOD, "not as a CloudPets", () -> on.finder.connect(seen(ONE)));
  }

  @Test
  void whatAnybodyElseOnTheBusSaysIsNotBelieved() throws Exception {
    byte[] clip = ToyClips.clip(300, 1);
    StandInDevice toy = on().bluez.toy(ONE, on.toy(clip));
    try (BusPeer evil = new BusPeer(on.bus.address(), "org.evil", call -> null);
        ToyLink link = on.finder.connect(seen(ONE))) {
      on.bluez.whenCalled("WriteValue", () -> toy.forgeEverythingBy(evil));
      assertThat(link.fetchRecording((got, all) -> toy.forgeEverythingBy(evil), () -> false))
          .isEqualTo(clip);
    }
  }

  @Test
  void nonsenseFromBlueZItselfIsPassedOver() throws Exception {
    byte[] clip = ToyClips.clip(300, 1);
    StandInDevice toy = on().bluez.toy(ONE, on.toy(clip));
    try (ToyLink link = on.finder.connect(seen(ONE));
        OnBus.Looking looking = on.look()) {
      toy.talksNonsense();
      assertThat(link.fetchRecording((got, all) -> toy.talksNonsense(), () -> false))
          .isEqualTo(clip);
      looking.nextFound();
      toy.heard(-33);
      assertThat(looking.nextFound().signalDbm()).hasValue(-33);
    }
  }

  @Test
  void anInterruptedThreadDoesNotLink() {
    on().bluez.toy(ONE, on.toy());
    Thread.currentThread().interrupt();
    assertFails(Problem.CANCELLED, "Stopped", () -> on.finder.connect(seen(ONE)));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aSecondAddressIsTriedWhenTheFirstLeadsNowhere() throws ToyException {
    on().bluez.toy(ONE, on.toy());
    new BluezFinder("unix:path=/nonexistent;tcp:host=x;" + on.bus.address())
        .connect(seen(ONE))
        .close();
    assertThat(List.copyOf(on.bluez.called)).contains("org.bluez.Device1.Connect");
  }
}
