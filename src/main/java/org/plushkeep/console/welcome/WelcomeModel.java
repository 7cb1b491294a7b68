package org.plushkeep.console.welcome;

import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.passphrase.NewPassphrase;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.console.work.Background;
import org.plushkeep.vault.Vault;

/** Choosing a passphrase and making the vault. */
public final class WelcomeModel {
  private final VaultDoor door;
  private final Background background;
  private final Consumer<Vault> made;
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private final NewPassphrase passphrase;
  private final BooleanBinding possible;

  /**
   * @param made receives the new, unlocked vault, on the JavaFX thread
   */
  public WelcomeModel(VaultDoor door, Background background, Consumer<Vault> made) {
    this.door = door;
    this.background = background;
    this.made = made;
    passphrase = new NewPassphrase(door::judge, background, problem::set);
    possible = passphrase.chosenProperty().and(busy.not());
  }

  /** Makes the vault. Nothing happens while that is not possible. */
  public void create() {
    if (!possible.get()) {
      return;
    }
    char[] chosen = passphrase.take();
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
          passphrase.clear();
          busy.set(false);
          made.accept(vault);
        },
        failure -> {
          busy.set(false);
          problem.set(background.sentences().aboutOpening(failure, door.place()));
        });
  }

  public NewPassphrase passphrase() {
    return passphrase;
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
