package org.plushkeep.recording;

/**
 * What tells one toy from another on this computer: a Bluetooth address such as {@code
 * C4:BE:84:01:02:03}, {@code practice} for the practice toy, {@code drive:} and a volume's number
 * for a recorder that is a removable drive, {@code usb:} and a port's description for a toy on a
 * USB serial port, or {@code files} for what stands in for a toy where recordings were files.
 *
 * @param value not blank, at most 64 printable characters
 */
public record ToyId(String value) {
  /** How long the place that files are from may be called. */
  public static final int MOST_FROM = 58;

  private static final String FILES = "files";
  private static final String DRIVE = "drive:";

  private static final String SERIAL = "usb:";

  public ToyId {
    if (value.isBlank() || value.length() > 64 || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a toy's id is 1 to 64 printable characters");
    }
  }

  /**
   * What stands in for a toy where recordings were files.
   *
   * @param from where the files are from, at most {@value #MOST_FROM} printable characters; empty
   *     for anywhere
   * @throws IllegalArgumentException for anything else
   */
  public static ToyId files(String from) {
    return new ToyId(from.isEmpty() ? FILES : FILES + ":" + from);
  }

  /**
   * A recorder that is a removable drive.
   *
   * @param volume what its volume is known by, 1 to {@value #MOST_FROM} printable characters
   * @throws IllegalArgumentException for anything else
   */
  public static ToyId drive(String volume) {
    if (volume.isBlank()) {
      throw new IllegalArgumentException("a volume is known by something");
    }
    return new ToyId(DRIVE + volume);
  }

  /**
   * A toy on a USB serial port.
   *
   * @param port what its port is known by, 1 to 60 printable characters
   * @throws IllegalArgumentException for anything else
   */
  public static ToyId serial(String port) {
    if (port.isBlank()) {
      throw new IllegalArgumentException("a port is known by something");
    }
    return new ToyId(SERIAL + port);
  }

  /** Whether this is a toy on a USB serial port, which must prove who it is. */
  public boolean isSerial() {
    return value.startsWith(SERIAL);
  }

  /**
   * Whether its recordings are files of sound: those of a drive, or of what stands in for a toy.
   * Nothing to link by radio.
   */
  public boolean isFiles() {
    return isImported() || isDrive();
  }

  /** Whether this stands in for a toy where recordings were files. */
  public boolean isImported() {
    return value.equals(FILES) || value.startsWith(FILES + ":");
  }

  /** Whether this is a recorder that is a removable drive. */
  public boolean isDrive() {
    return value.startsWith(DRIVE);
  }

  @Override
  public String toString() {
    return value;
  }
}
