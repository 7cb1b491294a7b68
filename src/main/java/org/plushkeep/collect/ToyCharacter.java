package org.plushkeep.collect;

import java.util.List;

/** The characters CloudPets were sold as (protocol note, "Identifier"). */
public final class ToyCharacter {
  private static final List<String> NAMES =
      List.of(
          "Bentley the Bear",
          "Charley the Cat",
          "Diesel the Dog",
          "Bubbles the Bunny",
          "Starburst the Unicorn");

  private ToyCharacter() {}

  /**
   * A name to begin with.
   *
   * @param identifier what the toy says of itself: two hexadecimal digits for the character, then
   *     when it was set up; anything else is a toy that was never set up
   */
  public static String nameFor(String identifier) {
    if (identifier.matches("[0-9A-Fa-f]{2}[0-9_]+")) {
      int character = Integer.parseInt(identifier.substring(0, 2), 16);
      if (character < NAMES.size()) {
        return NAMES.get(character);
      }
    }
    return "CloudPets toy";
  }
}
