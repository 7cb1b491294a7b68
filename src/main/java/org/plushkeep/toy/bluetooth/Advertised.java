package org.plushkeep.toy.bluetooth;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.CleanText;
import org.plushkeep.toy.SeenToy;

/** What a device says of itself to anybody near (protocol note, "Radio"). */
public final class Advertised {
  private static final List<String> TOY_NAMES = List.of("cloudpets", "cloud pets");
  private static final int LONGEST_NAME = 64;
  private static final String NAMELESS = "CloudPets";

  private Advertised() {}

  /**
   * Whether it is a toy, by its name or by a service it offers.
   *
   * @param names what it says that it is called, as it says it
   * @param services their UUIDs
   */
  public static boolean isToy(Stream<String> names, List<String> services) {
    return names
            .map(name -> name.toLowerCase(Locale.ROOT))
            .anyMatch(name -> TOY_NAMES.stream().anyMatch(name::startsWith))
        || services.stream().anyMatch(GattCharacteristic.SERVICE.toString()::equalsIgnoreCase);
  }

  /** A toy as it is seen: the first of the names of which something can be shown is its own. */
  public static SeenToy seen(ToyId id, Stream<String> names, OptionalInt signalDbm) {
    String name =
        names
            .map(one -> CleanText.of(one, LONGEST_NAME))
            .filter(one -> !one.isEmpty())
            .findFirst()
            .orElse(NAMELESS);
    return new SeenToy(id, name, SeenToy.Way.BLUETOOTH, signalDbm);
  }

  /** A strength in dBm, when it is one: 127 is how Bluetooth says that it does not know. */
  public static OptionalInt signal(int dbm) {
    return dbm > -128 && dbm < 127 ? OptionalInt.of(dbm) : OptionalInt.empty();
  }
}
