package org.plushkeep.console.passphrase;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.unlock.VaultDoor.Strength;
import org.plushkeep.console.work.Background;

/** A passphrase that is being chosen: typed twice and judged meanwhile. */
public final class NewPassphrase {
  private static final Strength NOT_JUDGED = new Strength(0, "EMPTY");

  private final Function<char[], Strength> judge;
  private final Background background;
  private final Consumer<String> problem;
  private final StringProperty typed = new SimpleStringProperty("");
  private final StringProperty repeated = new SimpleStringProperty("");
  private final ObjectProperty<Strength> strength = new SimpleObjectProperty<>(NOT_JUDGED);
  private final BooleanBinding same =
      Bindings.createBooleanBinding(() -> typed.get().equals(repeated.get()), typed, repeated);
  private final BooleanBinding chosen =
      Bindings.createBooleanBinding(
          () -> strength.get().goodEnough() && same.get(), strength, same);
  private int judged;

  /**
   * @param judge tells how hard it is to guess; takes a moment
   * @param problem told when that cannot be judged
   */
  public NewPassphrase(
      Function<char[], Strength> judge, Background background, Consumer<String> problem) {
    this.judge = judge;
    this.background = background;
    this.problem = problem;
    typed.subscribe(this::judge);
  }

  private void judge(String now) {
    int mine = ++judged;
    strength.set(NOT_JUDGED);
    if (now.isEmpty()) {
      return;
    }
    char[] chars = now.toCharArray();
    background.run(
        () -> {
          try {
            return judge.apply(chars);
          } finally {
            Arrays.fill(chars, '\0');
          }
        },
        judgement -> {
          if (mine == judged) {
            strength.set(judgement);
          }
        },
        problem);
  }

  /** What was chosen; the caller wipes it. */
  public char[] take() {
    return typed.get().toCharArray();
  }

  /** Nothing is typed any more. */
  public void clear() {
    typed.set("");
    repeated.set("");
  }

  public StringProperty typedProperty() {
    return typed;
  }

  /** The passphrase a second time. */
  public StringProperty repeatedProperty() {
    return repeated;
  }

  public ObjectProperty<Strength> strengthProperty() {
    return strength;
  }

  /** Whether both are the same. */
  public BooleanBinding sameProperty() {
    return same;
  }

  /** Whether it is good enough, twice. */
  public BooleanBinding chosenProperty() {
    return chosen;
  }
}
