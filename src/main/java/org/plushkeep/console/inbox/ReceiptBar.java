package org.plushkeep.console.inbox;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** "2 recordings were erased for good. Keep a receipt" */
public final class ReceiptBar extends HBox {
  /**
   * @param folder asks for the place
   */
  public ReceiptBar(ReceiptModel model, Texts texts, Supplier<Optional<Path>> folder) {
    Label label = Ui.label("");
    label.setId("receipt-text");
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.messageProperty().get().isEmpty()
                        ? model.offerProperty().get()
                        : model.messageProperty().get(),
                model.messageProperty(),
                model.offerProperty()));
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    Button keep =
        Ui.button(
            "receipt-keep",
            texts.get("receipt.keep"),
            Feather.FILE_TEXT,
            () -> folder.get().ifPresent(model::keep));
    Button close = Ui.iconButton("receipt-close", texts.get("close"), Feather.X, model::decline);
    getChildren().addAll(Ui.icon(Feather.CHECK), label, keep, close);
    getStyleClass().add("undo-bar");
    setId("receipt-bar");
    model.offeredProperty().subscribe(count -> Ui.show(keep, count.intValue() > 0));
    visibleProperty()
        .bind(model.offeredProperty().greaterThan(0).or(model.messageProperty().isNotEmpty()));
    managedProperty().bind(visibleProperty());
  }
}
