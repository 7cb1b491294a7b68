package org.plushkeep.console.player;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** "Sounds wrong?" and what follows from it. */
final class WaysView extends VBox {
  private final WaysModel ways;
  private final Texts texts;

  WaysView(WaysModel ways, Texts texts) {
    this.ways = ways;
    this.texts = texts;
    Button ask = Ui.button("ways-ask", texts.get("ways.ask"), Feather.HELP_CIRCLE, ways::ask);
    ask.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    VBox trying = trying();
    getChildren().addAll(ask, trying, Banner.problem("ways-problem", ways.problemProperty()));
    getStyleClass().add("ways");
    ways.offeredProperty().subscribe(() -> choose(ask, trying));
    ways.askingProperty().subscribe(() -> choose(ask, trying));
    choose(ask, trying);
  }

  private void choose(Button ask, VBox trying) {
    boolean asking = ways.askingProperty().get();
    Ui.show(ask, ways.offeredProperty().get() && !asking);
    Ui.show(trying, asking);
  }

  private VBox trying() {
    Label which = Ui.label("");
    which.setId("ways-which");
    which
        .textProperty()
        .bind(
            Bindings.createStringBinding(this::which, ways.numberProperty(), ways.countProperty()));
    Button another =
        Ui.button("ways-another", texts.get("ways.another"), Feather.REFRESH_CW, ways::another);
    another.disableProperty().bind(ways.countProperty().lessThan(1));
    Button keep = Ui.button("ways-keep", texts.get("ways.keep"), Feather.CHECK, ways::keep);
    keep.getStyleClass().add(Styles.ACCENT);
    keep.disableProperty().bind(ways.numberProperty().lessThan(1));
    Button forget =
        Ui.button("ways-forget", texts.get("ways.forget"), Feather.ROTATE_CCW, ways::forget);
    ways.chosenProperty().subscribe(chosen -> Ui.show(forget, chosen));
    Button leave = Ui.button("ways-leave", texts.get("ways.leave"), ways::leave);
    leave.getStyleClass().add(Styles.FLAT);
    FlowPane buttons = new FlowPane(another, keep, forget, leave);
    buttons.getStyleClass().add("ways-buttons");
    return Ui.column("ways-trying", which, buttons);
  }

  private String which() {
    int count = ways.countProperty().get();
    return count == 0
        ? texts.get("ways.none")
        : texts.format("ways.which", ways.numberProperty().get(), count, ways.toyName());
  }
}
