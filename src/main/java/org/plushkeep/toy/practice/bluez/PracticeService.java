package org.plushkeep.toy.practice.bluez;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.freedesktop.dbus.types.Variant;

/** A service that a device offers beside the toy's own. */
final class PracticeService {
  private final PracticeBluez bluez;
  private final String service;
  private final UUID uuid;
  private final Map<String, UUID> characteristics = new LinkedHashMap<>();
  private boolean there; // guarded by this

  /**
   * @param device the name of its object
   * @param handle of the service; its characteristics' are the next ones
   */
  PracticeService(
      PracticeBluez bluez, String device, int handle, UUID uuid, Collection<UUID> offered) {
    this.bluez = bluez;
    this.service = device + "/service%04x".formatted(handle);
    this.uuid = uuid;
    offered.stream()
        .sorted()
        .forEach(
            one ->
                characteristics.put(
                    service + "/char%04x".formatted(handle + 1 + 4 * characteristics.size()), one));
  }

  /** From now on it is offered. */
  synchronized void put() {
    there = true;
    put(service, PracticeBluez.SERVICE, uuid);
    characteristics.forEach((path, one) -> put(path, PracticeBluez.CHARACTERISTIC, one));
  }

  private void put(String path, String iface, UUID what) {
    bluez.put(path, iface, Map.of("UUID", new Variant<>(what.toString())));
  }

  /** Tells of it, where it is offered. */
  synchronized void tellAdded() {
    if (there) {
      bluez.tellAdded(service);
      characteristics.keySet().forEach(bluez::tellAdded);
    }
  }

  /** It is offered no longer. */
  synchronized void remove() {
    if (there) {
      there = false;
      characteristics.keySet().forEach(path -> bluez.remove(path, PracticeBluez.CHARACTERISTIC));
      bluez.remove(service, PracticeBluez.SERVICE);
    }
  }

  /** Whether an object is it, or one of its characteristics. */
  boolean holds(String path) {
    return path.startsWith(service);
  }
}
