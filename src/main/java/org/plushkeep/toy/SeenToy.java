package org.plushkeep.toy;

import java.util.OptionalInt;
import org.plushkeep.recording.ToyId;

/**
 * A toy in range or plugged in.
 *
 * @param id how it is told from others
 * @param advertisedName what it calls itself, cleaned of control characters, at most 64 characters
 * @param way how it is reached
 * @param signalDbm its radio strength in dBm, when known
 */
public record SeenToy(ToyId id, String advertisedName, Way way, OptionalInt signalDbm) {
  /** How a toy is reached. */
  public enum Way {
    BLUETOOTH,
    /** Plugged in as a removable drive. */
    DRIVE,
    /** On a USB serial port. */
    SERIAL,
    PRACTICE
  }
}
