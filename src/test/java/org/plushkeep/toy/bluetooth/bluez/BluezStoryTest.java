package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.ONE;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.THREE;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.TWO;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.assertFails;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.seen;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.until;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.bluez.OnBus.Looking;
import org.plushkeep.toy.bluetooth.standin.PrivateBus;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.practice.PracticeToy;

/**
 * Finding toys over a real message bus, linking with one, pressing its paw, fetching what it
 * recorded; once over dbus-java's own bus and once over the system's.
 */
@ParameterizedClass
@EnumSource(PrivateBus.Kind.class)
class BluezStoryTest {
  @Parameter PrivateBus.Kind kind;
  private OnBus on;

  @BeforeEach
  void start() {
    assumeTrue(kind.isHere(), "there is no dbus-daemon on this system");
    on = new OnBus(kind);
  }

  @AfterEach
  void end() {
    if (on != null) {
      on.close();
    }
  }

  @Test
  void toysAreFoundAndNothingElse() throws Exception {
    on.bluez.toy(ONE, on.toy());
    on.bluez.device(TWO, "Cloud Pets A 1.0.18", -80, on.toy());
    on.bluez.device("11:22:33:44:55:66", "A telephone", -40, null);
    on.bluez.device("11:22:33:44:55:67", "My CloudPets", -40, null);
    on.bluez.device("11:22:33:44:55:68", null, -40, null);
    try (Looking looking = on.look()) {
      Set<String> names = new TreeSet<>();
      names.add(looking.nextFound().toString());
      names.add(looking.nextFound().toString());
      assertThat(names)
          .containsExactly(
              new SeenToy(
                      new ToyId(ONE),
                      "CloudPets B 1.0.19",
                      SeenToy.Way.BLUETOOTH,
                      OptionalInt.of(-60))
                  .toString(),
              new SeenToy(
                      new ToyId(TWO),
                      "Cloud Pets A 1.0.18",
                      SeenToy.Way.BLUETOOTH,
                      OptionalInt.of(-80))
                  .toString());
      assertThat(on.bluez.isDiscovering()).isTrue();
      assertThat(looking.found).isEmpty();
    }
    assertThat(on.bluez.isDiscovering()).isFalse();
  }

  @Test
  void aToyComesGetsNearerAndGoes() throws Exception {
    try (Looking looking = on.look()) {
      StandInDevice toy = on.bluez.toy(ONE, on.toy());
      assertThat(looking.nextFound().signalDbm()).hasValue(-60);
      toy.heard(-41);
      assertThat(looking.nextFound().signalDbm()).hasValue(-41);
      toy.vanish();
      assertThat(looking.nextLost().id()).isEqualTo(new ToyId(ONE));
    }
  }

  @Test
  void aToyThatBlueZOnlyRemembersIsNotInRangeUntilItIsHeard() throws Exception {
    StandInDevice remembered = on.bluez.device(TWO, "CloudPets B 1.0.19", null, on.toy());
    try (Looking looking = on.look()) {
      on.bluez.toy(ONE, on.toy());
      assertThat(looking.nextFound().id()).isEqualTo(new ToyId(ONE));
      Thread.sleep(1000); // longer than the moment after which it would be given the benefit
      assertThat(looking.found).isEmpty();
      remembered.heard(-70);
      assertThat(looking.nextFound().id()).isEqualTo(new ToyId(TWO));
    }
  }

  @Test
  void aToyOfWhichNothingIsKnownIsLostWhenOthersAreHeardAndItIsNot() throws Exception {
    on.bluez.device(TWO, "CloudPets B 1.0.19", null, on.toy());
    try (Looking looking = on.look()) {
      assertThat(looking.nextFound().id()).isEqualTo(new ToyId(TWO));
      on.bluez.device("11:22:33:44:55:66", "A telephone", -40, null);
      assertThat(looking.nextLost().id()).isEqualTo(new ToyId(TWO));
    }
  }

