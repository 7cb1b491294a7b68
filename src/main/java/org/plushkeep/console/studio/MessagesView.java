package org.plushkeep.console.studio;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Message;

/** The kept messages, a card each, and the way to a new one. */
final class MessagesView extends BorderPane {
  private final MessagesModel model;
  private final Texts texts;
  private final Moments moments;
  private final Time time;
  private final MessageCard.Actions actions;
  private final Button record;
  private final VBox cards = Ui.column("toy-cards");
  private final VBox empty;

  /**
   * @param microphone goes to the microphone
   */
  MessagesView(
      MessagesModel model,
      Texts texts,
      Moments moments,
      Time time,
      MessageCard.Actions actions,
      Runnable microphone) {
    this.model = model;
    this.texts = texts;
    this.moments = moments;
    this.time = time;
    this.actions = actions;
    record = Ui.button("record-message", texts.get("messages.record"), Feather.MIC, microphone);
    record.getStyleClass().add(Styles.ACCENT);
    empty =
        Ui.column(
            "empty",
            new BearDrawing(0.6),
            Ui.label(texts.get("messages.empty.title"), Styles.TITLE_3, "centered"),
            Ui.label(texts.get("messages.empty"), Styles.TEXT_MUTED, "centered"));
    empty.setId("messages-empty");
    empty.setMaxHeight(USE_PREF_SIZE);
    Label intro = Ui.label(texts.get("messages.intro"), Styles.TEXT_MUTED);
    setTop(
        Ui.column(
            "screen-head",
            Ui.row(
                "screen-title",
                Ui.label(texts.get("messages.title"), Styles.TITLE_2),
                Ui.spring(),
                record),
            intro,
            Banner.notice("messages-notice", model.hearing().noticeProperty()),
            Banner.problem("messages-problem", model.problemProperty()),
            Banner.problem("messages-hearing", model.hearing().problemProperty())));
    ScrollPane scroll = new ScrollPane(cards);
    scroll.setFitToWidth(true);
    setCenter(new StackPane(scroll, empty));
    model.messages().addListener((ListChangeListener<Message>) _ -> fill());
    model.loadedProperty().subscribe(this::fill);
    fill();
  }

  private void fill() {
    forget();
    for (Message message : model.messages()) {
      cards
          .getChildren()
          .add(
              new MessageCard(
                  message, model, texts, moments.near(message.madeAt(), time.now()), actions));
    }
    Ui.show(empty, model.loadedProperty().get() && model.messages().isEmpty());
  }

  void focusFirst() {
    record.requestFocus();
  }

  /** Shows none any more. */
  void forget() {
    List.copyOf(cards.getChildren())
        .forEach(
            card -> {
              if (card instanceof MessageCard one) {
                one.end();
              }
            });
    cards.getChildren().clear();
  }
}
