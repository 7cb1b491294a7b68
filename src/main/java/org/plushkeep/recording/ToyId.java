package org.plushkeep.recording;

/**
 * What tells one toy from another on this computer: a Bluetooth address such as {@code
 * C4:BE:84:01:02:03}, or {@code practice} for the practice toy.
 *
 * @param value not blank, at most 64 printable characters
 */
public record ToyId(String value) {
  public ToyId {
    if (value.isBlank() || value.length() > 64 || value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a toy's id is 1 to 64 printable characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
