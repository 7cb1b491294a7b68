package org.plushkeep.toy.practice.bluez;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.freedesktop.dbus.types.Variant;
import org.plushkeep.bus.standin.BusPeer.Refusal;
import org.plushkeep.toy.bluetooth.FirmwareDoor;

/** A toy's way in for other firmware: to be seen, and to be left alone by everybody. */
final class PracticeFirmwareDoor {
  private final PracticeBluez bluez;
  private final String service;
  private final Map<String, UUID> characteristics = new LinkedHashMap<>();

  PracticeFirmwareDoor(PracticeBluez bluez, String device) {
    this.bluez = bluez;
    this.service = device + "/service0040";
    FirmwareDoor.CHARACTERISTICS.stream()
        .sorted()
        .forEach(
            uuid ->
                characteristics.put(
                    service + "/char%04x".formatted(0x41 + 4 * characteristics.size()), uuid));
  }

  void put() {
    put(service, PracticeBluez.SERVICE, FirmwareDoor.SERVICE);
    characteristics.forEach((path, uuid) -> put(path, PracticeBluez.CHARACTERISTIC, uuid));
  }

  private void put(String path, String iface, UUID uuid) {
    bluez.put(path, iface, Map.of("UUID", new Variant<>(uuid.toString())));
  }

  void tellAdded() {
    bluez.tellAdded(service);
    characteristics.keySet().forEach(bluez::tellAdded);
  }

  void remove() {
    characteristics.keySet().forEach(path -> bluez.remove(path, PracticeBluez.CHARACTERISTIC));
    bluez.remove(service, PracticeBluez.SERVICE);
  }

  /** Whoever so much as reads here has done what nobody may. */
  void mustNotBe(String path) throws Refusal {
    if (path.startsWith(service)) {
      bluez.breach();
      throw new Refusal("org.bluez.Error.NotPermitted");
    }
  }
}
