package org.plushkeep.recording;

/**
 * What tells one toy from another on this computer: a Bluetooth address such as {@code
 * C4:BE:84:01:02:03}, {@code practice} for the practice toy, or {@code files} for what stands in
 * for a toy where recordings were files.
 *
 * @param value not blank, at most 64 printable characters
 */
public record ToyId(String value) {
  /** How long the place that files are from may be called. */
  public static final int MOST_FROM = 58;

  private static final String FILES = "files";

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

  /** Whether this stands in for a toy where recordings were files: nothing to look for or link. */
  public boolean isFiles() {
    return value.equals(FILES) || value.startsWith(FILES + ":");
  }

  @Override
  public String toString() {
    return value;
  }
}
