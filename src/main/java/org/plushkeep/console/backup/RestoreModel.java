package org.plushkeep.console.backup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.unlock.VaultDoor;
import org.plushkeep.console.work.Background;
import org.plushkeep.vault.RecoveryCode;
import org.plushkeep.vault.Vault;

/** Making this computer's vault of a backup, where there is none yet. */
public final class RestoreModel {
  private final VaultDoor door;
  private final Background background;
  private final BiConsumer<Vault, String> restored;
  private final ObjectProperty<@Nullable Path> folder = new SimpleObjectProperty<>();
  private final StringProperty passphrase = new SimpleStringProperty("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final DoubleProperty progress = new SimpleDoubleProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private final BooleanBinding possible =
      Bindings.createBooleanBinding(
          () -> folder.get() != null && !passphrase.get().isEmpty() && !busy.get(),
          folder,
          passphrase,
          busy);
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * @param restored receives, on the JavaFX thread, the open vault and the code of the recovery
   *     sheet that opened it, empty where the passphrase did
   */
  public RestoreModel(VaultDoor door, Background background, BiConsumer<Vault, String> restored) {
    this.door = door;
    this.background = background;
    this.restored = restored;
  }

  /** Restores. Nothing happens while that is not possible. */
  public void restore() {
    Path from = folder.get();
    if (!possible.get() || from == null) {
      return;
    }
    char[] typed = passphrase.get().toCharArray();
    String code = RecoveryCode.read(passphrase.get()).isWhole() ? passphrase.get() : "";
    passphrase.set("");
    problem.set("");
    progress.set(0);
    busy.set(true);
    cancelled.set(false);
    background.runRaw(
        () -> {
          try {
            return door.restore(from, typed, this::tell, cancelled::get);
          } finally {
            Arrays.fill(typed, '\0');
          }
        },
        vault -> {
          busy.set(false);
          restored.accept(vault, code);
        },
        failure -> {
          busy.set(false);
          problem.set(
              failure instanceof CancellationException
                  ? ""
                  : background.sentences().aboutRestoring(failure, door.place()));
        });
  }

  private void tell(double done) {
    background.inWindow(() -> progress.set(done));
  }

  /** Stops; nothing is left of it, and the backup is as it was. */
  public void cancel() {
    cancelled.set(true);
  }

  /** Where the backup is, once it is chosen. */
  public ObjectProperty<@Nullable Path> folderProperty() {
    return folder;
  }

  public StringProperty passphraseProperty() {
    return passphrase;
  }

  public BooleanProperty busyProperty() {
    return busy;
  }

  public DoubleProperty progressProperty() {
    return progress;
  }

  public StringProperty problemProperty() {
    return problem;
  }

  /** Whether it can be done now. */
  public BooleanBinding possibleBinding() {
    return possible;
  }
}
