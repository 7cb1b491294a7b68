package org.plushkeep.toy.bluetooth;

import java.util.Set;
import java.util.UUID;

/**
 * TI's over-the-air download: a second service of the toy's that takes new firmware from anybody
 * and asks for no signature (protocol note, "Radio"). Only ever looked for: nothing of ours writes
 * to it.
 */
public final class FirmwareDoor {
  /** The service. */
  public static final UUID SERVICE = ti("ffc0");

  /** Where a piece of firmware is announced, and where it goes. */
  public static final Set<UUID> CHARACTERISTICS = Set.of(ti("ffc1"), ti("ffc2"));

  /** All three. */
  public static final Set<UUID> ALL = Set.of(ti("ffc0"), ti("ffc1"), ti("ffc2"));

  private FirmwareDoor() {}

  private static UUID ti(String what) {
    return UUID.fromString("f000" + what + "-0451-4000-b000-000000000000");
  }

  /**
   * Whether it is among what a peripheral offers.
   *
   * @param offered UUIDs of services and characteristics
   */
  public static boolean isAmong(Set<UUID> offered) {
    return offered.contains(SERVICE) || offered.containsAll(CHARACTERISTICS);
  }
}
