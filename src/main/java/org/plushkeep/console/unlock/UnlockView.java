package org.plushkeep.console.unlock;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.MiddleCard;
import org.plushkeep.console.widgets.SecretField;
import org.plushkeep.console.widgets.SecretText;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.CodeWords;
import org.plushkeep.console.words.Texts;

/** The locked window: it shows nothing but a field. */
public final class UnlockView extends StackPane {
  private final UnlockModel model;
  private final Texts texts;
  private final SecretField passphrase = new SecretField();
  private final SecretText code = new SecretText();

  /**
   * @param below what can be done without unlocking
   */
  public UnlockView(UnlockModel model, Texts texts, Node below) {
    this.model = model;
    this.texts = texts;
    passphrase.setId("passphrase");
    Label label = Ui.label(texts.get("unlock.passphrase"), Styles.TEXT_BOLD);
    label.setLabelFor(passphrase);
    VBox byPassphrase = Ui.column("field", label, passphrase);
    VBox bySheet = sheet();
    Button unlock = Ui.button("unlock", texts.get("unlock.button"), model::unlock);
    unlock.setDefaultButton(true);
    unlock.setMaxWidth(Double.MAX_VALUE);
    unlock.disableProperty().bind(model.possibleBinding().not());
    unlock
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    model.secondsToWaitProperty().get() > 0
                        ? texts.format("unlock.wait", model.secondsToWaitProperty().get())
                        : texts.get("unlock.button"),
                model.secondsToWaitProperty()));
    ProgressBar busy = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    busy.setMaxWidth(Double.MAX_VALUE);
    model.busyProperty().subscribe(on -> Ui.show(busy, on));
    byPassphrase.disableProperty().bind(model.busyProperty());
    bySheet.disableProperty().bind(model.busyProperty());
    Button other =
        Ui.button(
            "use-sheet", "", () -> model.bySheetProperty().set(!model.bySheetProperty().get()));
    other.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    other.setMaxWidth(Double.MAX_VALUE);
    other.disableProperty().bind(model.busyProperty());
    Ui.show(other, model.hasSheet());
    model
        .bySheetProperty()
        .subscribe(
            on -> {
              fill(on ? code : passphrase, on ? passphrase : code);
              Ui.show(byPassphrase, !on);
              Ui.show(bySheet, on);
              other.setText(texts.get(on ? "unlock.use-passphrase" : "unlock.use-sheet"));
              requestFocus();
            });
    model
        .busyProperty()
        .subscribe(
            on -> {
              if (!on) {
                requestFocus();
              }
            });
    MiddleCard card =
        new MiddleCard(
            new BearDrawing(0.5),
            Ui.label(texts.get("unlock.title"), Styles.TITLE_2, "centered"),
            Ui.label(texts.get("unlock.intro"), "centered", Styles.TEXT_MUTED),
            Ui.column(
                "form",
                byPassphrase,
                bySheet,
                Banner.problem("unlock-problem", model.problemProperty()),
                unlock,
                busy,
                other,
                below));
    getChildren().add(card);
    getStyleClass().add("screen");
  }

  /** What is typed stands in one of the fields, not in both. */
  private void fill(TextInputControl shown, TextInputControl other) {
    other.textProperty().unbindBidirectional(model.passphraseProperty());
    other.setText("");
    shown.textProperty().bindBidirectional(model.passphraseProperty());
  }

  /** What stands on paper may be seen while it is typed: otherwise nobody finds a slip in it. */
  private VBox sheet() {
    code.setId("sheet-code-typed");
    code.getStyleClass().add("sheet-typed");
    Label label = Ui.label(texts.get("unlock.sheet"), Styles.TEXT_BOLD);
    label.setLabelFor(code);
    Label reading = Ui.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    reading.setId("sheet-code-reading");
    reading
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> CodeWords.about(model.reading(), texts), model.passphraseProperty()));
    return Ui.column("field", label, code, reading);
  }

  @Override
  public void requestFocus() {
    (model.bySheetProperty().get() ? code : passphrase).requestFocus();
  }
}