  @Test
  void switchingBluetoothOffLosesToysAndOnFindsThemAgain() throws Exception {
    on.bluez.toy(ONE, on.toy());
    try (Looking looking = on.look()) {
      assertThat(looking.nextFound().id()).isEqualTo(new ToyId(ONE));
      on.bluez.power(false);
      assertThat(looking.nextLost().id()).isEqualTo(new ToyId(ONE));
      on.bluez.called.clear();
      on.bluez.power(true);
      assertThat(looking.nextFound().id()).isEqualTo(new ToyId(ONE));
      assertThat(on.bluez.called).contains("org.bluez.Adapter1.StartDiscovery");
    }
  }

  @Test
  void blueZGoingAwayLosesToys() throws Exception {
    assumeTrue(kind == PrivateBus.Kind.DAEMON, "the embedded bus does not tell of it");
    on.bluez.toy(ONE, on.toy());
    try (Looking looking = on.look()) {
      looking.nextFound();
      on.bluez.close();
      assertThat(looking.nextLost().id()).isEqualTo(new ToyId(ONE));
    }
  }

  @Test
  void theBusGoingAwayLosesToysToo() throws Exception {
    on.bluez.toy(ONE, on.toy());
    try (Looking looking = on.look()) {
      looking.nextFound();
      on.bus.close();
      assertThat(looking.nextLost().id()).isEqualTo(new ToyId(ONE));
    }
  }

