package org.plushkeep.console.locked;

import atlantafx.base.theme.Styles;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** Whether recordings may come in while the vault is locked, and what that means. */
public final class LockedSwitch extends VBox {
  public LockedSwitch(ArrivalsModel model, Texts texts) {
    CheckBox box = new CheckBox(texts.get("locked.allow"));
    box.setId("locked-allow");
    model.allowedProperty().subscribe(box::setSelected);
    model.busyProperty().subscribe(box::setDisable);
    box.setOnAction(
        _ -> {
          boolean wanted = box.isSelected();
          box.setSelected(model.allowedProperty().get()); // until it is so
          model.allow(wanted);
        });
    getChildren()
        .addAll(box, Ui.label(texts.get("locked.why"), Styles.TEXT_SMALL, Styles.TEXT_MUTED));
    getStyleClass().add("locked-switch");
  }
}
