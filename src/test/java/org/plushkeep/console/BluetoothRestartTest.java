package org.plushkeep.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plushkeep.audio.playback.Ear;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.console.toys.ToysModel;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/** The toys screen goes on looking while the system's Bluetooth service is restarted. */
@Timeout(300)
final class BluetoothRestartTest extends OnToysScreen {
  @Test
  void toysAreFoundAgainAfterARestart() throws Exception {
    assumeTrue(
        PrivateBus.Kind.DAEMON.isHere(),
        "there is no dbus-daemon on this system, and the embedded bus does not tell who leaves it");
    try (PrivateBus bus = PrivateBus.start(PrivateBus.Kind.DAEMON)) {
      ToysModel toys = toys(new BluezFinder(bus.address()));
      try (StandInBluez before = bluez(bus)) {
        begin(toys);
        until(() -> inRange(toys) == 1);
        Ear.waitFor(before::isDiscovering); // a toy that is known already is there sooner
      }
      until(() -> inRange(toys) == 0);
      untilLater(
          () ->
              toys.problemProperty()
                  .get()
                  .contains("Bluetooth service of this computer is not running"));
      try (StandInBluez after = bluez(bus)) {
        untilLater(() -> inRange(toys) == 1 && toys.problemProperty().get().isEmpty());
        Ear.waitFor(after::isDiscovering);
        stop(toys);
        Ear.waitFor(() -> !after.isDiscovering());
      }
    }
  }

  private StandInBluez bluez(PrivateBus bus) {
    StandInBluez bluez = ear.on(new StandInBluez(bus.address()));
    bluez.toy(ADDRESS, ear.on(new PracticeToy(List.of(), Radio.instant())));
    return bluez;
  }
}
