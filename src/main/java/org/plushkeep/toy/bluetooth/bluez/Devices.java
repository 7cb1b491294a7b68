package org.plushkeep.toy.bluetooth.bluez;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.bluetooth.Advertised;

/** Which of BlueZ's devices are toys, and how they are seen. */
final class Devices {
  private static final Pattern ADDRESS = Pattern.compile("(?:[0-9A-F]{2}:){5}[0-9A-F]{2}");
  private static final Pattern PATH_END =
      Pattern.compile("/dev_((?:[0-9A-Fa-f]{2}_){5}[0-9A-Fa-f]{2})$");

  private final Bluez bluez;
  private final BluezObjects objects;

  Devices(Bluez bluez) {
    this.bluez = bluez;
    this.objects = bluez.objects;
  }

  /** The device at a path as a toy, when it is one; may ask BlueZ for more of its properties. */
  Optional<SeenToy> toyAt(String path) {
    if (!objects.has(path, Bluez.DEVICE)) {
      return Optional.empty();
    }
    if (names(path).findAny().isEmpty()) {
      bluez.complete(path, Bluez.DEVICE, "Address", "Name", "Alias", "RSSI", "UUIDs", "Connected");
    }
    return isToy(path) ? address(path).map(id -> seen(path, id)) : Optional.empty();
  }

  private boolean isToy(String path) {
    return Advertised.isToy(names(path), objects.texts(path, Bluez.DEVICE, "UUIDs"));
  }

  /** What it says that it is called, then what this computer calls it. */
  private Stream<String> names(String path) {
    return Stream.of("Name", "Alias")
        .flatMap(property -> objects.text(path, Bluez.DEVICE, property).stream());
  }

  private SeenToy seen(String path, ToyId id) {
    return Advertised.seen(id, names(path), signal(path));
  }

  private Optional<ToyId> address(String path) {
    Matcher end = PATH_END.matcher(path);
    return objects
        .text(path, Bluez.DEVICE, "Address")
        .or(() -> end.find() ? Optional.of(end.group(1).replace('_', ':')) : Optional.empty())
        .map(address -> address.toUpperCase(Locale.ROOT))
        .filter(address -> ADDRESS.matcher(address).matches())
        .map(ToyId::new);
  }

  private OptionalInt signal(String path) {
    return objects
        .number(path, Bluez.DEVICE, "RSSI")
        .map(Advertised::signal)
        .orElse(OptionalInt.empty());
  }

  /** Where a toy is: at each of several radios it has a path of its own; the strongest first. */
  Optional<String> find(ToyId id) {
    return objects.with(Bluez.DEVICE).stream()
        .filter(path -> toyAt(path).filter(toy -> toy.id().equals(id)).isPresent())
        .max(
            Comparator.comparing((String path) -> isConnected(path))
                .thenComparingInt(path -> signal(path).orElse(Integer.MIN_VALUE)));
  }

  boolean isConnected(String path) {
    return objects.truth(path, Bluez.DEVICE, "Connected").orElse(false);
  }
}
