package org.plushkeep.console.inbox;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
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
    Button no = Ui.button("erase-no", texts.get("erase.no"), overlay::hide);
    no.setCancelButton(true);
    Button erase =
        Ui.button(
            "erase-yes",
            texts.get("erase.yes"),
            Feather.TRASH_2,
            () -> {
              overlay.hide();
              yes.run();
            });
    erase.getStyleClass().addAll(Styles.DANGER);
    overlay.show(
        Ui.column(
            "question",
            Ui.label(texts.format("erase.title", count), Styles.TITLE_3),
            Ui.label(texts.format("erase.what", count)),
            Ui.label(texts.get("erase.copies"), Styles.TEXT_MUTED),
            Ui.row("answers", no, erase)),
        no,
        () -> {});
  }
}
