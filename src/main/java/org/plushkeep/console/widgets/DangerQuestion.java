package org.plushkeep.console.widgets;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks before something is erased that nobody can bring back: says what will happen, and what it
 * cannot do. The keyboard is on "no", and closing it is "no" too.
 */
public final class DangerQuestion {
  private DangerQuestion() {}

  /**
   * What is said.
   *
   * @param title the question
   * @param what what will happen
   * @param but what may hold it still
   * @param no the answer that changes nothing
   * @param yes the answer that erases
   */
  public record Words(String title, String what, String but, String no, String yes) {}

  /**
   * Asks.
   *
   * @param id what its two buttons are found by: this, and {@code -no} or {@code -yes}
   * @param yes what happens when the answer is yes, once the question has gone
   */
  public static void ask(Overlay overlay, String id, Words words, Runnable yes) {
    Button no = Ui.button(id + "-no", words.no(), overlay::hide);
    no.setCancelButton(true);
    Button erase =
        Ui.button(
            id + "-yes",
            words.yes(),
            Feather.TRASH_2,
            () -> {
              overlay.hide();
              yes.run();
            });
    erase.getStyleClass().add(Styles.DANGER);
    overlay.show(
        Ui.column(
            "question",
            Ui.label(words.title(), Styles.TITLE_3),
            Ui.label(words.what()),
            Ui.label(words.but(), Styles.TEXT_MUTED),
            Ui.row("answers", no, erase)),
        no,
        () -> {});
  }
}
