package org.plushkeep.console.inbox;

import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.Waveform;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;

/** One line of the inbox: known by its id at once, filled when somebody looks. */
public final class InboxRow {
  private final RecordingId id;
  private final ObjectProperty<Optional<Recording>> recording =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Waveform> waveform = new SimpleObjectProperty<>(Waveform.EMPTY);
  private final StringProperty problem = new SimpleStringProperty("");
  private final DoubleProperty played = new SimpleDoubleProperty();
  private boolean asked;

  InboxRow(RecordingId id) {
    this.id = id;
  }

  public RecordingId id() {
    return id;
  }

  /** What the vault tells of it; empty until it has been read. */
  public ObjectProperty<Optional<Recording>> recordingProperty() {
    return recording;
  }

  public ObjectProperty<Waveform> waveformProperty() {
    return waveform;
  }

  /** Why it cannot be shown; empty when it can. */
  public StringProperty problemProperty() {
    return problem;
  }

  /** How much of it the player has played, 0 to 1; 0 when it is not in the player. */
  public DoubleProperty playedProperty() {
    return played;
  }

  /** True the first time only: who hears true reads it from the vault. */
  boolean firstLook() {
    boolean first = !asked;
    asked = true;
    return first;
  }

  boolean wasLookedAt() {
    return asked;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof InboxRow row && row.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
