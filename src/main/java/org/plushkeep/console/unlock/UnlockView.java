package org.plushkeep.console.unlock;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** The locked window: it shows nothing but a field. */
public final class UnlockView extends StackPane {
  private final PasswordField passphrase = new PasswordField();

  public UnlockView(UnlockModel model, Texts texts) {
    passphrase.setId("passphrase");
    passphrase.textProperty().bindBidirectional(model.passphraseProperty());
    Label label = Ui.label(texts.get("unlock.passphrase"), Styles.TEXT_BOLD);
    label.setLabelFor(passphrase);
    Button unlock = Ui.button("unlock", texts.get("unlock.button"), model::unlock);
    unlock.setDefaultButton(true);
    unlock.setMaxWidth(Double.MAX_VALUE);
    unlock
        .disableProperty()
        .bind(
            model
                .busyProperty()
                .or(model.secondsToWaitProperty().greaterThan(0))
                .or(model.passphraseProperty().isEmpty()));
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
    passphrase.disableProperty().bind(model.busyProperty());
    model
        .busyProperty()
        .subscribe(
            on -> {
              if (!on) {
                passphrase.requestFocus();
              }
            });
    VBox card =
        Ui.column(
            "gate-card",
            new BearDrawing(0.5),
            Ui.label(texts.get("unlock.title"), Styles.TITLE_2, "centered"),
            Ui.label(texts.get("unlock.intro"), "centered", Styles.TEXT_MUTED),
            Ui.column(
                "form",
                Ui.column("field", label, passphrase),
                Banner.problem("unlock-problem", model.problemProperty()),
                unlock,
                busy));
    card.setMaxHeight(USE_PREF_SIZE);
    getChildren().add(card);
    getStyleClass().addAll("screen", "gate");
  }

  @Override
  public void requestFocus() {
    passphrase.requestFocus();
  }
}
