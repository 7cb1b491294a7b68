package org.plushkeep.toy.bluetooth.btleplug;

import com.juul.kable.btleplug.ffi.Characteristic;
import com.juul.kable.btleplug.ffi.CharacteristicPropertyFlags;
import com.juul.kable.btleplug.ffi.PeripheralInterface;
import com.juul.kable.btleplug.ffi.PeripheralProperties;
import com.juul.kable.btleplug.ffi.Service;
import com.juul.kable.btleplug.ffi.WriteType;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.plushkeep.toy.bluetooth.BatteryService;
import org.plushkeep.toy.bluetooth.GattCharacteristic;

/** What a peripheral offers, as the library has discovered it. */
final class Offer {
  /** Before anything is discovered. */
  static final Offer NOTHING = new Offer(List.of());

  /** Bluetooth Core, Vol 3, Part G, 3.3.1.1: write without response. */
  private static final int WRITES_UNANSWERED = 0x04;

  private final Map<GattCharacteristic, Characteristic> toys =
      new EnumMap<>(GattCharacteristic.class);
  private final Set<UUID> offered = new HashSet<>();
  private Optional<Characteristic> battery = Optional.empty();

  private Offer(List<Service> services) {
    for (Service service : services) {
      add(service.getUuid());
      for (Characteristic one : service.getCharacteristics()) {
        add(one.getUuid());
        GattCharacteristic.of(one.getUuid()).ifPresent(known -> toys.putIfAbsent(known, one));
        if (battery.isEmpty() && BatteryService.LEVEL.toString().equalsIgnoreCase(one.getUuid())) {
          battery = Optional.of(one);
        }
      }
    }
  }

  static Offer of(List<Service> services) {
    return new Offer(services);
  }

  /** The services that it calls out, as the library remembers them; asks nothing of it. */
  static List<String> calledOut(PeripheralInterface peripheral, Duration most) {
    try {
      PeripheralProperties told =
          Suspended.<PeripheralProperties>call(most, peripheral::properties);
      try {
        return told.getServices();
      } finally {
        told.destroy();
      }
    } catch (CallException e) {
      return List.of(); // what was discovered says enough
    }
  }

  private void add(String uuid) {
    try {
      offered.add(UUID.fromString(uuid));
    } catch (IllegalArgumentException e) {
      // Then it is none that anybody knows.
    }
  }

  /** Whether it is all that a toy needs. */
  boolean isToys() {
    return toys.keySet().containsAll(GattCharacteristic.needed());
  }

  Optional<Characteristic> toys(GattCharacteristic one) {
    return Optional.ofNullable(toys.get(one));
  }

  Optional<Characteristic> battery() {
    return battery;
  }

  /** The UUIDs of all services and characteristics, with those that it calls out. */
  Set<UUID> with(Collection<String> calledOut) {
    Offer all = new Offer(List.of());
    all.offered.addAll(offered);
    calledOut.forEach(all::add);
    return all.offered;
  }

  /**
   * How it is written to fastest: unanswered where it says that it takes that. Where it does not, a
   * system may throw away without a word what is written so.
   */
  static WriteType fastest(Characteristic one) {
    return (bits(one.getProperties()) & WRITES_UNANSWERED) != 0
        ? WriteType.WITHOUT_RESPONSE
        : WriteType.WITH_RESPONSE;
  }

  /**
   * By reflection: Kotlin gives what answers with an unsigned number a name that Java cannot say.
   */
  private static int bits(CharacteristicPropertyFlags flags) {
    try {
      return (byte) CharacteristicPropertyFlags.class.getMethod("getBits-w2LRezQ").invoke(flags);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return 0;
    }
  }
}
