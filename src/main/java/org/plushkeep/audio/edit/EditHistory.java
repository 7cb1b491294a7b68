package org.plushkeep.audio.edit;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was done to a sound, step by step: each can be undone and done again. */
public final class EditHistory {
  private final Deque<Edits> before = new ArrayDeque<>();
  private final Deque<Edits> after = new ArrayDeque<>();
  private Edits now;

  /**
   * @param beginning what cannot be undone
   */
  public EditHistory(Edits beginning) {
    this.now = beginning;
  }

  public Edits now() {
    return now;
  }

  /** Does something; nothing when it changes nothing. */
  public void make(Edits next) {
    if (!next.equals(now)) {
      before.push(now);
      after.clear();
      now = next;
    }
  }

  /** Goes on with the last step, such as a handle that is still being dragged. */
  public void goOn(Edits next) {
    now = next;
  }

  public boolean canUndo() {
    return !before.isEmpty();
  }

  public boolean canRedo() {
    return !after.isEmpty();
  }

  /** Takes the last step back; nothing when there is none. */
  public void undo() {
    if (canUndo()) {
      after.push(now);
      now = before.pop();
    }
  }

  /** Does again what was undone last; nothing when there is none. */
  public void redo() {
    if (canRedo()) {
      before.push(now);
      now = after.pop();
    }
  }
}
