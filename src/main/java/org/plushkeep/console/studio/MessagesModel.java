package org.plushkeep.console.studio;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.console.work.Background;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.MessageId;
import org.plushkeep.vault.Vault;

/** The kept messages, and the one of them that is being heard. */
public final class MessagesModel {
  private final Vault vault;
  private final Background background;
  private final Hearing hearing;
  private final ObservableList<Message> messages = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<MessageId>> heard =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty loaded = new SimpleBooleanProperty();
  private final StringProperty problem = new SimpleStringProperty("");

  private Consumer<List<MessageId>> whenErased = _ -> {};

  MessagesModel(Vault vault, Background background, Hearing hearing) {
    this.vault = vault;
    this.background = background;
    this.hearing = hearing;
    hearing
        .playingProperty()
        .subscribe(
            on -> {
              if (!on) {
                heard.set(Optional.empty());
              }
            });
  }

  /** Reads the list anew. */
  public void refresh() {
    background.run(
        () -> vault.messages().list(),
        list -> {
          messages.setAll(list);
          loaded.set(true);
        },
        problem::set);
  }

  /** Plays a message as the toy will, or falls silent. */
  public void hear(Message message) {
    boolean wasHeard = heard.get().equals(Optional.of(message.id()));
    hearing.stop();
    if (!wasHeard) {
      heard.set(Optional.of(message.id()));
      hearing.play(
          () -> {
            byte[] clip = vault.messages().readClip(message.id());
            try {
              return ToyAudio.decode(clip);
            } finally {
              Arrays.fill(clip, (byte) 0);
            }
          });
    }
  }

  /** Erases a message for good. */
  public void erase(Message message) {
    hearing.stop();
    problem.set("");
    background.run(
        background.unbroken(() -> vault.messages().erase(List.of(message.id()))),
        _ -> {
          refresh();
          tellErased(List.of(message.id()));
        },
        problem::set);
  }

  /** Tells of those that were erased for good, in the window. */
  public void onErased(Consumer<List<MessageId>> listener) {
    whenErased = listener;
  }

  /** Some were erased for good. */
  void tellErased(List<MessageId> ids) {
    if (!ids.isEmpty()) {
      whenErased.accept(ids);
    }
  }

  /** Shows none any more. */
  void forget() {
    hearing.stop();
    messages.clear();
    loaded.set(false);
  }

  /** Newest first. */
  public ObservableList<Message> messages() {
    return messages;
  }

  /** Which one is heard. */
  public ObjectProperty<Optional<MessageId>> heardProperty() {
    return heard;
  }

  /** Whether the list has been read. */
  public BooleanProperty loadedProperty() {
    return loaded;
  }

  public StringProperty problemProperty() {
    return problem;
  }

  public Hearing hearing() {
    return hearing;
  }
}
