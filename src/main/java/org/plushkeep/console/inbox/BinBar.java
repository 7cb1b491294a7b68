package org.plushkeep.console.inbox;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** Above the list while it shows the bin: how long it waits there, and the way back. */
final class BinBar extends VBox {
  /**
   * @param back puts back what is selected
   * @param empty asks before all of it is erased
   */
  BinBar(InboxModel model, Texts texts, Runnable back, Runnable empty) {
    Label about = Ui.label("");
    about.setId("bin-about");
    model
        .binDaysProperty()
        .subscribe(
            days ->
                about.setText(
                    days.intValue() > 0
                        ? texts.format("bin.about", days.intValue())
                        : texts.get("bin.about.none")));
    Button putBack = Ui.button("bin-back", texts.get("bin.back"), Feather.CORNER_UP_LEFT, back);
    Button emptyIt = Ui.iconButton("bin-empty", texts.get("bin.empty"), Feather.TRASH_2, empty);
    getChildren().addAll(about, Ui.row("bin-ways", putBack, emptyIt));
    getStyleClass().addAll("banner", "banner-notice");
    setId("bin-bar");
    model.binnedProperty().subscribe(shown -> Ui.show(this, shown));
  }
}
