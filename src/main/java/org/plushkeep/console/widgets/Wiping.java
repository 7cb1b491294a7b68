package org.plushkeep.console.widgets;

import java.util.function.IntConsumer;
import javafx.beans.value.ObservableValue;

/**
 * Overwrites a field's buffer once the field is empty again: what was deleted would still stand in
 * it. JavaFX hands out what is typed as strings, which nobody can wipe: they are gone when Java
 * needs their room.
 */
final class Wiping {
  private int longest;

  private Wiping() {}

  /**
   * Watches a field.
   *
   * @param overwrite fills so much of the field's content, and empties it again
   */
  static void of(ObservableValue<String> text, IntConsumer overwrite) {
    Wiping wiping = new Wiping();
    text.subscribe(now -> wiping.see(now, overwrite));
  }

  private void see(String now, IntConsumer overwrite) {
    longest = Math.max(longest, now.length());
    if (now.isEmpty() && longest > 0) {
      int length = longest;
      longest = 0;
      overwrite.accept(length);
    }
  }
}
