package org.plushkeep.console.passphrase;

import java.util.Arrays;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.console.unlock.VaultDoor.Strength;
import org.plushkeep.console.work.Background;
import org.plushkeep.vault.Vault;

/** Giving the open vault another passphrase. The one it has is asked for once more. */
public final class PassphraseModel {
  private final Vault vault;
  private final Background background;
  private final boolean forgotten;
  private final StringProperty current = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final BooleanProperty done = new SimpleBooleanProperty();
  private final NewPassphrase next;
  private final BooleanBinding possible;

  /**
   * @param code of the recovery sheet that opened the vault, in the place of the passphrase; empty
   *     where that is known
   */
  public PassphraseModel(
      Vault vault, Function<char[], Strength> judge, Background background, String code) {
    forgotten = !code.isEmpty();
    current.set(code);
    this.vault = vault;
    this.background = background;
    next = new NewPassphrase(judge, background, problem::set);
    possible =
        Bindings.createBooleanBinding(
            () -> !current.get().isEmpty() && next.chosenProperty().get() && !busy.get(),
            current,
            next.chosenProperty(),
            busy);
  }

  /** Changes it. Nothing happens while that is not possible. */
  public void change() {
    if (!possible.get()) {
      return;
    }
    char[] was = current.get().toCharArray();
    char[] becomes = next.take();
    busy.set(true);
    problem.set("");
    background.run(
        background.unbroken(
            () -> {
              try {
                vault.changePassphrase(was, becomes);
                return true;
              } finally {
                Arrays.fill(was, '\0');
                Arrays.fill(becomes, '\0');
              }
            }),
        _ -> {
          clear();
          busy.set(false);
          done.set(true);
        },
        sentence -> {
          busy.set(false);
          problem.set(sentence);
        });
  }

  /** Nothing is typed any more. */
  public void clear() {
    current.set("");
    next.clear();
  }

  /** Whether a recovery sheet stands in for the passphrase there is. */
  public boolean isForgotten() {
    return forgotten;
  }

  public StringProperty currentProperty() {
    return current;
  }

  public NewPassphrase next() {
    return next;
  }

  public BooleanBinding possibleProperty() {
    return possible;
  }

  public BooleanProperty busyProperty() {
    return busy;
  }

  /** Whether the vault has its new passphrase. */
  public BooleanProperty doneProperty() {
    return done;
  }

  public StringProperty problemProperty() {
    return problem;
  }
}
