package org.plushkeep.console.studio;

import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.plushkeep.audio.ToyClip;
import org.plushkeep.audio.edit.EditHistory;
import org.plushkeep.audio.edit.Edits;

/** What is done to a message's sound, step by step, there and back. */
public final class EditSteps {
  /** How long a fade takes, in samples: half a second. */
  static final int FADE = ToyClip.SAMPLE_RATE / 2;

  /** What is shorter could hardly be heard: a fifth of a second, in samples. */
  static final int SHORTEST = ToyClip.SAMPLE_RATE / 5;

  private final int samples;
  private final Runnable changed;
  private final EditHistory history;
  private final ObjectProperty<Edits> edits;
  private final BooleanProperty canUndo = new SimpleBooleanProperty();
  private final BooleanProperty canRedo = new SimpleBooleanProperty();

  /**
   * @param before what is done to it already
   * @param samples the whole sound's length
   * @param changed called before anything is done to it
   */
  EditSteps(Edits before, int samples, Runnable changed) {
    this.samples = samples;
    this.changed = changed;
    this.history = new EditHistory(before);
    this.edits = new SimpleObjectProperty<>(before);
  }

  /**
   * Cuts away what is before and after.
   *
   * @param from its beginning, as a part of the whole sound, 0 to 1
   * @param to its end, likewise
   * @param goesOn whether this is the same step as the last, such as a handle being dragged on
   */
  public void trim(double from, double to, boolean goesOn) {
    int all = samples;
    int shortest = Math.min(all, SHORTEST);
    int begin = (int) Math.clamp(Math.round(from * all), 0L, all);
    int end = (int) Math.clamp(Math.round(to * all), 0L, all);
    if (begin == edits.get().from()) {
      end = Math.max(end, begin + shortest);
    }
    begin = Math.max(0, Math.min(begin, end - shortest));
    end = Math.min(all, Math.max(end, begin + shortest));
    Edits next = edits.get().withTrim(begin, end);
    if (goesOn) {
      history.goOn(next);
      tell();
    } else {
      make(_ -> next);
    }
  }

  /** Whether it begins softly. */
  public void setFadeIn(boolean on) {
    make(now -> now.withFades(on ? FADE : 0, now.fadeOut()));
  }

  /** Whether it ends softly. */
  public void setFadeOut(boolean on) {
    make(now -> now.withFades(now.fadeIn(), on ? FADE : 0));
  }

  /** Whether it is brought to one loudness. */
  public void setEvened(boolean on) {
    make(now -> now.withEvened(on));
  }

  private void make(UnaryOperator<Edits> change) {
    history.make(change.apply(history.now()));
    tell();
  }

  public void undo() {
    history.undo();
    tell();
  }

  public void redo() {
    history.redo();
    tell();
  }

  private void tell() {
    changed.run();
    edits.set(history.now());
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
  }

  /** What is done to it now. */
  public ObjectProperty<Edits> editsProperty() {
    return edits;
  }

  public BooleanProperty canUndoProperty() {
    return canUndo;
  }

  public BooleanProperty canRedoProperty() {
    return canRedo;
  }
}
