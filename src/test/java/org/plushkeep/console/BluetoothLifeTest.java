package org.plushkeep.console;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plushkeep.bus.standin.PrivateBus;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.bluetooth.bluez.BluezFinder;
import org.plushkeep.toy.bluetooth.standin.StandInBluez;
import org.plushkeep.toy.bluetooth.standin.StandInDevice;
import org.plushkeep.toy.practice.PracticeToy;

/** On Linux. */
final class BluetoothLifeTest extends BluetoothLife {
  private final Map<String, StandInDevice> devices = new HashMap<>();
  private PrivateBus bus;
  private StandInBluez bluez;

  @Override
  ToyFinder begin() {
    bus = PrivateBus.start(PrivateBus.Kind.sturdiest());
    bluez = ear.on(new StandInBluez(bus.address()));
    return new BluezFinder(bus.address());
  }

  @Override
  void toy(String address, @Nullable PracticeToy toy) {
    devices.put(address, bluez.toy(address, toy));
  }

  @Override
  void vanish(String address) {
    devices.get(address).vanish();
  }

  @Override
  void power(boolean on) {
    bluez.power(on);
  }

  @Override
  void plugIn(boolean there) {
    if (there) {
      bluez.plugIn();
    } else {
      bluez.unplug();
    }
  }

  @Override
  void allow(boolean allowed) {
    if (allowed) {
      bluez.allows("StartDiscovery");
    } else {
      bluez.refuses("StartDiscovery", "org.freedesktop.DBus.Error.AccessDenied");
    }
  }

  @Override
  boolean isLooking() {
    return bluez.isDiscovering();
  }

  @Override
  void shut() {
    bluez.close();
    bus.close();
  }
}
