package org.plushkeep.console.welcome;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.passphrase.NewPassphraseFields;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.MiddleCard;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** The first window. */
public final class WelcomeView extends StackPane {
  private final WelcomeModel model;
  private final Texts texts;
  private final NewPassphraseFields fields;
  private final Runnable restore;

  /**
   * @param restore goes to a backup instead of a new vault
   */
  public WelcomeView(WelcomeModel model, Texts texts, Runnable restore) {
    this.model = model;
    this.restore = restore;
    this.texts = texts;
    fields =
        new NewPassphraseFields(
            model.passphrase(), texts, texts.get("welcome.passphrase"), "passphrase");
    MiddleCard card =
        new MiddleCard(
            new BearDrawing(0.5),
            Ui.label(texts.get("welcome.title"), Styles.TITLE_2, "centered"),
            Ui.label(texts.get("welcome.intro"), "centered", Styles.TEXT_MUTED),
            form(),
            noBackDoor());
    card.card().disableProperty().bind(model.busyProperty());
    getChildren().add(card);
    getStyleClass().add("screen");
  }

  private VBox form() {
    Button create = Ui.button("create-vault", texts.get("welcome.create"), model::create);
    create.setDefaultButton(true);
    create.setMaxWidth(Double.MAX_VALUE);
    create.disableProperty().bind(model.possibleProperty().not());
    ProgressBar busy = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    busy.setMaxWidth(Double.MAX_VALUE);
    model.busyProperty().subscribe(on -> Ui.show(busy, on));
    Button backup = Ui.button("go-to-restore", texts.get("welcome.backup"), restore);
    backup.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    backup.setMaxWidth(Double.MAX_VALUE);
    return Ui.column(
        "form",
        fields,
        Banner.problem("welcome-problem", model.problemProperty()),
        create,
        busy,
        backup);
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
    fields.requestFocus();
  }
}
