package org.plushkeep.console.inbox;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** How far the adding of files is, and what came of it. */
public final class ImportCard {
  private ImportCard() {}

  /** Shows it; however it is closed, the adding ends with the file it is at. */
  public static void show(Overlay overlay, Texts texts, ImportModel model) {
    ProgressBar progress = new ProgressBar();
    progress.setId("import-progress");
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.progressProperty().bind(model.progressProperty());
    Label current = Ui.label("", Styles.TEXT_MUTED);
    current.setId("import-current");
    current.textProperty().bind(model.currentProperty());
    Label message = Ui.label("");
    message.setId("import-message");
    message.textProperty().bind(model.messageProperty());
    Label untouched = Ui.label(texts.get("import.untouched"), Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    Button close = Ui.button("import-close", texts.get("close"), overlay::hide);
    close.setDefaultButton(true);
    Button stop = Ui.button("import-stop", texts.get("stop"), model::cancel);
    overlay.show(
        Ui.column(
            "question",
            Ui.label(texts.get("import.title"), Styles.TITLE_3),
            progress,
            current,
            message,
            untouched,
            Ui.row("answers", close, stop)),
        stop,
        model::cancel);
    model
        .runningProperty()
        .subscribe(
            running -> {
              Ui.show(progress, running);
              Ui.show(current, running);
              Ui.show(stop, running);
              Ui.show(message, !running);
              Ui.show(untouched, !running);
              Ui.show(close, !running);
              if (!running && overlay.isAsking()) {
                close.requestFocus();
              }
            });
  }
}
