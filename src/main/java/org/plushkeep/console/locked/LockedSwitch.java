package org.plushkeep.console.locked;

import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** Whether recordings may come in while the vault is locked, also by themselves; what it means. */
public final class LockedSwitch extends VBox {
  private final CheckBox alone;
  private final BooleanProperty byItself;

  /**
   * @param byItself whether they are collected with nobody there
   */
  public LockedSwitch(ArrivalsModel model, BooleanProperty byItself, Texts texts) {
    CheckBox box = new CheckBox(texts.get("locked.allow"));
    box.setId("locked-allow");
    model.allowedProperty().subscribe(box::setSelected);
    model
        .allowedProperty()
        .subscribe(
            (before, now) -> {
              if (before && !now) {
                byItself.set(false); // allowed anew, nothing happens by itself that nobody chose
              }
            });
    model.busyProperty().subscribe(box::setDisable);
    box.setOnAction(
        _ -> {
          boolean wanted = box.isSelected();
          box.setSelected(model.allowedProperty().get()); // until it is so
          model.allow(wanted);
        });
    alone = new CheckBox(texts.get("locked.alone"));
    alone.setId("locked-alone");
    alone.selectedProperty().bindBidirectional(byItself);
    alone.disableProperty().bind(model.allowedProperty().not());
    this.byItself = byItself;
    getChildren()
        .addAll(
            box,
            Ui.label(texts.get("locked.why"), Styles.TEXT_SMALL, Styles.TEXT_MUTED),
            alone,
            Ui.label(texts.get("locked.alone.why"), Styles.TEXT_SMALL, Styles.TEXT_MUTED));
    getStyleClass().add("locked-switch");
  }

  /** The settings outlast the window: they are not to keep it. */
  public void end() {
    alone.selectedProperty().unbindBidirectional(byItself);
  }
}
