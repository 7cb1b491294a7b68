package org.plushkeep.toy.bluetooth.bluez;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.plushkeep.bus.BusException;
import org.plushkeep.bus.Values;
import org.plushkeep.toy.bluetooth.BatteryService;

/**
 * What BlueZ tells of a device's battery: it reads the battery service itself and shows it as an
 * interface of the device ({@code org.bluez.Battery1}); where it does not, the characteristic is
 * there to be read (Bluetooth SIG, 0x2A19).
 */
final class Battery {
  private static final String INTERFACE = "org.bluez.Battery1";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Bluez bluez;
  private final String device;

  Battery(Bluez bluez, String device) {
    this.bluez = bluez;
    this.device = device;
  }

  /** 0 to 100 per cent; empty where nobody tells, or what is told is no percentage. */
  OptionalInt level() {
    bluez.complete(device, INTERFACE, "Percentage");
    Optional<Integer> told = bluez.objects.number(device, INTERFACE, "Percentage");
    return told.map(one -> BatteryService.percent(one & 0xff)).orElseGet(this::read);
  }

  private OptionalInt read() {
    return bluez.objects.with(Bluez.CHARACTERISTIC).stream()
        .filter(path -> path.startsWith(device + "/"))
        .filter(path -> isLevel(bluez.objects.text(path, Bluez.CHARACTERISTIC, "UUID")))
        .findFirst()
        .map(this::read)
        .orElse(OptionalInt.empty());
  }

  private static boolean isLevel(Optional<String> uuid) {
    return uuid.filter(BatteryService.LEVEL.toString()::equalsIgnoreCase).isPresent();
  }

  private OptionalInt read(String path) {
    try {
      List<Object> answer =
          bluez.call(path, Bluez.CHARACTERISTIC, "ReadValue", PATIENCE, "a{sv}", Map.of());
      return Values.bytes(answer.isEmpty() ? null : answer.getFirst())
          .map(BatteryService::percent)
          .orElse(OptionalInt.empty());
    } catch (BusException e) {
      return OptionalInt.empty(); // a battery that does not tell keeps nobody from the toy
    }
  }
}
