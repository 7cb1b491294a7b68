package org.plushkeep.toy.cloudpets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a toy's advertised name tells of the program in it (protocol note, "Radio"). */
public final class Firmware {
  private static final Pattern LAST_WORDS =
      Pattern.compile(".* ([AB] \\d{1,3}(?:\\.\\d{1,3}){1,3})", Pattern.DOTALL);

  private Firmware() {}

  /**
   * The image and the version, such as {@code B 1.0.19}; empty where the name does not end so.
   *
   * @param advertisedName at most 64 characters
   */
  public static Optional<String> of(String advertisedName) {
    Matcher words = LAST_WORDS.matcher(advertisedName.strip());
    return words.matches() ? Optional.of(words.group(1)) : Optional.empty();
  }
}
