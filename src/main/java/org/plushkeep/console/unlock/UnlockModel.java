package org.plushkeep.console.unlock;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Countdown;
import org.plushkeep.console.work.Time;
import org.plushkeep.vault.RecoveryCode;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** Unlocking: one passphrase at a time, and after a wrong one a wait that doubles up to 30 s. */
public final class UnlockModel {
  private static final int LONGEST_WAIT_SECONDS = 30;
  private static final int MOST_DOUBLINGS = 5;
  private static final Duration TICK = Duration.ofMillis(200);
  private static final long MILLIS = 1000;

  private final VaultDoor door;
  private final Background background;
  private final Time time;
  private final BiConsumer<Vault, String> opened;
  private final StringProperty passphrase = new SimpleStringProperty("");
  private final BooleanProperty bySheet = new SimpleBooleanProperty();
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final IntegerProperty secondsToWait = new SimpleIntegerProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private final BooleanBinding possible =
      Bindings.createBooleanBinding(
          () ->
              !busy.get()
                  && secondsToWait.get() == 0
                  && (bySheet.get() ? reading().isWhole() : !passphrase.get().isEmpty()),
          busy,
          secondsToWait,
          bySheet,
          passphrase);
  private int wrong;
  private @Nullable Countdown wait;
  private Time.@Nullable Stop ticking;

  /**
   * @param opened receives, on the JavaFX thread, the unlocked vault and the code of the recovery
   *     sheet that opened it, empty where the passphrase did
   */
  public UnlockModel(
      VaultDoor door, Background background, Time time, BiConsumer<Vault, String> opened) {
    this.door = door;
    this.background = background;
    this.time = time;
    this.opened = opened;
    bySheet.subscribe(_ -> passphrase.set(""));
  }

  /** Tries the passphrase that was typed. Nothing happens while it may not be tried. */
  public void unlock() {
    if (!possible.get()) {
      return;
    }
    char[] typed = passphrase.get().toCharArray();
    String code = bySheet.get() ? passphrase.get() : "";
    passphrase.set("");
    problem.set("");
    busy.set(true);
    background.runRaw(
        () -> {
          try {
            return door.open(typed);
          } finally {
            Arrays.fill(typed, '\0');
          }
        },
        vault -> {
          busy.set(false);
          wrong = 0;
          opened.accept(vault, code);
        },
        failure -> {
          busy.set(false);
          problem.set(
              code.isEmpty()
                  ? background.sentences().aboutOpening(failure, door.place())
                  : background.sentences().aboutOpeningBySheet(failure, door.place()));
          if (failure instanceof VaultException e
              && e.problem() == VaultException.Problem.WRONG_PASSPHRASE) {
            makeWait();
          }
        });
  }

  /** Nothing is typed any more. */
  public void clear() {
    passphrase.set("");
  }

  private void makeWait() {
    int seconds = Math.min(LONGEST_WAIT_SECONDS, 1 << Math.min(wrong, MOST_DOUBLINGS));
    wrong++;
    wait = new Countdown(time, Duration.ofSeconds(seconds));
    secondsToWait.set(seconds);
    ticking = time.every(TICK, this::tick);
  }

  private void tick() {
    long millis = wait == null ? 0 : wait.left().toMillis();
    secondsToWait.set((int) Math.ceilDiv(millis, MILLIS));
    if (secondsToWait.get() == 0 && ticking != null) {
      ticking.stop();
      ticking = null;
    }
  }

  /** Whether a recovery sheet opens this vault too. */
  public boolean hasSheet() {
    return door.hasSheet();
  }

  /** What has been typed of a recovery sheet's code. */
  public RecoveryCode.Reading reading() {
    return RecoveryCode.read(passphrase.get());
  }

  /** Whether a recovery sheet's code is typed instead of the passphrase. */
  public BooleanProperty bySheetProperty() {
    return bySheet;
  }

  public StringProperty passphraseProperty() {
    return passphrase;
  }

  /** Whether a passphrase is being tried. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** Whether a try can be made: enough is typed, and nothing is to be waited for. */
  public BooleanBinding possibleBinding() {
    return possible;
  }

  /** How long before the next try; 0 when one may be made. */
  public IntegerProperty secondsToWaitProperty() {
    return secondsToWait;
  }

  public StringProperty problemProperty() {
    return problem;
  }
}
