package org.plushkeep.console.toys;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.toys.CollectModel.Step;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.KnownToy;

/** One toy: who it is, how near, and the one thing to do next. */
final class ToyCard {
  private ToyCard() {}

  static Node of(NearbyToy toy, Texts texts, ToysView.Actions actions) {
    StackPane picture = new StackPane(new BearDrawing(0.34));
    picture.getStyleClass().add("toy-picture");
    HBox title = Ui.row("toy-title", Ui.label(toy.name(), Styles.TITLE_4));
    if (toy.isPractice()) {
      title.getChildren().add(badge(texts.get("toys.practice"), "badge-practice"));
    }
    if (toy.isPaired()) {
      title.getChildren().add(badge(texts.get("toys.paired"), "badge-paired"));
    }
    VBox words = Ui.column("toy-words", title, Ui.label(about(toy, texts), Styles.TEXT_MUTED));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox top = Ui.row("toy-line", picture, words, buttons(toy, texts, actions));
    VBox card = Ui.column("toy-card", top);
    card.setId("toy-" + (toy.isPractice() ? "practice" : toy.name().replace(' ', '-')));
    if (toy.isPaired()) {
      card.getChildren().add(collecting(actions.collecting(toy), texts, actions));
    }
    return card;
  }

  private static Label badge(String text, String style) {
    Label badge = new Label(text);
    badge.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
    badge.getStyleClass().addAll("badge", style);
    return badge;
  }

  private static String about(NearbyToy toy, Texts texts) {
    String child =
        toy.known()
            .map(KnownToy::child)
            .filter(name -> !name.isEmpty())
            .map(name -> texts.format("toys.child", name) + " ")
            .orElse("");
    String where;
    if (!toy.isInRange()) {
      where = texts.get("toys.away");
    } else if (toy.isPractice()) {
      where = texts.get("toys.practice.about");
    } else {
      where =
          texts.get(
              toy.isNear().map(near -> near ? "toys.near" : "toys.far").orElse("toys.in-range"));
    }
    return child + where;
  }

  private static HBox buttons(NearbyToy toy, Texts texts, ToysView.Actions actions) {
    HBox buttons = Ui.row("toy-buttons");
    if (toy.isPractice() && toy.isInRange()) {
      buttons
          .getChildren()
          .add(
              Ui.button(
                  "show-practice", texts.get("toys.practice.show"), actions::showPracticeToy));
    }
    if (toy.isPaired()) {
      Button collect =
          Ui.button(
              "collect", texts.get("toys.collect"), Feather.DOWNLOAD, () -> actions.collect(toy));
      collect.getStyleClass().add(Styles.ACCENT);
      collect
          .disableProperty()
          .bind(
              actions
                  .collecting(toy)
                  .stepProperty()
                  .isEqualTo(Step.WORKING)
                  .or(new javafx.beans.property.SimpleBooleanProperty(!toy.isInRange())));
      buttons.getChildren().add(collect);
    } else {
      Button pair =
          Ui.button("pair", texts.get("toys.pair"), Feather.HEART, () -> actions.pair(toy));
      pair.getStyleClass().add(Styles.ACCENT);
      buttons.getChildren().add(pair);
    }
    return buttons;
  }

  private static VBox collecting(CollectModel model, Texts texts, ToysView.Actions actions) {
    ProgressBar bar = new ProgressBar();
    bar.setId("collect-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(model.progressProperty());
    Label message = Ui.label("");
    message.setId("collect-message");
    message.textProperty().bind(model.messageProperty());
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    Button stop = Ui.button("collect-stop", texts.get("stop"), model::cancel);
    Button open =
        Ui.button("collect-open", texts.get("collect.open"), Feather.INBOX, actions::openInbox);
    VBox box = Ui.column("collecting", bar, Ui.row("collecting-line", message, stop, open));
    model
        .stepProperty()
        .subscribe(
            step -> {
              Ui.show(box, step != Step.IDLE);
              Ui.show(bar, step == Step.WORKING);
              Ui.show(stop, step == Step.WORKING);
              Ui.show(open, step == Step.DONE);
            });
    return box;
  }
}
