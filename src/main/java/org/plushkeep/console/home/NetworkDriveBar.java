package org.plushkeep.console.home;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** "Your vault is on another computer's drive … I know" */
final class NetworkDriveBar extends HBox {
  NetworkDriveBar(NetworkDriveModel model, Texts texts) {
    Label label = Ui.label(texts.get("drive.network"));
    label.setId("drive-warning");
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    Button known = Ui.button("drive-known", texts.get("drive.known"), model::known);
    known.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(Ui.icon(Feather.ALERT_CIRCLE), label, known);
    getStyleClass().addAll("banner", "banner-notice");
    setId("drive-bar");
    model.warnsProperty().subscribe(warns -> Ui.show(this, warns));
  }
}
