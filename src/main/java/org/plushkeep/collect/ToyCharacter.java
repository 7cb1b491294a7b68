package org.plushkeep.collect;

import java.util.List;
import java.util.OptionalInt;

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
    OptionalInt number = numberOf(identifier);
    return number.isPresent() && number.getAsInt() < NAMES.size()
        ? NAMES.get(number.getAsInt())
        : "CloudPets toy";
  }

  /**
   * Which character it is; empty for a toy that was never set up.
   *
   * @param identifier what the toy says of itself
   * @return 0 to 255; those above 4 are none that was sold
   */
  public static OptionalInt numberOf(String identifier) {
    return identifier.matches("[0-9A-Fa-f]{2}[0-9_]+")
        ? OptionalInt.of(Integer.parseInt(identifier.substring(0, 2), 16))
        : OptionalInt.empty();
  }
}
