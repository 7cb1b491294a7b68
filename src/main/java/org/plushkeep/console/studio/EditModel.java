package org.plushkeep.console.studio;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.ToyClip;
import org.plushkeep.audio.Waveform;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.audio.edit.EditHistory;
import org.plushkeep.audio.edit.Edits;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** One message being changed: cut, faded, evened out, heard, and kept in the vault at the end. */
public final class EditModel {
  /** How long a fade takes, in samples: half a second. */
  static final int FADE = ToyClip.SAMPLE_RATE / 2;

  /** What is shorter could hardly be heard: a fifth of a second, in samples. */
  static final int SHORTEST = ToyClip.SAMPLE_RATE / 5;

  private final Draft draft;
  private final Optional<MessageId> replaced;
  private final boolean fresh;
  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Hearing hearing;
  private final EditHistory history;
  private final String titleBefore;
  private final Waveform waveform;
  private final ObjectProperty<Edits> edits;
  private final BooleanProperty canUndo = new SimpleBooleanProperty();
  private final BooleanProperty canRedo = new SimpleBooleanProperty();
  private final BooleanProperty asToy = new SimpleBooleanProperty(true);
  private final BooleanProperty keeping = new SimpleBooleanProperty();
  private final StringProperty title = new SimpleStringProperty("");
  private final StringProperty problem = new SimpleStringProperty("");
  private final StringProperty notice = new SimpleStringProperty("");
  private @Nullable CompletableFuture<Boolean> kept;

  /**
   * @param draft wiped by {@link #end()}
   * @param before the message that this one takes the place of
   */
  EditModel(
      Draft draft,
      Optional<Message> before,
      Vault vault,
      Background background,
      Time time,
      Hearing hearing) {
    this.draft = draft;
    this.replaced = before.map(Message::id);
    this.fresh = before.isEmpty();
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.hearing = hearing;
    this.history = new EditHistory(draft.edits());
    this.titleBefore = before.map(Message::title).orElse("");
    this.waveform = Waveform.of(draft.sound());
    this.edits = new SimpleObjectProperty<>(draft.edits());
    title.set(titleBefore);
    asToy.subscribe(hearing::stop);
  }

  /**
   * Cuts away what is before and after.
   *
   * @param from its beginning, as a part of the whole sound, 0 to 1
   * @param to its end, likewise
   * @param goesOn whether this is the same step as the last, such as a handle being dragged on
   */
  public void trim(double from, double to, boolean goesOn) {
    int all = draft.sound().samples().length;
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
    hearing.stop();
    edits.set(history.now());
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
  }

  /** Plays it as it is now, or falls silent. */
  public void hear() {
    if (hearing.playingProperty().get()) {
      hearing.stop();
      return;
    }
    Draft now = now();
    boolean toy = asToy.get();
    hearing.play(() -> toy ? asTheToyPlays(now) : now.render());
  }

  /** Through the toy's codec, there and back. */
  private static Pcm asTheToyPlays(Draft draft) throws AudioException {
    Pcm edited = draft.render();
    byte[] clip = ToyAudio.encode(edited);
    try {
      return ToyAudio.decode(clip);
    } finally {
      edited.wipe();
      Arrays.fill(clip, (byte) 0);
    }
  }

  private Draft now() {
    return draft.with(edits.get());
  }

  /**
   * Keeps it in the vault, where it is ready for the toy.
   *
   * @param done told in the window once it is kept; with a sentence when what it takes the place of
   *     is there still
   */
  public void keep(Consumer<String> done) {
    Draft now = now();
    if (keeping.get() || now.isTooLong()) {
      return;
    }
    hearing.stop();
    problem.set("");
    keeping.set(true);
    CompletableFuture<Boolean> result = new CompletableFuture<>();
    kept = result;
    String called = title.get().strip();
    background.runRaw(
        background.unbroken(
            () -> {
              try {
                Keeping.store(vault, now, called, time.now());
                result.complete(true);
              } finally {
                result.complete(false);
              }
              return eraseReplaced();
            }),
        done,
        failure -> {
          keeping.set(false);
          problem.set(background.sentences().about(failure));
        });
  }

  /** What went wrong with it, in a sentence; the new one is kept all the same. */
  private String eraseReplaced() {
    try {
      vault.messages().erase(replaced.stream().toList());
      return "";
    } catch (VaultException e) {
      return background.sentences().about(e);
    }
  }

  /** Whether something would be lost that is not in the vault. */
  public boolean isUnkept() {
    return fresh || history.canUndo() || !title.get().equals(titleBefore);
  }

  /**
   * Keeps it after all, beside what it was made from; for locking, off the JavaFX thread.
   *
   * @param unnamed what it is called where nobody has given it a name
   * @throws AudioException when it is too long to be kept
   */
  void save(String unnamed) throws VaultException, AudioException, InterruptedException {
    CompletableFuture<Boolean> result = kept;
    if (result != null && succeeded(result)) {
      return;
    }
    String called = title.get().strip();
    Keeping.store(vault, now(), called.isEmpty() ? unnamed : called, time.now());
  }

  private static boolean succeeded(CompletableFuture<Boolean> result) throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException never) {
      return false;
    }
  }

  /** Falls silent and wipes it. */
  void end() {
    hearing.stop();
    wipe();
  }

  /** Wipes it, on any thread. */
  void wipe() {
    draft.wipe();
  }

  /** The whole sound's outline, what is cut away too. */
  public Waveform waveform() {
    return waveform;
  }

  /** The whole sound's length, in samples. */
  public int samples() {
    return draft.sound().samples().length;
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

  /** Whether it is heard as the toy will play it. */
  public BooleanProperty asToyProperty() {
    return asToy;
  }

  /** Whether it is on its way into the vault. */
  public BooleanProperty keepingProperty() {
    return keeping;
  }

  public StringProperty titleProperty() {
    return title;
  }

  /** Why it was not kept; empty when nothing is wrong. */
  public StringProperty problemProperty() {
    return problem;
  }

  /** Something to know of how it was recorded. */
  public StringProperty noticeProperty() {
    return notice;
  }

  /** How it is heard. */
  public Hearing hearing() {
    return hearing;
  }
}
