package org.plushkeep.console.home;

import atlantafx.base.theme.Styles;
import javafx.scene.layout.StackPane;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** Shown for the moment that locking takes: nothing of the recordings is on the screen any more. */
public final class LockingView extends StackPane {
  public LockingView(Texts texts) {
    getChildren()
        .add(
            Ui.column(
                "empty",
                new BearDrawing(0.5),
                Ui.label(texts.get("lock.busy"), Styles.TEXT_MUTED, "centered")));
    getStyleClass().addAll("screen", "gate");
  }
}
