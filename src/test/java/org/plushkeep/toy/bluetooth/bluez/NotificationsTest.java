package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.ONE;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.bus.Deadline;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;

/** The promise of a {@code GattLink}: one thread, the peripheral's order, none dropped. */
class NotificationsTest {
  private static final int COUNT = 10_000;

  @ParameterizedTest
  @EnumSource
  void allOfThemInTheirOrderOnOneThreadAndTheEndLast(PrivateBus.Kind kind) throws Exception {
    assumeTrue(kind.isHere(), "there is no dbus-daemon on this system");
    try (OnBus on = new OnBus(kind)) {
      StandInDevice toy = on.bluez.toy(ONE, on.toy());
      Deadline deadline = Deadline.in(Duration.ofSeconds(OnBus.MOST_SECONDS));
      Bluez bluez = Bluez.open(on.bus.address(), deadline);
      List<String> heard = Collections.synchronizedList(new ArrayList<>());
      Set<Thread> threads = ConcurrentHashMap.newKeySet();
      CountDownLatch ended = new CountDownLatch(1);
      try (BluezGattLink link = new Connector(bluez, new ToyId(ONE), deadline).connect()) {
        for (GattCharacteristic one :
            List.of(GattCharacteristic.AUDIO_FROM_TOY, GattCharacteristic.STATE)) {
          link.subscribe(
              one,
              value -> {
                heard.add(one + " " + HexFormat.of().formatHex(value));
                threads.add(Thread.currentThread());
              });
        }
        link.onDisconnect(
            () -> {
              heard.add("end");
              threads.add(Thread.currentThread());
              ended.countDown();
            });
        List<String> sent = send(toy);
        toy.loseLink();
        assertThat(ended.await(OnBus.MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        toy.notify(GattCharacteristic.AUDIO_FROM_TOY, new byte[] {1}); // too late
        bluez.refresh(Duration.ofSeconds(OnBus.MOST_SECONDS)); // whose answer comes after it
        assertThat(heard).hasSameSizeAs(sent);
        assertThat(heard.equals(sent)).as("each in its place").isTrue();
        assertThat(threads).hasSize(1);
      }
      assertThat(heard).endsWith("end");
    }
  }

  /** Half of them say the same as the one before. */
  private static List<String> send(StandInDevice toy) {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      byte[] value = new byte[20];
      value[0] = (byte) (i / 2);
      value[1] = (byte) (i / 512);
      GattCharacteristic one =
          i % 7 == 0 ? GattCharacteristic.STATE : GattCharacteristic.AUDIO_FROM_TOY;
      toy.notify(one, value);
      sent.add(one + " " + HexFormat.of().formatHex(value));
    }
    sent.add("end");
    return sent;
  }
}
