package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.ONE;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.assertFails;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.seen;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.bus.standin.BusPeer;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.standin.Habit;
import org.plushkeep.toy.bluetooth.standin.Mischief;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;

/** What goes wrong on the way to a toy and with it, and what a parent is told of it. */
class LinkingTroubleTest {
  private static final Duration SHORT = Duration.ofSeconds(2);

  private OnBus on;

  private OnBus on(Habit... habits) {
    on = new OnBus(PrivateBus.Kind.sturdiest(), habits);
    return on;
  }

  private OnBus onWithLittleTime() {
    on = new OnBus(PrivateBus.Kind.sturdiest(), SHORT);
    return on;
  }

  @AfterEach
  void end() {
    if (on != null) {
      on.close();
    }
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
      on.bluez.whenCalled("WriteValue", () -> Mischief.forge(toy, evil));
      assertThat(link.fetchRecording((got, all) -> Mischief.forge(toy, evil), () -> false))
          .isEqualTo(clip);
    }
  }

  @Test
  void nonsenseFromBlueZItselfIsPassedOver() throws Exception {
    byte[] clip = ToyClips.clip(300, 1);
    StandInDevice toy = on().bluez.toy(ONE, on.toy(clip));
    try (ToyLink link = on.finder.connect(seen(ONE));
        OnBus.Looking looking = on.look()) {
      Mischief.talkNonsense(on.bluez, toy);
      assertThat(
              link.fetchRecording((got, all) -> Mischief.talkNonsense(on.bluez, toy), () -> false))
          .isEqualTo(clip);
      looking.nextFound();
      toy.heard(-33);
      assertThat(looking.nextFound().signalDbm()).hasValue(-33);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"unplugged", "switched off"})
  void aRadioThatIsTakenAwayWhileARecordingComesEndsItAndTheNextVisitBringsItWhole(String how)
      throws Exception {
    byte[] clip = ToyClips.clip(2000, 1);
    var _ = on().bluez.toy(ONE, on.steadyToy(clip));
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      assertFails(
          Problem.RADIO_LOST,
          "Nothing is lost",
          () -> link.fetchRecording((got, all) -> takeAway(how), () -> false));
    }
    on.bluez.plugIn();
    OnBus.until("it is read whole", () -> isRead(clip));
  }

  private boolean isRead(byte[] clip) {
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      assertThat(link.fetchRecording((got, all) -> {}, () -> false)).isEqualTo(clip);
      return true;
    } catch (ToyException e) {
      return false; // the stand-in has not told yet that the toy is free again
    }
  }

  private void takeAway(String how) {
    if (how.equals("unplugged")) {
      on.bluez.unplug();
    } else {
      on.bluez.power(false);
    }
  }

  @Test
  void anInterruptedThreadDoesNotLink() {
    on().bluez.toy(ONE, on.toy());
    Thread.currentThread().interrupt();
    assertFails(Problem.CANCELLED, "Stopped", () -> on.finder.connect(seen(ONE)));
    assertThat(Thread.interrupted()).isTrue();
  }
}
