package org.plushkeep.console.widgets;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks before something is done that nobody can bring back: says what will happen, and what it
 * cannot do. The keyboard is on "no", and closing it is "no" too.
 */
public final class DangerQuestion {
  private DangerQuestion() {}

  /**
   * What is said.
   *
   * @param title the question
   * @param what what will happen
   * @param but what it does not reach; empty where there is nothing to say
   * @param no the answer that changes nothing
   * @param yes the answer that does it
   */
  public record Words(String title, String what, String but, String no, String yes) {}

  /** Asks before something is erased. */
  public static void ask(Overlay overlay, String id, Words words, Runnable yes) {
    ask(overlay, id, words, Feather.TRASH_2, yes);
  }

  /**
   * Asks.
   *
   * @param id what its two buttons are found by: this, and {@code -no} or {@code -yes}
   * @param icon of what the answer yes does
   * @param yes what happens when the answer is yes, once the question has gone
   */
  public static void ask(Overlay overlay, String id, Words words, Ikon icon, Runnable yes) {
    Button no = Ui.button(id + "-no", words.no(), overlay::hide);
    no.setCancelButton(true);
    Button go =
        Ui.button(
            id + "-yes",
            words.yes(),
            icon,
            () -> {
              overlay.hide();
              yes.run();
            });
    go.getStyleClass().add(Styles.DANGER);
    VBox card =
        Ui.column("question", Ui.label(words.title(), Styles.TITLE_3), Ui.label(words.what()));
    if (!words.but().isEmpty()) {
      card.getChildren().add(Ui.label(words.but(), Styles.TEXT_MUTED));
    }
    card.getChildren().add(Ui.row("answers", no, go));
    overlay.show(card, no, () -> {});
  }
}
