package org.plushkeep.console.unlock;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.MiddleCard;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** Says that what was opened is an older copy; nothing of what is in it is shown yet. */
public final class OlderView extends StackPane {
  private final Button lock;

  public OlderView(OlderModel model, Texts texts) {
    lock = Ui.button("older-lock", texts.get("older.lock"), model::lock);
    lock.setDefaultButton(true);
    Button keep = Ui.button("older-keep", texts.get("older.keep"), model::keep);
    keep.getStyleClass().add(Styles.FLAT);
    for (Button button : new Button[] {lock, keep}) {
      button.setMaxWidth(Double.MAX_VALUE);
      button.disableProperty().bind(model.busyProperty());
    }
    Label about = Ui.label(model.about());
    about.setId("older-about");
    Label advice = Ui.label(model.advice(), Styles.TEXT_MUTED);
    advice.setId("older-advice");
    MiddleCard card =
        new MiddleCard(
            new BearDrawing(0.5),
            Ui.label(model.title(), Styles.TITLE_2, "centered"),
            about,
            advice,
            Ui.column(
                "form", Banner.problem("older-problem", model.problemProperty()), lock, keep));
    getChildren().add(card);
    getStyleClass().add("screen");
  }

  @Override
  public void requestFocus() {
    lock.requestFocus();
  }
}
