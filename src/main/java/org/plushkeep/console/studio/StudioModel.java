package org.plushkeep.console.studio;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.console.player.LoudspeakerChoice;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Background;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Message;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** The messages, from the list by the microphone to the vault. */
public final class StudioModel {
  /** What is shown. */
  public enum Room {
    /** The kept messages. */
    LIST,
    /** The microphone. */
    RECORD,
    /** What was recorded. */
    EDIT
  }

  private static final long LAST_WORDS_SECONDS = 10;

  private final Vault vault;
  private final Background background;
  private final Time time;
  private final Texts texts;
  private final LoudspeakerChoice loudspeaker;
  private final MessagesModel messages;
  private final RecordModel record;
  private final ObjectProperty<Room> room = new SimpleObjectProperty<>(Room.LIST);
  private final ObjectProperty<Optional<EditModel>> editing =
      new SimpleObjectProperty<>(Optional.empty());
  private boolean ended;

  public StudioModel(
      Vault vault,
      SoundSources sources,
      LoudspeakerChoice loudspeaker,
      Background background,
      Time time,
      Texts texts) {
    this.vault = vault;
    this.background = background;
    this.time = time;
    this.texts = texts;
    this.loudspeaker = loudspeaker;
    this.messages = new MessagesModel(vault, background, newHearing());
    this.record = new RecordModel(sources, background, time, texts, this::edit);
  }

  /** Goes to the microphone, which stays shut. What was being changed is wiped. */
  public void toMicrophone() {
    endEditing();
    record.problemProperty().set("");
    room.set(Room.RECORD);
  }

  /** Goes to the list. What was being recorded or changed is wiped. */
  public void toList() {
    record.discard();
    endEditing();
    messages.refresh();
    room.set(Room.LIST);
  }

  private void edit(Draft draft, String notice) {
    EditModel model = new EditModel(draft, Optional.empty(), vault, background, time, newHearing());
    model.noticeProperty().set(notice);
    show(model);
  }

  private void show(EditModel model) {
    endEditing();
    editing.set(Optional.of(model));
    room.set(Room.EDIT);
  }

  /** Changes a kept message. */
  public void change(Message message) {
    silence();
    background.run(
        () -> {
          byte[] source = vault.messages().readSource(message.id());
          try {
            return Draft.fromBytes(source);
          } finally {
            java.util.Arrays.fill(source, (byte) 0);
          }
        },
        draft -> {
          if (room.get() == Room.LIST && !ended) {
            show(new EditModel(draft, Optional.of(message), vault, background, time, newHearing()));
          } else {
            draft.wipe();
          }
        },
        messages.problemProperty()::set);
  }

  /** Keeps what is being changed, and goes to the list. */
  public void keep() {
    editing
        .get()
        .ifPresent(
            model ->
                model.keep(
                    kept -> {
                      toList();
                      messages.tellErased(kept.erased());
                      messages.problemProperty().set(kept.trouble());
                    }));
  }

  private void endEditing() {
    editing.get().ifPresent(EditModel::end);
    editing.set(Optional.empty());
  }

  /**
   * Another screen is shown: nothing is heard, and the microphone is not open where nobody sees it.
   * What it has heard is there when this screen is shown again.
   */
  public void leave() {
    silence();
    record.stop();
  }

  private Hearing newHearing() {
    return new Hearing(background, loudspeaker, time, texts);
  }

  private void silence() {
    messages.hearing().stop();
    editing.get().ifPresent(model -> model.hearing().stop());
  }

  /** Whether something goes on that counts as use of the window. */
  public boolean isBusy() {
    return record.stepProperty().get() != RecordModel.Step.READY
        || messages.hearing().playingProperty().get()
        || editing.get().filter(one -> one.hearing().playingProperty().get()).isPresent();
  }

  /** What was not kept when the vault was locked. */
  @FunctionalInterface
  public interface Unkept {
    /**
     * Keeps it, off the JavaFX thread, and wipes it.
     *
     * @throws AudioException when it cannot be kept as it is
     */
    void save() throws VaultException, AudioException, InterruptedException;
  }

  /**
   * Ends it all, as the vault is being locked: the microphone is shut, nothing is heard or shown.
   *
   * @return what would be lost; empty when nothing would
   */
  public Optional<Unkept> end() {
    ended = true;
    var recorded = record.take();
    Optional<EditModel> model = editing.get();
    silence();
    editing.set(Optional.empty());
    messages.forget();
    room.set(Room.LIST);
    if (recorded.isPresent()) {
      return Optional.of(() -> save(recorded.get()));
    }
    if (model.isPresent() && model.get().isUnkept()) {
      return Optional.of(() -> save(model.get()));
    }
    model.ifPresent(EditModel::end);
    return Optional.empty();
  }

  private void save(EditModel model) throws VaultException, AudioException, InterruptedException {
    try {
      model.save(texts.get("studio.unfinished"));
    } finally {
      model.wipe();
    }
  }

  private void save(CompletableFuture<Optional<Draft>> recorded)
      throws VaultException, AudioException, InterruptedException {
    Optional<Draft> draft;
    try {
      draft = recorded.get(LAST_WORDS_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AudioException("The microphone did not end.", e);
    }
    if (draft.isPresent()) {
      try {
        Keeping.store(vault, draft.get(), texts.get("studio.unfinished"), time.now());
      } finally {
        draft.get().wipe();
      }
    }
  }

  public ObjectProperty<Room> roomProperty() {
    return room;
  }

  public MessagesModel messages() {
    return messages;
  }

  public RecordModel record() {
    return record;
  }

  /** What is being changed. */
  public ObjectProperty<Optional<EditModel>> editingProperty() {
    return editing;
  }
}
