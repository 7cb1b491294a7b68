package org.plushkeep.console.toys;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** "Erase from the recorder?": says what will happen, and what erasing cannot do. */
public final class DriveEraseQuestion {
  private DriveEraseQuestion() {}

  /** Asks. */
  public static void ask(Overlay overlay, Texts texts, DriveModel model) {
    int count = model.countProperty().get().inVault();
    Button no = Ui.button("drive-erase-no", texts.get("drive.erase.no"), overlay::hide);
    no.setCancelButton(true);
    Button yes =
        Ui.button(
            "drive-erase-yes",
            texts.get("drive.erase"),
            Feather.TRASH_2,
            () -> {
              overlay.hide();
              model.erase();
            });
    yes.getStyleClass().add(Styles.DANGER);
    overlay.show(
        Ui.column(
            "question",
            Ui.label(texts.format("drive.erase.title", count), Styles.TITLE_3),
            Ui.label(texts.get("drive.erase.what")),
            Ui.label(texts.get("drive.erase.flash"), Styles.TEXT_MUTED),
            Ui.row("answers", no, yes)),
        no,
        () -> {});
  }
}
