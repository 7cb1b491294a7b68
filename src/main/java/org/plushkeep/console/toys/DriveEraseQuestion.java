package org.plushkeep.console.toys;

import org.plushkeep.console.widgets.DangerQuestion;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.words.Texts;

/** "Erase from the recorder?": says what will happen, and what erasing cannot do. */
public final class DriveEraseQuestion {
  private DriveEraseQuestion() {}

  /** Asks. */
  public static void ask(Overlay overlay, Texts texts, DriveModel model) {
    int count = model.countProperty().get().inVault();
    DangerQuestion.ask(
        overlay,
        "drive-erase",
        new DangerQuestion.Words(
            texts.format("drive.erase.title", count),
            texts.get("drive.erase.what"),
            texts.get("drive.erase.flash"),
            texts.get("drive.erase.no"),
            texts.get("drive.erase")),
        model::erase);
  }
}
