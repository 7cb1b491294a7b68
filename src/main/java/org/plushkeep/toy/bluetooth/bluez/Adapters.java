package org.plushkeep.toy.bluetooth.bluez;

import java.util.ArrayList;
import java.util.List;
import org.plushkeep.bus.BusException;
import org.plushkeep.toy.ToyException;

/** The radios of this computer. */
final class Adapters {
  private Adapters() {}

  /**
   * The paths of those that are switched on. One that does not say counts as on: trying will tell.
   *
   * @throws ToyException {@code NO_BLUETOOTH} when there is none, {@code BLUETOOTH_OFF}
   */
  static List<String> poweredOn(Bluez bluez) throws ToyException {
    List<String> all = bluez.objects.with(Bluez.ADAPTER);
    if (all.isEmpty()) {
      throw Trouble.noAdapter();
    }
    all.forEach(path -> bluez.complete(path, Bluez.ADAPTER, "Powered"));
    List<String> on = all.stream().filter(path -> isOn(bluez, path)).toList();
    if (on.isEmpty()) {
      throw Trouble.off();
    }
    return on;
  }

  static boolean isOn(Bluez bluez, String path) {
    return bluez.objects.truth(path, Bluez.ADAPTER, "Powered").orElse(true);
  }

  /**
   * Starts looking with every radio that is on.
   *
   * @return the paths of those that look now, at least one
   */
  static List<String> startDiscovery(Bluez bluez) throws ToyException {
    List<String> looking = new ArrayList<>();
    BusException failure = null;
    for (String path : poweredOn(bluez)) {
      try {
        bluez.startDiscovery(path);
        looking.add(path);
      } catch (BusException e) {
        failure = e;
      }
    }
    if (looking.isEmpty() && failure != null) {
      throw Trouble.looking(failure);
    }
    return looking;
  }
}
