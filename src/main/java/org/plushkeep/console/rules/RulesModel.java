package org.plushkeep.console.rules;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.collect.Clearing;
import org.plushkeep.collect.Outlook;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.vault.Vault;

/** Choosing what is erased by itself, with a look at what that would do today. */
public final class RulesModel {
  /** No bin: what is deleted is erased for good. */
  public static final int NO_BIN = -1;

  private final Vault vault;
  private final Background background;
  private final Texts texts;
  private final Clearing clearing;
  private final Runnable saved;
  private final Map<Of, ObjectProperty<Integer>> days = new EnumMap<>(Of.class);
  private final BooleanProperty ready = new SimpleBooleanProperty();
  private final StringProperty preview = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private boolean filling;
  private int asked;

  private record Seen(Outlook outlook, int inBin) {}

  /**
   * @param saved called in the window when other rules hold
   */
  public RulesModel(Vault vault, Background background, Time time, Texts texts, Runnable saved) {
    this.vault = vault;
    this.background = background;
    this.texts = texts;
    this.saved = saved;
    this.clearing = new Clearing(vault, time::now);
    for (Of of : Of.values()) {
      ObjectProperty<Integer> property = new SimpleObjectProperty<>(of == Of.BIN ? NO_BIN : 0);
      property.subscribe((_, _) -> look());
      days.put(of, property);
    }
  }

  /**
   * Reads the rules that hold.
   *
   * @param loaded called in the window with them, before they are shown
   */
  public void load(Consumer<RetentionRules> loaded) {
    background.run(
        () -> vault.rules().standing().rules(),
        rules -> {
          loaded.accept(rules);
          filling = true;
          for (Of of : Of.values()) {
            int none = of == Of.BIN && !rules.bin() ? NO_BIN : 0;
            daysProperty(of).set(rules.days().getOrDefault(of, none));
          }
          filling = false;
          look();
        },
        problem::set);
  }

  /** What is chosen. */
  public RetentionRules chosen() {
    int bin = daysProperty(Of.BIN).get();
    RetentionRules rules = RetentionRules.NONE.withBin(bin != NO_BIN);
    for (Of of : Of.values()) {
      int many = daysProperty(of).get();
      rules = many > 0 ? rules.with(of, many) : rules;
    }
    return rules;
  }

  private void look() {
    if (filling) {
      return;
    }
    int mine = ++asked;
    RetentionRules rules = chosen();
    ready.set(false);
    preview.set(texts.get("rules.counting"));
    background.run(
        () -> new Seen(clearing.preview(rules, () -> mine != asked), vault.bin().count()),
        seen -> {
          if (mine == asked) {
            preview.set(words(rules, seen));
            ready.set(true);
          }
        },
        sentence -> {
          if (mine == asked) {
            preview.set("");
            problem.set(sentence);
          }
        });
  }

  private String words(RetentionRules rules, Seen seen) {
    int due = seen.outlook().due().size();
    String words = texts.format("rules.preview", due, seen.outlook().coming().size() - due);
    return !rules.bin() && seen.inBin() > 0
        ? words + " " + texts.format("rules.left", seen.inBin())
        : words;
  }

  /**
   * Takes what is chosen for the rules.
   *
   * @param done called in the window when they hold
   */
  public void save(Runnable done) {
    RetentionRules rules = chosen();
    ready.set(false);
    problem.set("");
    background.run(
        background.unbroken(
            () -> {
              vault.rules().set(rules);
              return rules;
            }),
        _ -> {
          done.run();
          saved.run();
        },
        sentence -> {
          problem.set(sentence);
          ready.set(true);
        });
  }

  /** After how many days; 0 for never, for the bin {@link #NO_BIN} or 0 for by hand. */
  public ObjectProperty<Integer> daysProperty(Of of) {
    return Objects.requireNonNull(days.get(of));
  }

  /** Whether it was seen what the choice would do, and it can be saved. */
  public BooleanProperty readyProperty() {
    return ready;
  }

  /** What the choice would do today. */
  public StringProperty previewProperty() {
    return preview;
  }

  public StringProperty problemProperty() {
    return problem;
  }
}
