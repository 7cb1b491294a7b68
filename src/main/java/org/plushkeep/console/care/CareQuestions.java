package org.plushkeep.console.care;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.widgets.DangerQuestion;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** "Clear it?" and "Forget it?": say what will happen, and what cannot. */
public final class CareQuestions {
  private CareQuestions() {}

  /** Asks whether to clear the toy. */
  public static void askClear(Overlay overlay, Texts texts, CareModel model) {
    DangerQuestion.ask(
        overlay,
        "care-clear",
        new DangerQuestion.Words(
            texts.format("care.clear.title", name(model)),
            texts.get("care.clear.what"),
            texts.get("care.clear.honest"),
            texts.get("care.clear.no"),
            texts.get("care.clear.yes")),
        Feather.WIND,
        model::clear);
  }

  /**
   * Asks whether to forget the toy.
   *
   * @param forgotten called when it is
   */
  public static void askForget(Overlay overlay, Texts texts, CareModel model, Runnable forgotten) {
    DangerQuestion.ask(
        overlay,
        "care-forget",
        new DangerQuestion.Words(
            texts.format("care.forget.title", name(model)),
            texts.get("care.forget.what"),
            texts.get("care.forget.stays"),
            texts.get("care.forget.no"),
            texts.get("care.forget.yes")),
        Feather.USER_X,
        () ->
            model.forget(
                compacted -> {
                  forgotten.run();
                  if (!compacted) {
                    tellDue(overlay, texts);
                  }
                }));
  }

  private static void tellDue(Overlay overlay, Texts texts) {
    Button ok = Ui.button("care-forget-due", texts.get("care.forget.due.ok"), overlay::hide);
    ok.setCancelButton(true);
    VBox card = Ui.column("question", Ui.label(texts.get("care.forget.due")));
    card.getChildren().add(Ui.row("answers", ok));
    overlay.show(card, ok, () -> {});
  }

  private static String name(CareModel model) {
    return model.toyProperty().get().map(NearbyToy::name).orElse("");
  }
}
