package org.plushkeep.console.history;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.plushkeep.recording.Recording;
import org.plushkeep.vault.JournalEntry;

/** One line of the history: known by its place at once, filled when somebody looks. */
public final class HistoryRow {
  /**
   * What it says.
   *
   * @param about the recording, where it is about one that is still there
   */
  record Line(JournalEntry entry, Optional<Recording> about) {}

  private final int index;
  private final ObjectProperty<Optional<Line>> line = new SimpleObjectProperty<>(Optional.empty());

  HistoryRow(int index) {
    this.index = index;
  }

  /** Its place, from 0. */
  int index() {
    return index;
  }

  /** What it says; empty until it has been read. */
  ObjectProperty<Optional<Line>> lineProperty() {
    return line;
  }
}
