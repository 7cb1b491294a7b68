package org.plushkeep.console.toys;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.plushkeep.console.toys.PairModel.Step;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** Pairing, step by step, for parent and child together. */
public final class PairQuestion {
  private static final int LONGEST_NAME = 60;

  private PairQuestion() {}

  /**
   * Shows the steps and begins.
   *
   * @param ended called when the toy is paired and named, or the parent thought better of it
   */
  public static void ask(Overlay overlay, Texts texts, PairModel model, Runnable ended) {
    BearDrawing bear = new BearDrawing(0.85);
    Label title = Ui.label("", Styles.TITLE_3, "centered");
    title.setId("pair-title");
    Label what = Ui.label("", "centered");
    what.setId("pair-what");
    Label blinks = Ui.label("", "centered");
    blinks.setId("pair-blinks");
    Banner problem = Banner.problem("pair-problem", model.problemProperty());
    TextField name = field("toy-name", model.nameProperty());
    TextField child = field("child-name", model.childProperty());
    VBox names =
        Ui.column(
            "form", named(texts.get("pair.name"), name), named(texts.get("pair.child"), child));
    Button close = Ui.button("pair-cancel", texts.get("cancel"), overlay::hide);
    Button again = Ui.button("pair-again", texts.get("pair.again"), model::start);
    Button save = Ui.button("pair-save", texts.get("pair.save"), model::save);
    save.setDefaultButton(true);
    save.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> model.nameProperty().get().isBlank(), model.nameProperty()));
    VBox card =
        Ui.column(
            "question",
            bear,
            title,
            what,
            blinks,
            names,
            problem,
            Ui.row("answers", close, again, save));
    card.getStyleClass().add("pairing");
    model
        .stepProperty()
        .subscribe(
            step -> {
              title.setText(texts.get("pair.title." + step));
              what.setText(texts.get("pair.what." + step));
              blinks.setText(
                  model.comparison().isEmpty()
                      ? ""
                      : texts.format("pair.blinks", model.comparison().toArray()));
              Ui.show(blinks, step == Step.PRESS_PAW && !model.comparison().isEmpty());
              bear.show(heart(step));
              bear.pointAtPaws(step == Step.PRESS_PAW);
              Ui.show(bear, step != Step.NAMING);
              Ui.show(names, step == Step.NAMING);
              Ui.show(close, step != Step.NAMING);
              Ui.show(again, step == Step.FAILED);
              Ui.show(save, step == Step.NAMING);
              if (step == Step.NAMING) {
                card.getScene().getWindow().requestFocus(); // back from the practice toy's
                name.requestFocus();
                name.selectAll();
              } else if (step == Step.DONE) {
                overlay.hide();
              }
            });
    overlay.show(
        card,
        close,
        () -> {
          model.cancel();
          ended.run();
        });
    model.start();
  }

  private static BearDrawing.Heart heart(Step step) {
    return switch (step) {
      case PRESS_PAW -> BearDrawing.Heart.BLINKING;
      case NAMING, DONE -> BearDrawing.Heart.GLOWING;
      case LINKING, FAILED -> BearDrawing.Heart.OFF;
    };
  }

  private static TextField field(String id, javafx.beans.property.StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.setTextFormatter(Ui.atMost(LONGEST_NAME));
    field.textProperty().bindBidirectional(text);
    return field;
  }

  private static VBox named(String text, TextField field) {
    Label label = Ui.label(text, Styles.TEXT_BOLD);
    label.setLabelFor(field);
    return Ui.column("field", label, field);
  }
}
