package org.plushkeep.console.passphrase;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.plushkeep.console.unlock.VaultDoor.Strength;
import org.plushkeep.console.widgets.SecretField;
import org.plushkeep.console.widgets.StrengthMeter;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** Two fields for one new passphrase, with its strength and whether both are the same. */
public final class NewPassphraseFields extends VBox {
  private final NewPassphrase model;
  private final Texts texts;
  private final SecretField typed = new SecretField();
  private final SecretField repeated = new SecretField();

  /**
   * @param title above the first field
   */
  public NewPassphraseFields(NewPassphrase model, Texts texts, String title, String id) {
    this.model = model;
    this.texts = texts;
    typed.setId(id);
    repeated.setId(id + "-again");
    typed.textProperty().bindBidirectional(model.typedProperty());
    repeated.textProperty().bindBidirectional(model.repeatedProperty());
    Label first = Ui.label(title, Styles.TEXT_BOLD);
    first.setLabelFor(typed);
    Label second = Ui.label(texts.get("welcome.again"), Styles.TEXT_BOLD);
    second.setLabelFor(repeated);
    getStyleClass().add("form");
    getChildren()
        .addAll(
            Ui.column("field", first, typed, strength()),
            Ui.column("field", second, repeated, difference()));
  }

  private VBox strength() {
    StrengthMeter meter = new StrengthMeter();
    Label judgement = Ui.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    judgement.setId("strength");
    judgement
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> judge(model.strengthProperty().get()),
                model.strengthProperty(),
                model.typedProperty()));
    model.strengthProperty().subscribe(now -> meter.show(now.score(), now.goodEnough()));
    return Ui.column("field", meter, judgement);
  }

  private String judge(Strength now) {
    if (model.typedProperty().get().isEmpty()) {
      return texts.get("strength.hint");
    }
    return now.goodEnough()
        ? texts.get("strength.score." + now.score())
        : texts.get("strength.reason." + now.reason());
  }

  private Label difference() {
    Label label = Ui.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    label.setId("difference");
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  if (repeated.getText().isEmpty()) {
                    return texts.get("welcome.again.hint");
                  }
                  return texts.get(
                      model.sameProperty().get() ? "welcome.same" : "welcome.different");
                },
                model.sameProperty(),
                model.repeatedProperty()));
    return label;
  }

  @Override
  public void requestFocus() {
    typed.requestFocus();
  }
}
