package org.plushkeep.toy.bluetooth.btleplug;

import com.juul.kable.btleplug.ffi.PeripheralProperties;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.bluetooth.Advertised;

/** What the library tells of a device, as a toy. */
final class Sight {
  private Sight() {}

  /** The toy it is; nothing when it is none, or has no name that a toy can be known by. */
  static Optional<SeenToy> of(PeripheralProperties device) {
    if (!Advertised.isToy(names(device), device.getServices())) {
      return Optional.empty();
    }
    Short strength = device.getRssi();
    try {
      return Optional.of(
          Advertised.seen(
              new ToyId(device.getId().toString()),
              names(device),
              strength == null ? OptionalInt.empty() : Advertised.signal(strength)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Stream<String> names(PeripheralProperties device) {
    return Stream.ofNullable(device.getLocalName());
  }
}
