package org.plushkeep.toy.bluetooth;

import java.util.OptionalInt;
import java.util.UUID;

/** The battery service that any Bluetooth device may have (Bluetooth SIG, Battery Service 1.0). */
public final class BatteryService {
  /** The service, 0x180F. */
  public static final UUID SERVICE = UUID.fromString("0000180f-0000-1000-8000-00805f9b34fb");

  /** How full it is, one byte, 0x2A19. */
  public static final UUID LEVEL = UUID.fromString("00002a19-0000-1000-8000-00805f9b34fb");

  private static final int FULL = 100;

  private BatteryService() {}

  /** What was read of it, 0 to 100 per cent; empty where that is no percentage. */
  public static OptionalInt percent(byte[] value) {
    return value.length == 1 ? percent(Byte.toUnsignedInt(value[0])) : OptionalInt.empty();
  }

  /** A number, where it is a percentage. */
  public static OptionalInt percent(int level) {
    return level < 0 || level > FULL ? OptionalInt.empty() : OptionalInt.of(level);
  }
}
