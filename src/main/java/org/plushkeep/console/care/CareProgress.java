package org.plushkeep.console.care;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** What is being done with a toy, how far it is, and what came of it. */
final class CareProgress extends VBox {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final CareModel model;
  private final ProgressBar bar = new ProgressBar();
  private final FontIcon trouble = Ui.icon(Feather.ALERT_CIRCLE);
  private final Label message = Ui.label("");
  private final Button stop;
  private final Subscription following;

  CareProgress(CareModel model, Texts texts) {
    this.model = model;
    bar.setId("care-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(texts.get("care.bar"));
    bar.progressProperty().bind(model.progressProperty());
    message.setId("care-message");
    message.textProperty().bind(model.messageProperty());
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
    stop = Ui.button("care-stop", texts.get("stop"), model::cancel);
    getChildren().addAll(bar, Ui.row("collecting-line", trouble, message, stop));
    getStyleClass().add("collecting");
    following =
        model
            .doingProperty()
            .subscribe(_ -> show())
            .and(model.messageProperty().subscribe(_ -> show()))
            .and(model.failedProperty().subscribe(_ -> show()));
  }

  private void show() {
    boolean working = model.isWorking();
    boolean failed = model.failedProperty().get();
    Ui.show(this, !model.messageProperty().get().isBlank());
    Ui.show(bar, working);
    Ui.show(stop, working);
    Ui.show(trouble, failed);
    pseudoClassStateChanged(FAILED, failed);
  }

  void forget() {
    following.unsubscribe();
    bar.progressProperty().unbind();
    message.textProperty().unbind();
    message.setText("");
  }
}
