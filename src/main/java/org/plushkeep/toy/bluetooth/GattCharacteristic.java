package org.plushkeep.toy.bluetooth;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The names of the CloudPets GATT characteristics (protocol note, "Radio"). */
public enum GattCharacteristic {
  COMMAND(1),
  AUDIO_TO_TOY(2),
  AUDIO_FROM_TOY(3),
  STATE(4),
  DATA_REQUEST(5),
  CONFIGURATION(6),
  LED(7),
  VOLUME(8);

  /** The toy's service. */
  public static final UUID SERVICE = UUID.fromString("aaddf75d-a95a-0000-0000-3ca499b74009");

  private final int number;
  private final UUID uuid;

  GattCharacteristic(int number) {
    this.number = number;
    this.uuid = UUID.fromString("aaddf75d-a95a-0000-000" + number + "-3ca499b74009");
  }

  /** Its number in the protocol note. */
  public int number() {
    return number;
  }

  public UUID uuid() {
    return uuid;
  }

  /** Those without which it is no CloudPets toy. */
  public static Set<GattCharacteristic> needed() {
    return EnumSet.complementOf(EnumSet.of(AUDIO_TO_TOY, VOLUME));
  }

  /** The one that a peripheral's UUID names, when it is one of these. */
  public static Optional<GattCharacteristic> of(String uuid) {
    return Arrays.stream(values())
        .filter(one -> one.uuid.toString().equalsIgnoreCase(uuid))
        .findFirst();
  }
}
