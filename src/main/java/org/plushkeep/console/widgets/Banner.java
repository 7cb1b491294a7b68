package org.plushkeep.console.widgets;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** A calm sentence in a box; not there while there is nothing to say. */
public final class Banner extends HBox {
  private Banner(String id, Ikon ikon, String style, ObservableValue<String> sentence) {
    Label label = Ui.label("");
    label.setId(id);
    label.textProperty().bind(sentence);
    setHgrow(label, Priority.ALWAYS);
    getChildren().addAll(Ui.icon(ikon), label);
    getStyleClass().addAll("banner", style);
    sentence.subscribe(text -> Ui.show(this, !text.isEmpty()));
  }

  /** Something did not work. */
  public static Banner problem(String id, ObservableValue<String> sentence) {
    return new Banner(id, Feather.ALERT_CIRCLE, "banner-problem", sentence);
  }

  /** Something to know. */
  public static Banner notice(String id, ObservableValue<String> sentence) {
    return new Banner(id, Feather.INFO, "banner-notice", sentence);
  }
}
