package org.plushkeep.console.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.Waveform;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** One message being changed: cut, faded, evened out, heard, and kept in the vault at the end. */
public final class EditModel {
  private final Draft draft;
  private final Optional<MessageId> replaced;
  private final boolean fresh;
  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Hearing hearing;
  private final EditSteps steps;
  private final String titleBefore;
  private final Waveform waveform;
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
    this.steps = new EditSteps(draft.edits(), draft.sound().samples().length, hearing::stop);
    this.titleBefore = before.map(Message::title).orElse("");
    this.waveform = Waveform.of(draft.sound());
    title.set(titleBefore);
    asToy.subscribe(hearing::stop);
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
    return draft.with(steps.editsProperty().get());
  }

  /**
   * Keeps it in the vault, where it is ready for the toy.
   *
   * @param done told in the window once it is kept
   */
  public void keep(Consumer<Kept> done) {
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

  /**
   * What came of keeping it.
   *
   * @param erased what it took the place of, if anything
   * @param trouble a sentence when that is there still
   */
  public record Kept(List<MessageId> erased, String trouble) {
    public Kept {
      erased = List.copyOf(erased);
    }
  }

  /** The new one is kept all the same. */
  private Kept eraseReplaced() {
    List<MessageId> erased = List.of();
    try {
      List<MessageId> before = replaced.stream().toList();
      if (vault.messages().erase(before) > 0) {
        erased = before;
      }
      return new Kept(erased, "");
    } catch (VaultException e) {
      return new Kept(erased, background.sentences().about(e));
    }
  }

  /** Whether something would be lost that is not in the vault. */
  public boolean isUnkept() {
    return fresh || steps.canUndoProperty().get() || !title.get().equals(titleBefore);
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

  /** What is done to it. */
  public EditSteps steps() {
    return steps;
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
