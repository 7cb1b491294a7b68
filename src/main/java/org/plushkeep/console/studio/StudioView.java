package org.plushkeep.console.studio;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.studio.StudioModel.Room;
import org.plushkeep.console.widgets.Overlay;
import org.plushkeep.console.widgets.Ui;
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
    ask(
        "discard",
        texts.get("studio.discard.title"),
        texts.get("studio.discard.what"),
        "",
        texts.get("studio.discard.yes"),
        Feather.X,
        texts.get("studio.discard.no"),
        yes);
  }

  @Override
  public void erase(Message message) {
    ask(
        "message-erase",
        texts.format("messages.erase.title", MessageCard.nameOf(message, texts)),
        texts.get("messages.erase.what"),
        texts.get("messages.erase.copies"),
        texts.get("erase.yes"),
        Feather.TRASH_2,
        texts.get("erase.no"),
        () -> model.messages().erase(message));
  }

  private void ask(
      String id,
      String title,
      String what,
      String more,
      String yes,
      Ikon icon,
      String no,
      Runnable then) {
    Button stay = Ui.button(id + "-no", no, overlay::hide);
    stay.setCancelButton(true);
    Button go =
        Ui.button(
            id + "-yes",
            yes,
            icon,
            () -> {
              overlay.hide();
              then.run();
            });
    go.getStyleClass().add(Styles.DANGER);
    var card = Ui.column("question", Ui.label(title, Styles.TITLE_3), Ui.label(what));
    if (!more.isEmpty()) {
      card.getChildren().add(Ui.label(more, Styles.TEXT_MUTED));
    }
    card.getChildren().add(Ui.row("answers", stay, go));
    overlay.show(card, stay, () -> {});
  }
}
