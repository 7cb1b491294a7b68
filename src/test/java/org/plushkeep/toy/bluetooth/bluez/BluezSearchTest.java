package org.plushkeep.toy.bluetooth.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.ONE;
import static org.plushkeep.toy.bluetooth.bluez.OnBus.TWO;

import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.bluetooth.bluez.OnBus.Looking;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;

/**
 * Which toys are in range, over a real message bus: once over dbus-java's own, once over the
 * system's.
 */
@ParameterizedClass
@EnumSource(PrivateBus.Kind.class)
class BluezSearchTest {
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
      assertThat(looking.isOver()).isFalse();
      on.bluez.close();
      assertThat(looking.nextLost().id()).isEqualTo(new ToyId(ONE));
      assertThat(looking.isOver()).isTrue();
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
  void aHostileNameIsMadeSafeToShow() throws Exception {
    on.bluez.device(
        ONE, "CloudPets \u001b[2J\u202e<b onclick='x'>\n" + "A".repeat(10_000), -60, on.toy());
    try (Looking looking = on.look()) {
      String name = looking.nextFound().advertisedName();
      assertThat(name).startsWith("CloudPets [2Jb onclick=x").hasSizeLessThanOrEqualTo(64);
      assertThat(name).matches("[^\\p{Cntrl}<>\u202e]*");
    }
  }
}
