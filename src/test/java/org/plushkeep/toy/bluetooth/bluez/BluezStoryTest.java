package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.recording.ToyId;
import org.plushkeep.testing.ShutEar;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.bluetooth.standin.PrivateBus;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/** Finding a toy over a real message bus, linking with it, fetching what it recorded. */
@ParameterizedClass
@EnumSource(PrivateBus.Kind.class)
class BluezStoryTest {
  private static final String ONE = "C4:BE:84:00:00:01";

  @RegisterExtension final ShutEar ear = new ShutEar();
  @Parameter PrivateBus.Kind kind;
  private PrivateBus bus;
  private StandInBluez bluez;
  private BluezFinder finder;

  @BeforeEach
  void start() {
    assumeTrue(kind.isHere(), "there is no dbus-daemon on this system");
    bus = PrivateBus.start(kind);
    bluez = ear.on(new StandInBluez(bus.address()));
    finder = new BluezFinder(bus.address());
  }

  @AfterEach
  void end() {
    if (bus != null) {
      bluez.close();
      bus.close();
    }
  }

  @Test
  void aToyIsFoundLinkedWithAndReadToTheLastByte() throws Exception {
    byte[] clip = ToyClips.clip(100, 1);
    bluez.toy(ONE, ear.on(new PracticeToy(List.of(clip), Radio.instant())));
    List<SeenToy> found = new CopyOnWriteArrayList<>();
    try (ToyFinder.Search _ = finder.look(found::add, toy -> {})) {
      assertThat(found)
          .containsExactly(
              new SeenToy(
                  new ToyId(ONE),
                  "CloudPets B 1.0.19",
                  SeenToy.Way.BLUETOOTH,
                  OptionalInt.of(-60)));
    }
    assertThat(bluez.isDiscovering()).isFalse();
    try (ToyLink link = finder.connect(found.getFirst())) {
      assertThat(link.identifier()).isEqualTo("0402_14_09_30_15");
      assertThat(link.recordingWaits()).isTrue();
      assertThat(link.fetchRecording((received, expected) -> {}, () -> false)).isEqualTo(clip);
      assertThat(link.recordingWaits()).isFalse();
    }
  }

  @Test
  void closingEndsTheLinkAndEveryThreadOfIt() throws Exception {
    PracticeToy toy = ear.on(new PracticeToy(List.of(), Radio.instant()));
    var device = bluez.toy(ONE, toy);
    SeenToy seen =
        new SeenToy(new ToyId(ONE), "CloudPets", SeenToy.Way.BLUETOOTH, OptionalInt.empty());
    finder.connect(seen).close();
    assertThat(device.isLinked()).isFalse();
    for (int i = 0; i < 1000 && threads() > 0; i++) {
      Thread.sleep(10);
    }
    assertThat(threads()).isZero();
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("bluetooth"))
        .count();
  }

  @Test
  void aPawIsWaitedFor() throws Exception {
    PracticeToy toy =
        ear.on(new PracticeToy(List.of(), Radio.instant()))
            .pressesItsOwnPaw(Duration.ofMillis(100));
    bluez.toy(ONE, toy);
    SeenToy seen =
        new SeenToy(new ToyId(ONE), "CloudPets", SeenToy.Way.BLUETOOTH, OptionalInt.empty());
    try (ToyLink link = finder.connect(seen)) {
      link.awaitPaw(Duration.ofSeconds(30), () -> false);
    }
  }
}
