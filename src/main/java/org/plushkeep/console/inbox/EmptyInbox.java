package org.plushkeep.console.inbox;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/**
 * A vault without recordings: how the first one comes in, with a toy or without, or from a file.
 */
public final class EmptyInbox extends StackPane {
  private final Button find;

  /**
   * @param toys shows the toys
   * @param practice shows the toys, and the practice toy beside them
   * @param files asks which files are to be added
   */
  public EmptyInbox(Texts texts, Runnable toys, Runnable practice, Runnable files) {
    find = Ui.button("go-to-toys", texts.get("inbox.empty.toys"), Feather.HEART, toys);
    find.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    Button tryOut = Ui.button("go-to-practice", texts.get("inbox.empty.practice"), practice);
    tryOut.getStyleClass().add(Styles.FLAT);
    Button add = Ui.button("add-first-files", texts.get("inbox.empty.files"), files);
    add.getStyleClass().add(Styles.FLAT);
    getChildren()
        .add(
            Ui.column(
                "empty",
                new BearDrawing(0.8),
                Ui.label(texts.get("inbox.empty.title"), Styles.TITLE_2, "centered"),
                Ui.label(texts.get("inbox.empty"), Styles.TEXT_MUTED, "centered"),
                Ui.column(
                    "empty-ways",
                    find,
                    Ui.label(texts.get("inbox.empty.no-toy"), Styles.TEXT_MUTED, "centered"),
                    tryOut,
                    add)));
  }

  @Override
  public void requestFocus() {
    find.requestFocus();
  }
}
