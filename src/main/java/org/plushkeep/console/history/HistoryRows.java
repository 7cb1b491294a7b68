package org.plushkeep.console.history;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.collections.ObservableListBase;

/**
 * The history as a list that knows its length only: a row is made when it is asked for, and
 * forgotten when many others were asked for since.
 */
final class HistoryRows extends ObservableListBase<HistoryRow> {
  private static final int MOST_ROWS_HELD = 2000;

  private int size;
  private final Map<Integer, HistoryRow> held =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, HistoryRow> eldest) {
          return size() > MOST_ROWS_HELD;
        }
      };

  /** So many rows from now on, all of them to be read anew. */
  void show(int fresh) {
    int before = size;
    beginChange();
    size = fresh;
    held.clear();
    nextReplace(0, fresh, new Gone(before));
    endChange();
  }

  /** The rows that were there, for listeners that ask; nobody wants all of them. */
  private static final class Gone extends AbstractList<HistoryRow> {
    private final int size;

    Gone(int size) {
      this.size = size;
    }

    @Override
    public HistoryRow get(int index) {
      return new HistoryRow(index);
    }

    @Override
    public int size() {
      return size;
    }
  }

  @Override
  public HistoryRow get(int index) {
    return held.computeIfAbsent(index, HistoryRow::new);
  }

  @Override
  public int size() {
    return size;
  }
}
