package org.plushkeep.console.rules;

import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.DangerQuestion;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.RetentionRule.Of;

/** What is erased by itself, chosen kind by kind; nothing holds before it is saved. */
public final class RulesQuestion {
  /** What is offered, in days; others that hold already are offered too. */
  private static final List<Integer> CHOICES = List.of(0, 30, 90, 180, 365);

  private static final List<Integer> BIN_CHOICES = List.of(RulesModel.NO_BIN, 7, 30, 90, 0);

  private RulesQuestion() {}

  /** Shows the rules. */
  public static void ask(Overlay overlay, Texts texts, RulesModel model) {
    Map<Of, ComboBox<Integer>> boxes = new EnumMap<>(Of.class);
    GridPane grid = new GridPane();
    grid.getStyleClass().add("rules");
    List<Of> order = List.of(Of.REVIEWED, Of.HEARD, Of.UNHEARD, Of.FLAGGED, Of.KEPT, Of.BIN);
    for (Of of : order) {
      boolean bin = of == Of.BIN;
      ComboBox<Integer> box =
          choice("rules-" + of.name().toLowerCase(Locale.ROOT), bin ? BIN_CHOICES : CHOICES);
      box.setConverter(words(bin ? days -> bin(texts, days) : days -> after(texts, days)));
      box.setValue(model.daysProperty(of).get());
      boxes.put(of, box);
      Label label = Ui.label(texts.get(bin ? "rules.bin" : "rules.of." + of), Styles.TEXT_BOLD);
      label.setLabelFor(box);
      label.setMinWidth(Button.USE_PREF_SIZE); // on one line, and no word in two
      grid.addRow(order.indexOf(of), label, box);
      GridPane.setHgrow(box, Priority.ALWAYS);
      GridPane.setHgrow(label, Priority.SOMETIMES);
    }
    Label preview = Ui.label("");
    preview.setId("rules-preview");
    preview.textProperty().bind(model.previewProperty());
    Button cancel = Ui.button("rules-cancel", texts.get("cancel"), overlay::hide);
    cancel.setCancelButton(true);
    Button save = Ui.button("rules-save", texts.get("rules.save"), () -> model.save(overlay::hide));
    save.getStyleClass().add(Styles.ACCENT);
    save.disableProperty().bind(model.readyProperty().not());
    overlay.show(
        Ui.column(
            "question",
            Ui.label(texts.get("rules.title"), Styles.TITLE_3),
            Ui.label(texts.get("rules.intro"), Styles.TEXT_MUTED),
            grid,
            preview,
            Banner.problem("rules-problem", model.problemProperty()),
            Ui.row("answers", cancel, save)),
        cancel,
        () -> {
          save.disableProperty().unbind();
          preview.textProperty().unbind();
        });
    model.load(
        rules ->
            boxes.forEach(
                (of, box) -> {
                  addIfMissing(box, rules.days().getOrDefault(of, 0));
                  model.daysProperty(of).subscribe(box::setValue);
                  box.valueProperty().subscribe((_, days) -> model.daysProperty(of).set(days));
                }));
  }

  /**
   * Asks once more before new rules erase what they erase first.
   *
   * @param yes what happens when the answer is yes
   */
  public static void askErase(Overlay overlay, Texts texts, int count, Runnable yes) {
    DangerQuestion.ask(
        overlay,
        "rules",
        new DangerQuestion.Words(
            texts.format("rules.question", count),
            texts.get("rules.question.what"),
            texts.get("erase.copies"),
            texts.get("rules.question.no"),
            texts.get("erase.yes")),
        yes);
  }

  private static ComboBox<Integer> choice(String id, List<Integer> offered) {
    ComboBox<Integer> box = new ComboBox<>();
    box.setId(id);
    box.getItems().setAll(offered);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(Button.USE_PREF_SIZE);
    return box;
  }

  /** Chosen by a script. */
  private static void addIfMissing(ComboBox<Integer> box, int days) {
    if (!box.getItems().contains(days)) {
      TreeSet<Integer> all = new TreeSet<>(box.getItems());
      all.add(days);
      box.getItems().setAll(all);
    }
  }

  private static String after(Texts texts, int days) {
    return days == 0 ? texts.get("rules.never") : texts.format("rules.choice.after", days);
  }

  private static String bin(Texts texts, int days) {
    return switch (days) {
      case RulesModel.NO_BIN -> texts.get("rules.bin.none");
      case 0 -> texts.get("rules.bin.by-hand");
      default -> texts.format("rules.bin.days", days);
    };
  }

  private static StringConverter<Integer> words(IntFunction<String> words) {
    return new StringConverter<>() {
      @Override
      public String toString(Integer days) {
        return days == null ? "" : words.apply(days);
      }

      @Override
      public Integer fromString(String text) {
        throw new UnsupportedOperationException("nothing is typed here");
      }
    };
  }
}
