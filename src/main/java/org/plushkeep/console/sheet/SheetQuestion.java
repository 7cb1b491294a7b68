package org.plushkeep.console.sheet;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.sheet.SheetModel.Step;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.SecretField;
import org.plushkeep.console.widgets.SecretText;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** From "what is it?" over the paper and typing it back to "it opens your vault now". */
public final class SheetQuestion {
  private static final int LONGEST_CODE = 100;

  private final Texts texts;
  private final SheetModel model;
  private final Supplier<Optional<Path>> folder;
  private final Runnable close;
  private final VBox body = Ui.column("form");
  private final VBox paper = Ui.column("form");

  private SheetQuestion(
      Texts texts, SheetModel model, Supplier<Optional<Path>> folder, Runnable close) {
    this.texts = texts;
    this.model = model;
    this.folder = folder;
    this.close = close;
  }

  /**
   * Asks, and makes a sheet or takes it back.
   *
   * @param folder asks where the sheet is saved
   */
  public static void ask(
      Overlay overlay, Texts texts, SheetModel model, Supplier<Optional<Path>> folder) {
    SheetQuestion question = new SheetQuestion(texts, model, folder, overlay::hide);
    VBox card = question.card();
    overlay.show(card, card.lookup("#sheet-close"), model::clear);
  }

  private VBox card() {
    ProgressBar busy = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
    busy.setMaxWidth(Double.MAX_VALUE);
    model.busyProperty().subscribe(on -> Ui.show(busy, on));
    body.getChildren()
        .addAll(
            shownAt(asking(), Step.ASKING),
            shownAt(paper, Step.PAPER),
            shownAt(checking(), Step.CHECK),
            shownAt(dropping(), Step.DROPPING),
            shownAt(said("sheet-done", "sheet.done"), Step.DONE),
            shownAt(said("sheet-dropped", "sheet.dropped"), Step.DROPPED),
            Banner.problem("sheet-problem", model.problemProperty()),
            busy);
    model.stepProperty().subscribe(step -> fillPaper(step == Step.PAPER));
    return Ui.column(
        "question", Ui.label(texts.get("sheet.title"), Styles.TITLE_3), body, answers());
  }

  private VBox asking() {
    Label already = Ui.label(texts.get("sheet.already"));
    already.setId("sheet-already");
    model.alreadyProperty().subscribe(there -> Ui.show(already, there));
    return Ui.column(
        "form",
        Ui.label(texts.get("sheet.what")),
        Ui.label(texts.get("sheet.keep")),
        already,
        Ui.label(texts.get("sheet.no-back-door"), Styles.TEXT_SMALL, Styles.TEXT_MUTED));
  }

  /** The paper holds the code only while it is looked at. */
  private void fillPaper(boolean shown) {
    paper.getChildren().clear();
    if (shown) {
      Label saved = Ui.label("", Styles.TEXT_SMALL);
      saved.setId("sheet-saved");
      saved.textProperty().bind(model.savedProperty());
      model.savedProperty().subscribe(text -> Ui.show(saved, !text.isEmpty()));
      paper
          .getChildren()
          .addAll(Ui.label(texts.get("sheet.write")), new SheetPaper(model.groups()), saved);
    }
  }

  private VBox checking() {
    SecretText typed = new SecretText();
    typed.setId("sheet-typed");
    typed.setTextFormatter(Ui.atMost(LONGEST_CODE));
    typed.textProperty().bindBidirectional(model.typedProperty());
    typed.getStyleClass().add("sheet-typed");
    Label label = Ui.label(texts.get("sheet.type"), Styles.TEXT_BOLD);
    label.setLabelFor(typed);
    Label reading = Ui.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    reading.setId("sheet-reading");
    reading
        .textProperty()
        .bind(Bindings.createStringBinding(model::reading, model.typedProperty()));
    return Ui.column(
        "form", Ui.column("field", label, typed, reading), passphrase("sheet-passphrase"));
  }

  private VBox dropping() {
    return Ui.column(
        "form", Ui.label(texts.get("sheet.drop.what")), passphrase("sheet-drop-passphrase"));
  }

  private VBox passphrase(String id) {
    SecretField field = new SecretField();
    field.setId(id);
    field.textProperty().bindBidirectional(model.passphraseProperty());
    Label label = Ui.label(texts.get("sheet.passphrase"), Styles.TEXT_BOLD);
    label.setLabelFor(field);
    VBox column = Ui.column("field", label, field);
    column.disableProperty().bind(model.busyProperty());
    return column;
  }

  private Label said(String id, String key) {
    Label label = Ui.label(texts.get(key));
    label.setId(id);
    return label;
  }

  private Node answers() {
    Button ends = Ui.button("sheet-close", texts.get("close"), close);
    Button drop = Ui.button("sheet-drop", texts.get("sheet.drop"), model::askDrop);
    Button make = main("sheet-make", "sheet.make", model::draw);
    Button save =
        Ui.button(
            "sheet-save",
            texts.get("sheet.save"),
            Feather.FILE_TEXT,
            () -> folder.get().ifPresent(model::save));
    save.disableProperty().bind(model.busyProperty());
    Button go = main("sheet-go", "sheet.go", model::check);
    Button back = Ui.button("sheet-back", texts.get("sheet.back"), model::look);
    Button valid = main("sheet-valid", "sheet.valid", model::makeValid);
    valid.disableProperty().bind(model.possibleBinding().not());
    Button dropNow = main("sheet-drop-now", "sheet.drop.yes", model::drop);
    dropNow.disableProperty().bind(model.possibleBinding().not());
    Map<Button, Step> shownAt =
        Map.of(
            make,
            Step.ASKING,
            save,
            Step.PAPER,
            go,
            Step.PAPER,
            back,
            Step.CHECK,
            valid,
            Step.CHECK,
            dropNow,
            Step.DROPPING);
    model
        .stepProperty()
        .subscribe(
            step -> {
              shownAt.forEach((button, when) -> Ui.show(button, step == when));
              shownAt.forEach(
                  (button, when) ->
                      button.setDefaultButton(
                          step == when && !button.equals(save) && !button.equals(back)));
            });
    model.droppableBinding().subscribe(on -> Ui.show(drop, on));
    return Ui.row("answers", ends, drop, back, save, make, go, valid, dropNow);
  }

  private Button main(String id, String key, Runnable action) {
    return Ui.button(id, texts.get(key), action);
  }

  private <T extends Node> T shownAt(T node, Step when) {
    model.stepProperty().subscribe(step -> Ui.show(node, step == when));
    return node;
  }
}
