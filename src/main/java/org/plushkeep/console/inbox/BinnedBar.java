package org.plushkeep.console.inbox;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** "2 recordings are in the bin. Put back", for a while after they were put there. */
public final class BinnedBar extends HBox {
  public BinnedBar(BinModel model, Texts texts) {
    Label label = Ui.label("");
    label.setId("binned-text");
    model
        .lastProperty()
        .subscribe(count -> label.setText(texts.format("bin.done", count.intValue())));
    getChildren()
        .addAll(
            Ui.icon(Feather.ARCHIVE),
            label,
            Ui.spring(),
            Ui.button("binned-back", texts.get("bin.back"), Feather.CORNER_UP_LEFT, model::undo));
    getStyleClass().add("undo-bar");
    setId("binned-bar");
    model.lastProperty().subscribe(count -> Ui.show(this, count.intValue() > 0));
  }
}
