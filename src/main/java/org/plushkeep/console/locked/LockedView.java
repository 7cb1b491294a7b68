package org.plushkeep.console.locked;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** On the locked window, where it is allowed: a button, how far it is, and how many wait. */
public final class LockedView extends VBox {
  public LockedView(LockedModel model, Texts texts) {
    Button collect =
        Ui.button("locked-collect", texts.get("locked.collect"), Feather.DOWNLOAD, model::collect);
    collect.getStyleClass().addAll(Styles.SMALL);
    Button stop = Ui.button("locked-stop", texts.get("stop"), model::cancel);
    stop.getStyleClass().addAll(Styles.SMALL);
    ProgressBar bar = new ProgressBar();
    bar.setId("locked-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(texts.get("collect.bar"));
    bar.progressProperty().bind(model.progressProperty());
    Label message = Ui.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED, "centered");
    message.setId("locked-message");
    message.textProperty().bind(model.messageProperty());
    message.setMaxWidth(Double.MAX_VALUE);
    Label plugged =
        Ui.label(texts.get("locked.plugged"), Styles.TEXT_SMALL, Styles.TEXT_MUTED, "centered");
    plugged.setId("locked-plugged");
    plugged.setMaxWidth(Double.MAX_VALUE);
    model.needUnlockingBinding().subscribe(they -> Ui.show(plugged, they));
    model.possibleBinding().subscribe(can -> Ui.show(collect, can));
    model
        .workingProperty()
        .subscribe(
            on -> {
              Ui.show(bar, on);
              Ui.show(stop, on);
            });
    Label alone =
        Ui.label(texts.get("locked.alone.on"), Styles.TEXT_SMALL, Styles.TEXT_MUTED, "centered");
    alone.setId("locked-alone-on");
    alone.setMaxWidth(Double.MAX_VALUE);
    model.aloneBinding().subscribe(on -> Ui.show(alone, on));
    model.messageProperty().subscribe(text -> Ui.show(message, !text.isEmpty()));
    getChildren().addAll(alone, message, plugged, bar, collect, stop);
    getStyleClass().add("locked-collecting");
    for (Node one : getChildren()) {
      one.managedProperty()
          .subscribe(_ -> Ui.show(this, getChildren().stream().anyMatch(Node::isManaged)));
    }
  }
}
