package org.plushkeep.console.locked;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.plushkeep.collect.MovingIn;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.vault.Arrivals.Moved;
import org.plushkeep.vault.Vault;

/** What came in while the vault was locked, and whether anything may. */
public final class ArrivalsModel {
  private static final Duration TOLD_FOR = Duration.ofSeconds(20);
  private static final int PERCENT = 100;

  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final BooleanSupplier locking;
  private final Runnable changed;
  private final StringProperty message = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final BooleanProperty allowed = new SimpleBooleanProperty();
  private final BooleanProperty busy = new SimpleBooleanProperty();

  /**
   * @param locking whether the vault is being locked, which ends moving in; what waits still waits
   * @param changed called in the window when there are more recordings
   */
  public ArrivalsModel(
      Vault vault,
      Background background,
      Time time,
      Texts texts,
      BooleanSupplier locking,
      Runnable changed) {
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.locking = locking;
    this.changed = changed;
  }

  /** Moves in what waits, and says so. */
  public void moveIn() {
    MovingIn moving = new MovingIn(vault);
    background.run(
        background.unbroken(() -> moving.run(this::tellProgress, locking)),
        this::tell,
        sentence -> {
          if (!locking.getAsBoolean()) {
            message.set("");
            problem.set(texts.get("arrivals.waits") + " " + sentence);
          }
        });
  }

  private void tellProgress(double done) {
    background.inWindow(
        () -> message.set(texts.format("arrivals.progress", (int) (PERCENT * done))));
  }

  private void tell(Moved moved) {
    load();
    List<String> troubles = new ArrayList<>();
    if (moved.setAside() > 0) {
      troubles.add(texts.format("arrivals.aside", moved.setAside(), moved.aside().toString()));
    }
    if (moved.left() > 0) {
      troubles.add(texts.format("arrivals.left", moved.left(), moved.folder().toString()));
    }
    if (moved.keyChanged()) {
      troubles.add(texts.get("arrivals.key-changed"));
    }
    problem.set(String.join(" ", troubles));
    boolean any = !moved.added().isEmpty() || moved.alreadyHere() > 0;
    message.set(any ? texts.format("arrivals.done", moved.added().size()) : "");
    if (any) {
      changed.run();
      String told = message.get();
      time.after(
          TOLD_FOR,
          () -> {
            if (message.get().equals(told)) {
              message.set("");
            }
          });
    }
  }

  /** Looks whether it is allowed. */
  public void load() {
    background.run(() -> vault.arrivals().isAllowed(), allowed::set, _ -> {});
  }

  /** Turns collecting while locked on or off. */
  public void allow(boolean on) {
    busy.set(true);
    background.run(
        background.unbroken(
            () -> {
              vault.arrivals().allow(on);
              return on;
            }),
        set -> {
          allowed.set(set);
          busy.set(false);
        },
        sentence -> {
          busy.set(false);
          problem.set(sentence);
        });
  }

  /** Whether recordings may come in while the vault is locked. */
  public BooleanProperty allowedProperty() {
    return allowed;
  }

  /** Whether that is being changed. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** What came in, or how far moving it in is; empty when there is nothing to say. */
  public StringProperty messageProperty() {
    return message;
  }

  /** What a person must know; empty when there is nothing. */
  public StringProperty problemProperty() {
    return problem;
  }
}
