package org.plushkeep.console.care;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.toys.NearbyToy;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** "Clear it?" and "Forget it?": say what will happen, and what cannot. */
public final class CareQuestions {
  private CareQuestions() {}

  /** Asks whether to clear the toy. */
  public static void askClear(Overlay overlay, Texts texts, CareModel model) {
    ask(
        overlay,
        "care-clear",
        texts.format("care.clear.title", name(model)),
        texts.get("care.clear.what"),
        texts.get("care.clear.honest"),
        texts.get("care.clear.no"),
        texts.get("care.clear.yes"),
        Feather.WIND,
        model::clear);
  }

  /**
   * Asks whether to forget the toy.
   *
   * @param forgotten called when it is
   */
  public static void askForget(Overlay overlay, Texts texts, CareModel model, Runnable forgotten) {
    ask(
        overlay,
        "care-forget",
        texts.format("care.forget.title", name(model)),
        texts.get("care.forget.what"),
        texts.get("care.forget.stays"),
        texts.get("care.forget.no"),
        texts.get("care.forget.yes"),
        Feather.USER_X,
        () -> model.forget(forgotten));
  }

  private static String name(CareModel model) {
    return model.toyProperty().get().map(NearbyToy::name).orElse("");
  }

  private static void ask(
      Overlay overlay,
      String id,
      String title,
      String what,
      String more,
      String no,
      String yes,
      Ikon icon,
      Runnable then) {
    Button stay = Ui.button(id + "-no", no, overlay::hide);
    stay.setCancelButton(true);
    Button go =
        Ui.button(
            id + "-yes",
            yes,
            icon,
            () -> {
              overlay.hide();
              then.run();
            });
    go.getStyleClass().add(Styles.DANGER);
    overlay.show(
        Ui.column(
            "question",
            Ui.label(title, Styles.TITLE_3),
            Ui.label(what),
            Ui.label(more, Styles.TEXT_MUTED),
            Ui.row("answers", stay, go)),
        stay,
        () -> {});
  }
}
