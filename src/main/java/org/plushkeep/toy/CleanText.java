package org.plushkeep.toy;

import org.plushkeep.recording.Characters;

/**
 * What a toy, or whoever pretends to be one, says of itself, made safe to show: nothing that steers
 * a terminal, turns the direction of writing, or reads as markup.
 */
public final class CleanText {
  private CleanText() {}

  /**
   * The visible part of {@code text}.
   *
   * @param most characters kept, at least 1
   */
  public static String of(String text, int most) {
    StringBuilder kept = new StringBuilder();
    text.codePoints()
        .filter(CleanText::shown)
        .limit(most)
        .forEach(
            point -> {
              if (kept.length() + Character.charCount(point) <= most) {
                kept.appendCodePoint(point);
              }
            });
    return kept.toString().strip();
  }

  private static boolean shown(int point) {
    return Characters.isShown(point) && point != 0xFFFD && "<>&\"'`".indexOf(point) < 0;
  }
}
