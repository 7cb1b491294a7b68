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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.bluez.OnBus.Looking;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.practice.PracticeToy;

/**
 * Linking with a toy over a real message bus, pressing its paw, fetching what it recorded; once
 * over dbus-java's own bus and once over the system's.
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
