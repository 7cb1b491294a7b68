package org.plushkeep.console.rules;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.collect.Outlook.Ask;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** "3 recordings will be erased for good within seven days. Keep them", or what is to be asked. */
public final class RuleBar extends HBox {
  private final ClearingModel model;
  private final Button erase;
  private final Button right;
  private final Button keep;
  private final Button rules;
  private final Button stop;
  private final Button close;

  /**
   * @param hidden while something more pressing is shown in this place
   * @param askErase asks once more before new rules erase something
   * @param openRules shows the rules
   */
  public RuleBar(
      ClearingModel model,
      Texts texts,
      ObservableBooleanValue hidden,
      Runnable askErase,
      Runnable openRules) {
    this.model = model;
    Label label = Ui.label("", "rule-text");
    label.setId("rule-text");
    label.textProperty().bind(model.textProperty());
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    erase = Ui.button("rule-erase", texts.get("rules.ask.erase"), Feather.TRASH_2, askErase);
    erase.getStyleClass().add(Styles.DANGER);
    right = Ui.button("rule-right", texts.get("rules.right"), Feather.CHECK, model::confirm);
    keep = Ui.button("rule-keep", "", Feather.BOOKMARK, model::keepThem);
    model
        .keepableProperty()
        .subscribe(count -> keep.setText(texts.format("rules.keep", count.intValue())));
    rules = Ui.button("rule-rules", texts.get("rules.ask.rules"), openRules);
    stop = Ui.button("rule-stop", texts.get("stop"), model::stop);
    close = Ui.iconButton("rule-close", texts.get("close"), Feather.X, model::dismiss);
    getChildren().addAll(Ui.icon(Feather.CLOCK), label, erase, right, keep, rules, stop, close);
    getStyleClass().add("undo-bar");
    setId("rule-bar");
    model.askProperty().subscribe(this::showButtons);
    model.workingProperty().subscribe(this::showButtons);
    model.keepableProperty().subscribe(this::showButtons);
    visibleProperty().bind(Bindings.isNotEmpty(model.textProperty()).and(Bindings.not(hidden)));
    managedProperty().bind(visibleProperty());
  }

  private void showButtons() {
    Optional<Ask> ask = model.askProperty().get();
    boolean working = model.workingProperty().get();
    boolean aboutRules = ask.equals(Optional.of(Ask.NEW_RULES));
    Ui.show(erase, !working && aboutRules);
    Ui.show(right, !working && ask.isPresent() && !aboutRules);
    Ui.show(keep, !working && ask.isEmpty() && model.keepableProperty().get() > 0);
    Ui.show(rules, !working);
    Ui.show(stop, working);
    Ui.show(close, !working && ask.isEmpty());
  }
}
