package org.plushkeep.console.inbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Countdown;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Deletions that can still be undone. Each waits its {@link #GRACE}; then the vault erases it for
 * good. Meanwhile its recordings are hidden. To be used on the JavaFX thread.
 */
public final class EraseQueue {
  /** How long "Undo" is offered. */
  public static final Duration GRACE = Duration.ofSeconds(10);

  private static final Duration TICK = Duration.ofMillis(250);
  private static final long MILLIS = 1000;

  private record Batch(List<RecordingId> ids, Countdown grace) {}

  private final Vault vault;
  private final Background background;
  private final Time time;
  private final List<Batch> waiting = new ArrayList<>();
  private final Set<RecordingId> hidden = new HashSet<>();
  private final Set<RecordingId> underWay = new HashSet<>();
  private final IntegerProperty undoable = new SimpleIntegerProperty();
  private final IntegerProperty secondsLeft = new SimpleIntegerProperty();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final StringProperty problem = new SimpleStringProperty("");
  private Consumer<List<RecordingId>> whenErased = _ -> {};
  private Time.@Nullable Stop ticking;

  public EraseQueue(Vault vault, Background background, Time time) {
    this.vault = vault;
    this.background = background;
    this.time = time;
  }

  /** Tells of those that have been erased for good, on the JavaFX thread. */
  public void onErased(Consumer<List<RecordingId>> listener) {
    whenErased = listener;
  }

  /** Hides recordings now, and erases them for good when their time is over. */
  public void erase(List<RecordingId> ids) {
    waiting.add(new Batch(List.copyOf(ids), new Countdown(time, GRACE)));
    hidden.addAll(ids);
    if (ticking == null) {
      ticking = time.every(TICK, this::tick);
    }
    tell();
  }

  /** Takes the latest deletion back. */
  public void undo() {
    if (!waiting.isEmpty()) {
      hidden.removeAll(waiting.removeLast().ids());
      tell();
    }
  }

  /**
   * Gives up waiting.
   *
   * @return what is not erased yet, also what is just being: the caller erases it, off the JavaFX
   *     thread
   */
  public List<RecordingId> takeAll() {
    List<RecordingId> all = new ArrayList<>(underWay);
    waiting.forEach(batch -> all.addAll(batch.ids()));
    waiting.clear();
    tell();
    return all;
  }

  /** Whether a recording is on its way out. */
  public boolean hides(RecordingId id) {
    return hidden.contains(id);
  }

  /** How many recordings "Undo" would bring back; 0 when there is nothing to undo. */
  public IntegerProperty undoableProperty() {
    return undoable;
  }

  /** How long "Undo" is still offered for them. */
  public IntegerProperty secondsLeftProperty() {
    return secondsLeft;
  }

  /** Counts up whenever {@link #hides} may answer differently. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Why the last deletion was not carried out; empty when it was. */
  public StringProperty problemProperty() {
    return problem;
  }

  private void tick() {
    List<RecordingId> due = new ArrayList<>();
    waiting.removeIf(batch -> batch.grace().isOver() && due.addAll(batch.ids()));
    if (!due.isEmpty()) {
      carryOut(due);
      tell();
    }
    count();
  }

  private void carryOut(List<RecordingId> ids) {
    underWay.addAll(ids);
    background.runRaw(
        () -> vault.erase(ids),
        _ -> {
          ids.forEach(underWay::remove);
          problem.set("");
          whenErased.accept(ids);
        },
        failure -> {
          ids.forEach(underWay::remove);
          boolean locked =
              failure instanceof VaultException e && e.problem() == VaultException.Problem.LOCKED;
          if (!locked) {
            ids.forEach(hidden::remove);
            problem.set(background.sentences().about(failure));
            tell();
          }
        });
  }

  private void count() {
    if (waiting.isEmpty()) {
      secondsLeft.set(0);
      if (ticking != null) {
        ticking.stop();
        ticking = null;
      }
    } else {
      long millis = waiting.getLast().grace().left().toMillis();
      secondsLeft.set((int) Math.ceilDiv(millis, MILLIS));
    }
  }

  private void tell() {
    count();
    undoable.set(waiting.isEmpty() ? 0 : waiting.getLast().ids().size());
    changes.set(changes.get() + 1);
  }
}
