package org.plushkeep.console.inbox;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.inbox.ExportModel.Step;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.share.ExportFormat;

/** What an export writes, how far it is, and where it went. */
public final class ExportQuestion {
  private ExportQuestion() {}

  /**
   * Asks and exports.
   *
   * @param folder asks for the place
   */
  public static void ask(
      Overlay overlay, Texts texts, ExportModel model, Supplier<Optional<Path>> folder) {
    CheckBox wav =
        choice("export-wav", texts.get("export.wav"), model.chosenProperty(ExportFormat.WAV));
    VBox choices =
        Ui.column(
            "form",
            wav,
            choice(
                "export-flac", texts.get("export.flac"), model.chosenProperty(ExportFormat.FLAC)),
            choice(
                "export-opus", texts.get("export.opus"), model.chosenProperty(ExportFormat.OPUS)),
            choice(
                "export-original",
                texts.get("export.original"),
                model.chosenProperty(ExportFormat.TOY)),
            new Separator(),
            choice("export-tags", texts.get("export.tags"), model.tagsProperty()),
            Ui.label(texts.get("export.note"), Styles.TEXT_MUTED, Styles.TEXT_SMALL),
            Ui.label(texts.get("export.warning"), Styles.TEXT_SMALL));
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.progressProperty().bind(model.progressProperty());
    var message = Ui.label("");
    message.setId("export-message");
    message.textProperty().bind(model.messageProperty());
    Button close = Ui.button("export-close", texts.get("close"), overlay::hide);
    Button stop = Ui.button("export-stop", texts.get("stop"), model::cancel);
    Button start =
        Ui.button(
            "export-start",
            texts.get("export.choose"),
            Feather.FOLDER,
            () -> folder.get().ifPresent(model::export));
    start.setDefaultButton(true);
    start.disableProperty().bind(model.noneChosenBinding());
    HBox answers = Ui.row("answers", close, stop, start);
    VBox card =
        Ui.column(
            "question",
            Ui.label(texts.format("export.title", model.count()), Styles.TITLE_3),
            choices,
            progress,
            message,
            answers);
    model
        .stepProperty()
        .subscribe(
            step -> {
              Ui.show(choices, step == Step.ASKING);
              Ui.show(progress, step == Step.WRITING);
              Ui.show(message, step == Step.DONE || step == Step.FAILED);
              Ui.show(close, step != Step.WRITING);
              Ui.show(stop, step == Step.WRITING);
              Ui.show(start, step == Step.ASKING);
            });
    overlay.show(card, wav, model::cancel);
  }

  private static CheckBox choice(String id, String text, BooleanProperty chosen) {
    CheckBox choice = new CheckBox(text);
    choice.setId(id);
    choice.setWrapText(true);
    choice.setMinHeight(Region.USE_PREF_SIZE);
    choice.selectedProperty().bindBidirectional(chosen);
    return choice;
  }
}
