package org.plushkeep.console.toys;

import javafx.beans.value.ObservableBooleanValue;
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
import org.plushkeep.console.toys.CollectModel.Step;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** How collecting goes, and what can be done about it. */
final class CollectView extends VBox {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final ProgressBar bar = new ProgressBar();
  private final FontIcon trouble = Ui.icon(Feather.ALERT_CIRCLE);
  private final Label message = Ui.label("");
  private final Button stop;
  private final Button again;
  private final Button open;
  private final CollectModel model;
  private final Subscription following;

  /**
   * @param again collects once more
   * @param open shows the recordings
   */
  CollectView(
      CollectModel model,
      ObservableBooleanValue outOfRange,
      Texts texts,
      Runnable again,
      Runnable open) {
    this.model = model;
    bar.setId("collect-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(texts.get("collect.bar"));
    bar.progressProperty().bind(model.progressProperty());
    message.setId("collect-message");
    message.textProperty().bind(model.messageProperty());
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
    stop = Ui.button("collect-stop", texts.get("stop"), model::cancel);
    this.again = Ui.button("collect-again", texts.get("again"), Feather.REFRESH_CW, again);
    this.again.disableProperty().bind(outOfRange);
    this.open = Ui.button("collect-open", texts.get("collect.open"), Feather.INBOX, open);
    getChildren()
        .addAll(bar, Ui.row("collecting-line", trouble, message, stop, this.again, this.open));
    getStyleClass().add("collecting");
    following =
        model
            .stepProperty()
            .subscribe(this::show)
            .and(model.addedProperty().subscribe(() -> show(model.stepProperty().get())));
  }

  private void show(Step step) {
    Ui.show(this, step != Step.IDLE);
    Ui.show(bar, step == Step.WORKING);
    Ui.show(stop, step == Step.WORKING);
    Ui.show(trouble, step == Step.FAILED);
    Ui.show(again, step == Step.FAILED);
    Ui.show(open, step == Step.DONE || step == Step.FAILED && model.addedProperty().get() > 0);
    pseudoClassStateChanged(FAILED, step == Step.FAILED);
  }

  void end() {
    following.unsubscribe();
    bar.progressProperty().unbind();
    message.textProperty().unbind();
    message.setText("");
    again.disableProperty().unbind();
  }
}
