package org.plushkeep.recording;

/** Which characters of a name can be trusted, whoever gave it. */
public final class Characters {
  private Characters() {}

  /**
   * Whether a code point is shown as what it is: none that steers a terminal, turns the direction
   * of writing, breaks a line, or means nothing to others.
   */
  public static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
