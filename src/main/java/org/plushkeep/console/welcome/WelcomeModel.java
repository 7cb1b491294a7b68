package org.plushkeep.console.welcome;

import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.console.unlock.VaultDoor.Strength;
import org.plushkeep.console.work.Background;
import org.plushkeep.vault.Vault;

/** Choosing a passphrase and making the vault. */
public final class WelcomeModel {
  private static final Strength NOT_JUDGED = new Strength(0, "EMPTY");

  private final VaultDoor door;
  private final Background background;
  private final Consumer<Vault> made;
  private final StringProperty passphrase = new SimpleStringProperty("");
  private final StringProperty repeated = new SimpleStringProperty("");
  private final ObjectProperty<Strength> strength = new SimpleObjectProperty<>(NOT_JUDGED);
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private final BooleanBinding same =
      Bindings.createBooleanBinding(
          () -> passphrase.get().equals(repeated.get()), passphrase, repeated);
  private final BooleanBinding possible =
      Bindings.createBooleanBinding(
          () -> strength.get().goodEnough() && same.get() && !busy.get(), strength, same, busy);
  private int judged;

  /**
   * @param made receives the new, unlocked vault, on the JavaFX thread
   */
  public WelcomeModel(VaultDoor door, Background background, Consumer<Vault> made) {
    this.door = door;
    this.background = background;
    this.made = made;
    passphrase.subscribe(this::judge);
  }

  private void judge(String typed) {
    int mine = ++judged;
    strength.set(NOT_JUDGED);
    if (typed.isEmpty()) {
      return;
    }
    char[] chars = typed.toCharArray();
    background.run(
        () -> {
          try {
            return door.judge(chars);
          } finally {
            Arrays.fill(chars, '\0');
          }
        },
        judgement -> {
          if (mine == judged) {
            strength.set(judgement);
          }
        },
        problem::set);
  }

  /** Makes the vault. Nothing happens while that is not possible. */
  public void create() {
    if (!possible.get()) {
      return;
    }
    char[] chosen = passphrase.get().toCharArray();
    busy.set(true);
    problem.set("");
    background.runRaw(
        () -> {
          try {
            return door.create(chosen);
          } finally {
            Arrays.fill(chosen, '\0');
          }
        },
        vault -> {
          passphrase.set("");
          repeated.set("");
          busy.set(false);
          made.accept(vault);
        },
        failure -> {
          busy.set(false);
          problem.set(background.sentences().aboutOpening(failure, door.place()));
        });
  }

  public StringProperty passphraseProperty() {
    return passphrase;
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

  /** Whether a vault can be made now. */
  public BooleanBinding possibleProperty() {
    return possible;
  }

  public BooleanProperty busyProperty() {
    return busy;
  }

  public StringProperty problemProperty() {
    return problem;
  }
}
