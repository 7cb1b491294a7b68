package org.plushkeep.console.welcome;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.unlock.VaultDoor.Strength;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.StrengthMeter;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** The first window. */
public final class WelcomeView extends StackPane {
  private final WelcomeModel model;
  private final Texts texts;
  private final PasswordField passphrase = new PasswordField();
  private final PasswordField repeated = new PasswordField();

  public WelcomeView(WelcomeModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    VBox card =
        Ui.column(
            "gate-card",
            new BearDrawing(0.5),
            Ui.label(texts.get("welcome.title"), Styles.TITLE_2, "centered"),
            Ui.label(texts.get("welcome.intro"), "centered", Styles.TEXT_MUTED),
            form(),
            noBackDoor());
    card.setMaxHeight(USE_PREF_SIZE);
    card.disableProperty().bind(model.busyProperty());
    StackPane middle = new StackPane(card);
    middle.getStyleClass().add("gate");
    ScrollPane scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    getChildren().add(scroll);
    getStyleClass().add("screen");
  }

  private VBox form() {
    passphrase.setId("passphrase");
    repeated.setId("passphrase-again");
    passphrase.textProperty().bindBidirectional(model.passphraseProperty());
    repeated.textProperty().bindBidirectional(model.repeatedProperty());
    Label first = Ui.label(texts.get("welcome.passphrase"), Styles.TEXT_BOLD);
    first.setLabelFor(passphrase);
    Label second = Ui.label(texts.get("welcome.again"), Styles.TEXT_BOLD);
    second.setLabelFor(repeated);
    Button create = Ui.button("create-vault", texts.get("welcome.create"), model::create);
    create.setDefaultButton(true);
    create.setMaxWidth(Double.MAX_VALUE);
    create.disableProperty().bind(model.possibleProperty().not());
    ProgressBar busy = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    busy.setMaxWidth(Double.MAX_VALUE);
    model.busyProperty().subscribe(on -> Ui.show(busy, on));
    return Ui.column(
        "form",
        Ui.column("field", first, passphrase, strength()),
        Ui.column("field", second, repeated, difference()),
        Banner.problem("welcome-problem", model.problemProperty()),
        create,
        busy);
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
                model.passphraseProperty()));
    model.strengthProperty().subscribe(now -> meter.show(now.score(), now.goodEnough()));
    return Ui.column("field", meter, judgement);
  }

  private String judge(Strength now) {
    if (model.passphraseProperty().get().isEmpty()) {
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

  private VBox noBackDoor() {
    VBox said =
        Ui.column(
            "aside",
            Ui.row(
                "aside-title",
                Ui.icon(Feather.KEY),
                Ui.label(texts.get("welcome.no-back-door.title"), Styles.TEXT_BOLD)),
            Ui.label(texts.get("welcome.no-back-door"), Styles.TEXT_SMALL));
    said.setId("no-back-door");
    return said;
  }

  @Override
  public void requestFocus() {
    passphrase.requestFocus();
  }
}
