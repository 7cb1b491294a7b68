package org.plushkeep.toy.bluetooth.bluez;

import java.time.Duration;
import java.util.function.Consumer;
import org.plushkeep.bus.Deadline;
import org.plushkeep.bus.SystemBusAddress;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.cloudpets.CloudPetsLink;

/**
 * Finds toys by Bluetooth on Linux. Every search and every link has a connection of its own with
 * the system's message bus, and ends with it.
 */
public final class BluezFinder implements ToyFinder {
  private static final Duration LOOKING = Duration.ofSeconds(10);
  private static final Duration LINKING = Duration.ofSeconds(20);

  private final String busAddress;
  private final Duration linking;
  private final CloudPetsLink.Patience patience;

  /**
   * @param busAddress of the message bus, such as {@code unix:path=/run/dbus/system_bus_socket}
   */
  public BluezFinder(String busAddress) {
    this(busAddress, LINKING);
  }

  BluezFinder(String busAddress, Duration linking) {
    this(busAddress, linking, CloudPetsLink.Patience.standard());
  }

  BluezFinder(String busAddress, Duration linking, CloudPetsLink.Patience patience) {
    this.busAddress = busAddress;
    this.linking = linking;
    this.patience = patience;
  }

  /** By the system's bus: {@code DBUS_SYSTEM_BUS_ADDRESS}, or where it usually is. */
  public static BluezFinder ofThisComputer() {
    return new BluezFinder(SystemBusAddress.ofThisComputer());
  }

  @Override
  public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException {
    Bluez bluez = Bluez.open(busAddress, Deadline.in(LOOKING));
    return new BluezSearch(bluez, found, lost).begun();
  }

  @Override
  public boolean reaches(SeenToy toy) {
    return toy.way() == SeenToy.Way.BLUETOOTH;
  }

  @Override
  public ToyLink connect(SeenToy toy) throws ToyException {
    Deadline deadline = Deadline.in(linking);
    Bluez bluez = Bluez.open(busAddress, deadline);
    boolean linked = false;
    try {
      BluezGattLink gatt = new Connector(bluez, toy.id(), deadline).connect();
      ToyLink link = CloudPetsLink.open(gatt, patience);
      gatt.linked();
      linked = true;
      return link;
    } finally {
      if (!linked) {
        bluez.close();
      }
    }
  }
}
