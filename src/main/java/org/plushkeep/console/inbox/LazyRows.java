package org.plushkeep.console.inbox;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ObservableListBase;
import org.plushkeep.recording.RecordingId;

/**
 * The inbox as a list that holds ids only: a row is made when it is asked for, and forgotten when
 * many others were asked for since. 100 000 recordings cost a few megabytes.
 */
final class LazyRows extends ObservableListBase<InboxRow> {
  private static final int MOST_ROWS_HELD = 2000;

  private List<RecordingId> ids = List.of();
  private final Map<RecordingId, InboxRow> held =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RecordingId, InboxRow> eldest) {
          return size() > MOST_ROWS_HELD;
        }
      };

  /** Shows these and no others. Rows known already stay as they are. */
  void show(List<RecordingId> fresh) {
    if (!fresh.equals(ids)) {
      replace(fresh);
    }
  }

  /** Shows nothing and remembers nothing. */
  void forget() {
    replace(List.of());
    held.clear();
  }

  /** The rows that were asked for lately. */
  List<InboxRow> held() {
    return List.copyOf(held.values());
  }

  private void replace(List<RecordingId> fresh) {
    List<RecordingId> before = ids;
    beginChange();
    ids = fresh;
    nextReplace(0, fresh.size(), new Gone(before));
    endChange();
  }

  /** The rows that were there, for listeners that ask; nobody wants all of them. */
  private static final class Gone extends AbstractList<InboxRow> {
    private final List<RecordingId> ids;

    Gone(List<RecordingId> ids) {
      this.ids = ids;
    }

    @Override
    public InboxRow get(int index) {
      return new InboxRow(ids.get(index));
    }

    @Override
    public int size() {
      return ids.size();
    }
  }

  InboxRow rowOf(RecordingId id) {
    return held.computeIfAbsent(id, InboxRow::new);
  }

  List<RecordingId> ids() {
    return ids;
  }

  @Override
  public InboxRow get(int index) {
    return rowOf(ids.get(index));
  }

  @Override
  public int size() {
    return ids.size();
  }
}
