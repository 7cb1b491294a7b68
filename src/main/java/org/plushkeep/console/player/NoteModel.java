package org.plushkeep.console.player;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** A note that saves itself shortly after the last key was pressed. */
public final class NoteModel {
  /** The vault's own limit. */
  public static final int LONGEST = 10_000;

  /** How long after the last key. */
  public static final Duration PAUSE = Duration.ofMillis(700);

  /** Where the note is. */
  public enum State {
    CLEAN,
    TYPING,
    SAVED,
    FAILED
  }

  /** A note on its way into the vault. */
  public record Unsaved(RecordingId id, String text) {
    /** Saves it. Blocks. */
    public void save(Vault vault) throws VaultException {
      vault.setNote(id, text);
    }
  }

  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Consumer<RecordingId> saved;
  private final StringProperty text = new SimpleStringProperty("");
  private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.CLEAN);
  private Optional<RecordingId> about = Optional.empty();
  private String stored = "";
  private Time.@Nullable Stop waiting;

  /**
   * @param saved told, in the window, of each note that is in the vault
   */
  public NoteModel(Vault vault, Background background, Time time, Consumer<RecordingId> saved) {
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.saved = saved;
    text.subscribe(this::typed);
  }

  /** Turns to another recording; what was written about the last is saved. */
  public void show(RecordingId id, String note) {
    saveNow();
    about = Optional.empty();
    stored = note;
    text.set(note);
    state.set(State.CLEAN);
    about = Optional.of(id);
  }

  /** Shows nothing; what was written is saved. */
  public void clear() {
    saveNow();
    about = Optional.empty();
    stored = "";
    text.set("");
    state.set(State.CLEAN);
  }

  private void typed() {
    stopWaiting();
    if (about.isPresent() && !text.get().equals(stored)) {
      state.set(State.TYPING);
      waiting = time.after(PAUSE, this::saveNow);
    }
  }

  /** Saves in the background what is not saved yet. */
  public void saveNow() {
    takeUnsaved()
        .ifPresent(
            note ->
                background.run(
                    () -> {
                      note.save(vault);
                      return note;
                    },
                    this::hasBeenSaved,
                    _ -> {
                      if (about.equals(Optional.of(note.id()))) {
                        stored = "";
                        state.set(State.FAILED);
                      }
                    }));
  }

  private void hasBeenSaved(Unsaved note) {
    if (about.equals(Optional.of(note.id())) && text.get().equals(note.text())) {
      state.set(State.SAVED);
    }
    saved.accept(note.id());
  }

  /** Hands over what is not saved yet, to be saved by the caller before the vault is locked. */
  public Optional<Unsaved> takeUnsaved() {
    stopWaiting();
    if (about.isEmpty() || text.get().equals(stored)) {
      return Optional.empty();
    }
    stored = text.get();
    return Optional.of(new Unsaved(about.get(), stored));
  }

  private void stopWaiting() {
    if (waiting != null) {
      waiting.stop();
      waiting = null;
    }
  }

  public StringProperty textProperty() {
    return text;
  }

  public ObjectProperty<State> stateProperty() {
    return state;
  }
}
