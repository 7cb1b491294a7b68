package org.plushkeep.console.unlock;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
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
  private final Consumer<Vault> opened;
  private final StringProperty passphrase = new SimpleStringProperty("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final IntegerProperty secondsToWait = new SimpleIntegerProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private int wrong;
  private Instant waitUntil = Instant.MIN;
  private Time.@Nullable Stop ticking;

  /**
   * @param opened receives the unlocked vault, on the JavaFX thread
   */
  public UnlockModel(VaultDoor door, Background background, Time time, Consumer<Vault> opened) {
    this.door = door;
    this.background = background;
    this.time = time;
    this.opened = opened;
  }

  /** Tries the passphrase that was typed. Nothing happens while it may not be tried. */
  public void unlock() {
    if (busy.get() || secondsToWait.get() > 0 || passphrase.get().isEmpty()) {
      return;
    }
    char[] typed = passphrase.get().toCharArray();
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
          opened.accept(vault);
        },
        failure -> {
          busy.set(false);
          problem.set(background.sentences().aboutOpening(failure, door.place()));
          if (failure instanceof VaultException e
              && e.problem() == VaultException.Problem.WRONG_PASSPHRASE) {
            makeWait();
          }
        });
  }

  private void makeWait() {
    int seconds = Math.min(LONGEST_WAIT_SECONDS, 1 << Math.min(wrong, MOST_DOUBLINGS));
    wrong++;
    waitUntil = time.now().plusSeconds(seconds);
    secondsToWait.set(seconds);
    ticking = time.every(TICK, this::tick);
  }

  private void tick() {
    long millis = Duration.between(time.now(), waitUntil).toMillis();
    secondsToWait.set((int) Math.ceilDiv(Math.max(0, millis), MILLIS));
    if (secondsToWait.get() == 0 && ticking != null) {
      ticking.stop();
      ticking = null;
    }
  }

  public StringProperty passphraseProperty() {
    return passphrase;
  }

  /** Whether a passphrase is being tried. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** How long before the next try; 0 when one may be made. */
  public IntegerProperty secondsToWaitProperty() {
    return secondsToWait;
  }

  public StringProperty problemProperty() {
    return problem;
  }
}
