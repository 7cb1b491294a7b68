package org.plushkeep.console.backup;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.MiddleCard;
import org.plushkeep.console.widgets.SecretField;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** A new computer, and a backup of the old one's vault. */
public final class RestoreView extends StackPane {
  private final RestoreModel model;
  private final Texts texts;
  private final Button choose;
  private final SecretField passphrase = new SecretField();

  /**
   * @param folder asks where the backup is
   * @param back goes to making a new vault instead
   */
  public RestoreView(
      RestoreModel model, Texts texts, Supplier<Optional<Path>> folder, Runnable back) {
    this.model = model;
    this.texts = texts;
    choose =
        Ui.button(
            "restore-choose",
            texts.get("restore.choose"),
            Feather.FOLDER,
            () -> folder.get().ifPresent(model.folderProperty()::set));
    MiddleCard card =
        new MiddleCard(
            new BearDrawing(0.5),
            Ui.label(texts.get("restore.title"), Styles.TITLE_2, "centered"),
            Ui.label(texts.get("restore.intro"), "centered", Styles.TEXT_MUTED),
            form(),
            buttons(back));
    getChildren().add(card);
    getStyleClass().add("screen");
  }

  private VBox form() {
    Label chosen = Ui.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    chosen.setId("restore-folder");
    model
        .folderProperty()
        .subscribe(
            path -> chosen.setText(path == null ? texts.get("restore.none") : path.toString()));
    choose.setMaxWidth(Double.MAX_VALUE);
    passphrase.setId("restore-passphrase");
    passphrase.textProperty().bindBidirectional(model.passphraseProperty());
    Label label = Ui.label(texts.get("restore.passphrase"), Styles.TEXT_BOLD);
    label.setLabelFor(passphrase);
    VBox form =
        Ui.column(
            "form",
            Ui.column("field", choose, chosen),
            Ui.column("field", label, passphrase),
            Banner.problem("restore-problem", model.problemProperty()));
    form.disableProperty().bind(model.busyProperty());
    return form;
  }

  private VBox buttons(Runnable back) {
    Button restore = Ui.button("restore", texts.get("restore.button"), model::restore);
    restore.setDefaultButton(true);
    restore.setMaxWidth(Double.MAX_VALUE);
    restore.disableProperty().bind(model.possibleBinding().not());
    Button stop = Ui.button("restore-stop", texts.get("stop"), model::cancel);
    stop.setMaxWidth(Double.MAX_VALUE);
    Button newVault = Ui.button("restore-back", texts.get("restore.back"), back);
    newVault.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    newVault.setMaxWidth(Double.MAX_VALUE);
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.progressProperty().bind(model.progressProperty());
    model
        .busyProperty()
        .subscribe(
            on -> {
              Ui.show(restore, !on);
              Ui.show(newVault, !on);
              Ui.show(stop, on);
              Ui.show(progress, on);
            });
    return Ui.column("form", restore, progress, stop, newVault);
  }

  @Override
  public void requestFocus() {
    choose.requestFocus();
  }
}