  @Test
  void theBusGoingAwayEndsTheLink() throws Exception {
    on.bluez.toy(ONE, on.toy(ToyClips.clip(2000, 1)));
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      assertFails(
          Problem.LINK_LOST,
          "link",
          () -> link.fetchRecording((got, all) -> on.bus.close(), () -> false));
    }
  }

  @Test
  void aHostileNameIsMadeSafeToShow() throws Exception {
    on.bluez.device(
        ONE, "CloudPets \u001b[2J\u202e<b onclick='x'>\n" + "A".repeat(10_000), -60, on.toy());
    try (Looking looking = on.look()) {
      String name = looking.nextFound().advertisedName();
      assertThat(name).startsWith("CloudPets [2Jb onclick=x").hasSizeLessThanOrEqualTo(64);
      assertThat(name).matches("[^\\p{Cntrl}<>\u202e]*");
    }
  }

  @Test
  void aToyIsReadToTheLastByte() throws Exception {
    byte[] clip = ToyClips.clip(100, 1);
    byte[] longest = ToyClips.clip(2000, 2); // 40 s
    on.bluez.toy(ONE, on.toy(clip, longest));
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      assertThat(link.identifier()).endsWith("02_14_09_30_15");
      assertThat(link.recordingWaits()).isTrue();
      assertThat(fetch(link)).isEqualTo(clip);
      assertThat(link.recordingWaits()).isTrue();
      assertThat(fetch(link)).isEqualTo(longest);
      assertThat(link.recordingWaits()).isFalse();
    }
  }

  @Test
  void aToyWithoutARecordingHandsOverNothing() throws Exception {
    on.bluez.toy(ONE, on.toy());
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      assertThat(fetch(link)).isEmpty();
    }
  }

  @Test
  void aLinkLostInTheMiddleGivesNothingAndTheNextOneEverything() throws Exception {
    byte[] clip = ToyClips.clip(500, 1);
    PracticeToy toy = on.toy(clip).dropLinkAfter(300);
    on.bluez.toy(ONE, toy);
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      assertFails(Problem.LINK_LOST, "link", () -> fetch(link));
      assertFails(Problem.LINK_LOST, "link", link::recordingWaits);
    }
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      assertThat(fetch(link)).isEqualTo(clip);
    }
  }

  @Test
  void blueZGoingAwayEndsTheLink() throws Exception {
    assumeTrue(kind == PrivateBus.Kind.DAEMON, "the embedded bus does not tell of it");
    on.bluez.toy(ONE, on.toy(ToyClips.clip(2000, 1)));
    try (ToyLink link = on.finder.connect(seen(ONE))) {
      assertFails(
          Problem.LINK_LOST,
          "link",
          () -> link.fetchRecording((got, all) -> on.bluez.close(), () -> false));
    }
  }

  @Test
  void theHeartBlinksUntilAPawIsPressed() throws Exception {
    PracticeToy toy = on.toy();
    List<PracticeToy.Led> heart = new CopyOnWriteArrayList<>();
    on.bluez.toy(ONE, toy);
    CountDownLatch blinks = new CountDownLatch(1);
    try (PracticeToy.Watch _ = toy.watchLed(heart::add);
        PracticeToy.Watch _ = toy.watchLed(led -> countDownIf(led.mode() == 2, blinks));
        ToyLink link = on.finder.connect(seen(ONE))) {
      Thread.startVirtualThread(() -> pressWhen(blinks, toy));
      link.awaitPaw(Duration.ofSeconds(OnBus.MOST_SECONDS), () -> false);
      assertThat(heart.stream().map(PracticeToy.Led::mode)).containsExactly(0, 2, 0);
    }
  }

  private static void countDownIf(boolean condition, CountDownLatch latch) {
    if (condition) {
      latch.countDown();
    }
  }

  private static void pressWhen(CountDownLatch blinks, PracticeToy toy) {
    try {
      if (blinks.await(OnBus.MOST_SECONDS, TimeUnit.SECONDS)) {
        for (int i = 0; i < 100; i++) { // game mode comes right after the blinking
          toy.pressPaw();
          Thread.sleep(20);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void withoutAPawTheHeartIsPutOutAgain() throws Exception {
    PracticeToy toy = on.toy();
    List<PracticeToy.Led> heart = new CopyOnWriteArrayList<>();
    on.bluez.toy(ONE, toy);
    try (ToyLink link = on.finder.connect(seen(ONE));
        PracticeToy.Watch _ = toy.watchLed(heart::add)) {
      assertFails(Problem.NO_PAW, "paw", () -> link.awaitPaw(Duration.ofMillis(300), () -> false));
      assertThat(heart.stream().map(PracticeToy.Led::mode)).containsExactly(0, 2, 0);
    }
  }

  @Test
  void twoToysAreToldApart() throws Exception {
    byte[] first = ToyClips.clip(10, 1);
    byte[] second = ToyClips.clip(10, 2);
    on.bluez.toy(ONE, on.toy(first));
    on.bluez.toy(TWO, on.toy(second));
    try (ToyLink one = on.finder.connect(seen(ONE));
        ToyLink two = on.finder.connect(seen(TWO))) {
      assertThat(fetch(two)).isEqualTo(second);
      assertThat(fetch(one)).isEqualTo(first);
    }
  }

  @Test
  void aToyLinkedWithAnotherDeviceSaysSo() throws Exception {
    PracticeToy toy = on.toy();
    on.bluez.toy(ONE, toy);
    toy.connect();
    assertFails(
        Problem.OUT_OF_RANGE, "linked with another device", () -> on.finder.connect(seen(ONE)));
  }

  @Test
  void aToyThatIsNotThereIsLookedForAndMissed() throws Exception {
    on.close();
    on = new OnBus(kind, Duration.ofSeconds(2));
    assertFails(Problem.OUT_OF_RANGE, THREE, () -> on.finder.connect(seen(THREE)));
    assertThat(on.bluez.isDiscovering()).isFalse();
  }

  @Test
  void closingLetsGoOfTheToyAndEndsEveryThread() throws Exception {
    StandInDevice device = on.bluez.toy(ONE, on.toy());
    ToyLink link = on.finder.connect(seen(ONE));
    assertThat(device.isLinked()).isTrue();
    link.close();
    link.close();
    assertThat(device.isLinked()).isFalse();
    on.look().close();
    until("threads end", () -> bluetoothThreads() == 0);
  }

  @Test
  void aThreadThatWasToldToStopStillLetsGo() throws Exception {
    StandInDevice device = on.bluez.toy(ONE, on.toy());
    ToyLink link = on.finder.connect(seen(ONE));
    Looking looking = on.look();
    Thread.currentThread().interrupt();
    link.close();
    looking.close();
    assertThat(Thread.interrupted()).isTrue();
    until("let go", () -> !device.isLinked() && !on.bluez.isDiscovering());
  }

  private static long bluetoothThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("bluetooth"))
        .count();
  }

  private static byte[] fetch(ToyLink link) throws Exception {
    return link.fetchRecording((got, all) -> {}, () -> false);
  }
}
