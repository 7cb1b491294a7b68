package org.plushkeep.console.inbox;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** "2 recordings will be erased in 9 s. Undo" */
public final class UndoBar extends HBox {
  public UndoBar(EraseQueue erasing, Texts texts) {
    Label label = Ui.label("");
    label.setId("undo-text");
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    texts.format(
                        "undo.text",
                        erasing.undoableProperty().get(),
                        erasing.secondsLeftProperty().get()),
                erasing.undoableProperty(),
                erasing.secondsLeftProperty()));
    getChildren()
        .addAll(
            Ui.icon(Feather.TRASH_2),
            label,
            Ui.spring(),
            Ui.button("undo", texts.get("undo.button"), Feather.CORNER_UP_LEFT, erasing::undo));
    getStyleClass().add("undo-bar");
    setId("undo-bar");
    erasing.undoableProperty().subscribe(count -> Ui.show(this, count.intValue() > 0));
  }
}
