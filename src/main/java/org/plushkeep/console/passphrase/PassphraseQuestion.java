package org.plushkeep.console.passphrase;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.SecretField;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** The passphrase there is, another one twice, and what that does and does not change. */
public final class PassphraseQuestion {
  private PassphraseQuestion() {}

  /** Asks, and changes it. */
  public static void ask(Overlay overlay, Texts texts, PassphraseModel model) {
    SecretField current = new SecretField();
    current.setId("current-passphrase");
    current.textProperty().bindBidirectional(model.currentProperty());
    Label label = Ui.label(texts.get("passphrase.current"), Styles.TEXT_BOLD);
    label.setLabelFor(current);
    VBox known = Ui.column("field", label, current);
    Ui.show(known, !model.isForgotten());
    NewPassphraseFields fields =
        new NewPassphraseFields(model.next(), texts, texts.get("passphrase.new"), "new-passphrase");
    ProgressBar busy = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    busy.setMaxWidth(Double.MAX_VALUE);
    VBox form =
        Ui.column(
            "form",
            known,
            fields,
            Ui.label(texts.get("passphrase.copies"), Styles.TEXT_SMALL, Styles.TEXT_MUTED),
            Banner.problem("passphrase-problem", model.problemProperty()),
            busy);
    form.disableProperty().bind(model.busyProperty());
    Label done = Ui.label(texts.get("passphrase.done"));
    done.setId("passphrase-done");
    Button close = Ui.button("passphrase-close", texts.get("close"), overlay::hide);
    Button change =
        Ui.button("passphrase-change", texts.get("passphrase.change"), Feather.KEY, model::change);
    change.setDefaultButton(true);
    change.disableProperty().bind(model.possibleProperty().not());
    model.busyProperty().subscribe(on -> Ui.show(busy, on));
    model
        .doneProperty()
        .subscribe(
            on -> {
              Ui.show(form, !on);
              Ui.show(done, on);
              Ui.show(change, !on);
              if (on) {
                close.requestFocus();
              }
            });
    overlay.show(
        Ui.column(
            "question",
            Ui.label(
                texts.get(model.isForgotten() ? "passphrase.forgotten" : "passphrase.title"),
                Styles.TITLE_3),
            form,
            done,
            Ui.row("answers", close, change)),
        model.isForgotten() ? fields : current,
        model::clear);
  }
}
