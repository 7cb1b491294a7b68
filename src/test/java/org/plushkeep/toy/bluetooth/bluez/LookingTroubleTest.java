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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.bluetooth.standin.Habit;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;

/** What goes wrong while looking for toys, and what a parent is told of it. */
class LookingTroubleTest {
  private OnBus on;

  private OnBus on(Habit... habits) {
    on = new OnBus(PrivateBus.Kind.EMBEDDED, habits);
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
    assertBothFail(new BluezFinder(address), Problem.BLUETOOTH_UNREACHABLE, "message bus");
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
    assertBothFail(new BluezFinder(address), Problem.BLUETOOTH_UNREACHABLE, "no socket file");
  }

  @Test
  void aBusThatNeverAnswersIsNotWaitedForForEver() throws IOException {
    Path socket = Files.createTempDirectory("bus").resolve("mute");
    try (ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      mute.bind(UnixDomainSocketAddress.of(socket));
      BluezFinder finder = new BluezFinder("unix:path=" + socket, Duration.ofMillis(500));
      assertFails(
          Problem.BLUETOOTH_UNREACHABLE, "does not answer", () -> finder.connect(seen(ONE)));
    } finally {
      Files.deleteIfExists(socket);
      Files.deleteIfExists(socket.getParent());
    }
  }

  @Test
  void noBlueZOnTheBus() {
    on().bluez.close();
    assertBothFail(on.finder, Problem.NO_BLUETOOTH_SERVICE, "not running");
  }

  @Test
  void noBlueZOnTheSystemsBus() {
    assumeTrue(PrivateBus.Kind.DAEMON.isHere(), "there is no dbus-daemon on this system");
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.DAEMON)) {
      assertBothFail(new BluezFinder(bus.address()), Problem.NO_BLUETOOTH_SERVICE, "not running");
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

  /** A list from before that came after the signal would show the radio for ever. */
  @Test
  void theRadioIsPulledOutWhileBlueZListsWhatItHas() {
    on().bluez.whenAnswered("GetManagedObjects", on.bluez::unplug);
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
    "org.bluez.Error.Failed, BLUETOOTH_UNREACHABLE, does not work",
    "org.freedesktop.DBus.Error.UnknownObject, BLUETOOTH_UNREACHABLE, BlueZ",
    "org.plushkeep.Error.Unheard.Of, BLUETOOTH_UNREACHABLE, does not work"
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
        Problem.BLUETOOTH_UNREACHABLE,
        "does not answer",
        () -> on.finder.look(toy -> {}, toy -> {}));
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
