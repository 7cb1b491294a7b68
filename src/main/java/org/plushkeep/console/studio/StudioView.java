package org.plushkeep.console.studio;

import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.studio.StudioModel.Room;
import org.plushkeep.console.widgets.DangerQuestion;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Message;

/** The messages: the list, the microphone, and what was recorded, one at a time. */
public final class StudioView extends StackPane implements MessageCard.Actions, EditView.Actions {
  private final StudioModel model;
  private final Texts texts;
  private final Overlay overlay;
  private final MessagesView messages;
  private final RecordView record;
  private final Consumer<Message> sending;
  private @Nullable EditView edit;

  /**
   * @param sending asks to which toy a message is to be sent
   */
  public StudioView(
      StudioModel model,
      Texts texts,
      Moments moments,
      Time time,
      Overlay overlay,
      Consumer<Message> sending) {
    this.sending = sending;
    this.model = model;
    this.texts = texts;
    this.overlay = overlay;
    messages = new MessagesView(model.messages(), texts, moments, time, this, model::toMicrophone);
    record = new RecordView(model.record(), texts, this::leaveMicrophone);
    model.editingProperty().subscribe(this::remake);
    model.roomProperty().subscribe(this::show);
  }

  private void remake() {
    EditView old = edit;
    edit = model.editingProperty().get().map(one -> new EditView(one, texts, this)).orElse(null);
    if (old != null) {
      old.forget();
    }
    show(model.roomProperty().get());
  }

  private void show(Room room) {
    EditView changing = edit;
    getChildren()
        .setAll(
            switch (room) {
              case LIST -> messages;
              case RECORD -> record;
              case EDIT -> changing == null ? messages : changing;
            });
    if (getScene() != null && !overlay.isAsking()) {
      focusFirst();
    }
  }

  /** Reads the list anew. */
  public void enter() {
    model.messages().refresh();
  }

  /** Gives the keyboard to what can be done next. */
  public void focusFirst() {
    EditView changing = edit;
    switch (model.roomProperty().get()) {
      case LIST -> messages.focusFirst();
      case RECORD -> record.focusFirst();
      case EDIT -> {
        if (changing != null) {
          changing.focusFirst();
        }
      }
    }
  }

  /** Shows no message any more. */
  public void forget() {
    messages.forget();
    EditView changing = edit;
    if (changing != null) {
      changing.forget();
    }
    getChildren().clear();
  }

  private void leaveMicrophone() {
    if (model.record().stepProperty().get() == RecordModel.Step.READY) {
      model.toList();
    } else {
      askDiscard(model::toList);
    }
  }

  @Override
  public void hear(Message message) {
    model.messages().hear(message);
  }

  @Override
  public void send(Message message) {
    sending.accept(message);
  }

  @Override
  public void change(Message message) {
    model.change(message);
  }

  @Override
  public void keep() {
    model.keep();
  }

  @Override
  public void discard() {
    if (model.editingProperty().get().filter(EditModel::isUnkept).isPresent()) {
      askDiscard(model::toList);
    } else {
      model.toList();
    }
  }

  @Override
  public void again() {
    askDiscard(model::toMicrophone);
  }

  private void askDiscard(Runnable yes) {
    DangerQuestion.ask(
        overlay,
        "discard",
        new DangerQuestion.Words(
            texts.get("studio.discard.title"),
            texts.get("studio.discard.what"),
            "",
            texts.get("studio.discard.no"),
            texts.get("studio.discard.yes")),
        Feather.X,
        yes);
  }

  @Override
  public void erase(Message message) {
    DangerQuestion.ask(
        overlay,
        "message-erase",
        new DangerQuestion.Words(
            texts.format("messages.erase.title", MessageCard.nameOf(message, texts)),
            texts.get("messages.erase.what"),
            texts.get("messages.erase.copies"),
            texts.get("erase.no"),
            texts.get("erase.yes")),
        () -> model.messages().erase(message));
  }
}
