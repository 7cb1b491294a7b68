package org.plushkeep.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.console.toys.ToysModel;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/**
 * Whatever is wrong with Bluetooth while somebody looks: a sentence says so, and toys come back by
 * themselves when the cause has gone.
 */
@Timeout(120)
final class BluetoothLifeTest extends OnToysScreen {
  private PrivateBus bus;
  private StandInBluez bluez;
  private ToysModel toys;

  @BeforeEach
  void start() {
    bus = PrivateBus.start(PrivateBus.Kind.sturdiest());
    bluez = ear.on(new StandInBluez(bus.address()));
    bluez.toy(ADDRESS, toy());
    toys = toys(new BluezFinder(bus.address()));
  }

  @AfterEach
  void letGo() {
    stop(toys);
    Ear.waitFor(() -> !bluez.isDiscovering());
    bluez.close();
    bus.close();
  }

  private PracticeToy toy() {
    return ear.on(new PracticeToy(java.util.List.of(), Radio.instant()));
  }

  private void untilFound() {
    untilLater(() -> inRange(toys) == 1 && toys.problemProperty().get().isEmpty());
  }

  private void untilToldAndNothingIsFound(String words) {
    untilLater(() -> inRange(toys) == 0 && toys.problemProperty().get().contains(words));
  }

  @Test
  void switchedOffWhileSomebodyLooksAndOnAgain() {
    begin(toys);
    untilFound();
    bluez.power(false);
    untilToldAndNothingIsFound("Bluetooth is switched off");
    bluez.power(true);
    untilFound();
  }

  @Test
  void unpluggedWhileSomebodyLooksAndPluggedInAgain() {
    begin(toys);
    untilFound();
    bluez.unplug();
    untilToldAndNothingIsFound("has no Bluetooth");
    bluez.plugIn();
    untilFound();
  }

  @Test
  void notAllowedAndThenAllowed() {
    bluez.refuses("StartDiscovery", "org.freedesktop.DBus.Error.AccessDenied");
    begin(toys);
    untilToldAndNothingIsFound("does not let Plushkeep");
    bluez.allows("StartDiscovery");
    untilFound();
  }

  @Test
  void outOfRangeAndBack() {
    begin(toys);
    untilFound();
    StandInDevice other = bluez.toy("C4:BE:84:00:00:02", toy()); // of the same name
    untilLater(() -> inRange(toys) == 2);
    assertThat(toys.toys().getFirst().name()).isEqualTo(toys.toys().getLast().name());
    other.vanish();
    untilFound();
  }

  @Test
  void nobodyLooksSoNothingIsLookedFor() {
    begin(toys);
    untilFound();
    Ear.waitFor(bluez::isDiscovering);
    stop(toys);
    Ear.waitFor(() -> !bluez.isDiscovering());
  }
}
