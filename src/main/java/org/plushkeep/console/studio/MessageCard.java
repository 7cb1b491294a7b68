package org.plushkeep.console.studio;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.Message;

/** One kept message: what it is called, how long, from when, and what can be done with it. */
final class MessageCard extends HBox {
  private final Button play;
  private final Subscription watching;

  /** What can be done with a message. */
  interface Actions {
    /** Plays it, or falls silent. */
    void hear(Message message);

    /** Changes it. */
    void change(Message message);

    /** Asks to which toy it is to be sent. */
    void send(Message message);

    /** Asks whether to erase it. */
    void erase(Message message);
  }

  /**
   * @param when from when it is, in words
   */
  MessageCard(Message message, MessagesModel model, Texts texts, String when, Actions actions) {
    String called = nameOf(message, texts);
    play =
        Ui.iconButton(
            "message-play", texts.get("player.play"), Feather.PLAY, () -> actions.hear(message));
    play.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.ACCENT);
    watching =
        model
            .heardProperty()
            .subscribe(
                heard -> {
                  boolean on = heard.equals(Optional.of(message.id()));
                  play.setGraphic(new FontIcon(on ? Feather.SQUARE : Feather.PLAY));
                  Ui.named(play, texts.format(on ? "messages.silence" : "messages.play", called));
                });
    Label title = new Label(called);
    title.setId("message-name");
    title.getStyleClass().addAll("row-who", Styles.TEXT_BOLD);
    title.setTextOverrun(OverrunStyle.ELLIPSIS);
    title.setMinWidth(0);
    Label facts =
        Ui.label(
            texts.format("messages.facts", Moments.length(message.duration()), when),
            Styles.TEXT_MUTED,
            Styles.TEXT_SMALL);
    VBox words = Ui.column("row-words", title, facts);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button change =
        Ui.button(
            "message-change",
            texts.get("messages.change"),
            Feather.SCISSORS,
            () -> actions.change(message));
    change.getStyleClass().add(Styles.FLAT);
    Button send =
        Ui.button(
            "message-send", texts.get("messages.send"), Feather.SEND, () -> actions.send(message));
    send.getStyleClass().add(Styles.FLAT);
    Button erase =
        Ui.iconButton(
            "message-erase",
            texts.get("inbox.erase"),
            Feather.TRASH_2,
            () -> actions.erase(message));
    erase.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.FLAT);
    getChildren().addAll(play, words, change, send, erase);
    getStyleClass().addAll("toy-card", "message-card");
  }

  static String nameOf(Message message, Texts texts) {
    return message.title().isBlank() ? texts.get("messages.unnamed") : message.title();
  }

  void focusFirst() {
    play.requestFocus();
  }

  void end() {
    watching.unsubscribe();
  }
}
