package org.plushkeep.console.inbox;

import org.plushkeep.console.widgets.DangerQuestion;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.words.Texts;

/** "Erase for good?": says what will happen. */
public final class EraseQuestion {
  private EraseQuestion() {}

  /**
   * Asks.
   *
   * @param yes what happens when the answer is yes
   */
  public static void ask(Overlay overlay, Texts texts, int count, Runnable yes) {
    DangerQuestion.ask(
        overlay,
        "erase",
        new DangerQuestion.Words(
            texts.format("erase.title", count),
            texts.format("erase.what", count),
            texts.get("erase.copies"),
            texts.get("erase.no"),
            texts.get("erase.yes")),
        yes);
  }
}
