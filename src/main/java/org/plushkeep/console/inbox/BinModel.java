package org.plushkeep.console.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Vault;

/** Putting recordings into the bin, and taking them out. */
public final class BinModel {
  /** How long taking back is offered. */
  private static final Duration OFFERED = Duration.ofSeconds(10);

  private final Vault vault;
  private final Background background;
  private final Time time;
  private final InboxModel inbox;
  private final IntegerProperty last = new SimpleIntegerProperty();
  private List<RecordingId> lastIds = List.of();

  public BinModel(Vault vault, Background background, Time time, InboxModel inbox) {
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.inbox = inbox;
  }

  /** Puts recordings there. */
  public void put(List<RecordingId> ids) {
    Instant now = time.now();
    background.run(
        () -> vault.bin().put(ids, now),
        _ -> {
          offer(ids);
          moved(ids);
        },
        inbox.problemProperty()::set);
  }

  private void offer(List<RecordingId> ids) {
    lastIds = List.copyOf(ids);
    last.set(0); // one more of as many is news too
    last.set(ids.size());
    List<RecordingId> mine = lastIds;
    time.after(
        OFFERED,
        () -> {
          if (mine.equals(lastIds)) {
            last.set(0);
          }
        });
  }

  private void moved(List<RecordingId> ids) {
    inbox.movedAwayProperty().set(Set.copyOf(ids));
    inbox.refresh();
  }

  /** Takes recordings out. */
  public void takeOut(List<RecordingId> ids) {
    last.set(0);
    background.run(() -> vault.bin().takeOut(ids), _ -> moved(ids), inbox.problemProperty()::set);
  }

  /** Takes out what was put there last. */
  public void undo() {
    takeOut(lastIds);
  }

  /** How many were put there just now; 0 when there is nothing to take back. */
  public IntegerProperty lastProperty() {
    return last;
  }
}
