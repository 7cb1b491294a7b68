package org.plushkeep.console.backup;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.backup.BackupModel.Step;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** Where the backup is, how far it has come, and what was copied. */
public final class BackupQuestion {
  private BackupQuestion() {}

  /**
   * Asks, and backs up.
   *
   * @param folder asks for the place
   */
  public static void ask(
      Overlay overlay, Texts texts, BackupModel model, Supplier<Optional<Path>> folder) {
    VBox about =
        Ui.column(
            "form",
            Ui.label(texts.get("backup.what")),
            Ui.label(texts.get("backup.where")),
            Ui.label(texts.get("backup.erased"), Styles.TEXT_SMALL, Styles.TEXT_MUTED),
            Banner.problem("backup-problem", model.problemProperty()));
    Label newer = Ui.label(texts.get("backup.newer"));
    newer.setId("backup-newer");
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.progressProperty().bind(model.progressProperty());
    VBox copying = Ui.column("form", Ui.label(texts.get("backup.copying")), progress);
    Label done = Ui.label("");
    done.setId("backup-done");
    done.textProperty().bind(model.messageProperty());
    Button close = Ui.button("backup-close", texts.get("close"), overlay::hide);
    Button stop = Ui.button("backup-stop", texts.get("stop"), model::cancel);
    Button start =
        Ui.button(
            "backup-start",
            texts.get("backup.choose"),
            Feather.FOLDER,
            () -> folder.get().ifPresent(model::backUp));
    start.setDefaultButton(true);
    Button replace = Ui.button("backup-replace", texts.get("backup.replace"), model::replace);
    replace.getStyleClass().add(Styles.DANGER);
    model
        .stepProperty()
        .subscribe(
            step -> {
              Ui.show(about, step == Step.ASKING);
              Ui.show(newer, step == Step.NEWER);
              Ui.show(copying, step == Step.COPYING);
              Ui.show(done, step == Step.DONE);
              Ui.show(close, step != Step.COPYING);
              Ui.show(stop, step == Step.COPYING);
              Ui.show(replace, step == Step.NEWER);
              Ui.show(start, step == Step.ASKING || step == Step.NEWER);
            });
    overlay.show(
        Ui.column(
            "question",
            Ui.label(texts.get("backup.title"), Styles.TITLE_3),
            about,
            newer,
            copying,
            done,
            Ui.row("answers", close, stop, replace, start)),
        close,
        model::cancel);
  }
}
