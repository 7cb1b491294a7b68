package org.plushkeep.console.toys;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.KnownToy;

/**
 * One toy: who it is, how near, and the one thing to do next. A card stays while what is known of
 * its toy changes, so that a button does not vanish under the keyboard.
 */
final class ToyCard extends VBox {
  private final Texts texts;
  private final ToysView.Actions actions;
  private final Label name = Ui.label("", Styles.TITLE_4);
  private final Label practice = badge("badge-practice");
  private final Label paired = badge("badge-paired");
  private final Label about = Ui.label("", Styles.TEXT_MUTED);
  private final Button next;
  private final Button showPractice;
  private final Button care;
  private final Button safety;
  private final BooleanProperty forgotten = new SimpleBooleanProperty();
  private final BooleanProperty outOfRange = new SimpleBooleanProperty();
  private @Nullable NearbyToy toy;
  private @Nullable CollectView collecting;

  ToyCard(Texts texts, ToysView.Actions actions) {
    this.texts = texts;
    this.actions = actions;
    practice.setText(texts.get("toys.practice"));
    paired.setText(texts.get("toys.paired"));
    showPractice =
        Ui.button("show-practice", texts.get("toys.practice.show"), actions::showPracticeToy);
    care = Ui.link("care", texts.get("care.open"), this::openCare);
    safety = Ui.link("toy-safety", texts.get("safety.open"), this::openSafety);
    next = Ui.button("pair", texts.get("toys.pair"), Feather.HEART, this::doNext);
    next.getStyleClass().add(Styles.ACCENT);
    StackPane picture = new StackPane(new BearDrawing(0.34));
    picture.getStyleClass().add("toy-picture");
    VBox words = Ui.column("toy-words", Ui.row("toy-title", name, practice, paired), about, more());
    HBox.setHgrow(words, Priority.ALWAYS);
    getChildren()
        .add(Ui.row("toy-line", picture, words, Ui.row("toy-buttons", showPractice, next)));
    getStyleClass().add("toy-card");
  }

  /** What is on a cable can be asked only while it is plugged in; of a radio silence tells too. */
  private static boolean hasReport(NearbyToy now) {
    return now.isInRange() || !now.id().isSerial();
  }

  private FlowPane more() {
    return Ui.flow(
        "toy-more",
        care,
        safety,
        Ui.link(
            "toy-children", texts.get("children.open"), () -> open(actions.pages()::showChildren)));
  }

  private void openSafety() {
    open(actions.pages()::showSafety);
  }

  private void open(Consumer<NearbyToy> page) {
    NearbyToy now = toy;
    if (now != null) {
      page.accept(now);
    }
  }

  private static Label badge(String style) {
    Label badge = new Label();
    badge.setMinWidth(Region.USE_PREF_SIZE);
    badge.getStyleClass().addAll("badge", style);
    return badge;
  }

  /**
   * Shows what is known of the toy now.
   *
   * @param namesake whether another one calls itself the same
   */
  void show(NearbyToy now, boolean namesake) {
    toy = now;
    setId("toy-" + (now.isPractice() ? "practice" : now.name().replace(' ', '-')));
    name.setText(
        now.isPractice() && !now.isPaired() ? texts.get("toys.practice.name") : now.name());
    about.setText(about(now) + (namesake ? " " + texts.get("toys.namesake") : ""));
    outOfRange.set(!now.isInRange());
    Ui.show(practice, now.isPractice() && now.isPaired());
    Ui.show(paired, now.isPaired());
    Ui.show(showPractice, now.isPractice() && now.isInRange());
    Ui.show(care, now.isPaired());
    Ui.show(safety, hasReport(now));
    if (now.isPaired() && collecting == null) {
      offerCollecting(now);
    } else if (!now.isPaired() && collecting != null) {
      offerPairing();
    }
  }

  /** The toy was forgotten. */
  private void offerPairing() {
    if (collecting != null) {
      getChildren().remove(collecting);
      collecting.end();
      collecting = null;
    }
    next.disableProperty().unbind();
    next.setDisable(false);
    next.setId("pair");
    next.setText(texts.get("toys.pair"));
    next.setGraphic(Ui.icon(Feather.HEART));
  }

  private void offerCollecting(NearbyToy now) {
    CollectModel model = actions.collecting(now);
    CollectView view = new CollectView(model, outOfRange, texts, this::doNext, actions::openInbox);
    collecting = view;
    getChildren().add(view);
    next.setId("collect");
    forgotten.bind(model.forgottenProperty());
    forgotten.subscribe(
        again -> {
          next.setText(texts.get(again ? "toys.pair" : "toys.collect"));
          next.setGraphic(Ui.icon(again ? Feather.HEART : Feather.DOWNLOAD));
        });
    next.disableProperty()
        .bind(outOfRange.or(model.stepProperty().isEqualTo(CollectModel.Step.WORKING)));
  }

  private void doNext() {
    NearbyToy now = toy;
    if (now != null && now.isPaired() && !forgotten.get()) {
      actions.collect(now);
    } else if (now != null && now.isInRange()) {
      forgotten.unbind();
      forgotten.set(false);
      actions.pair(now);
    }
  }

  private void openCare() {
    NearbyToy now = toy;
    if (now != null) {
      actions.openCare(now);
    }
  }

  private String about(NearbyToy now) {
    Optional<String> child =
        now.known()
            .map(KnownToy::child)
            .filter(one -> !one.isEmpty())
            .map(one -> texts.format("toys.child", one) + " ");
    String where;
    if (!now.isInRange()) {
      where = texts.get(now.id().isSerial() ? "toys.unplugged" : "toys.away");
    } else if (now.isPractice()) {
      where = texts.get("toys.practice.about");
    } else if (now.id().isSerial()) {
      where = texts.get(now.isPaired() ? "toys.plugged" : "toys.plugged.unknown");
    } else {
      where =
          texts.get(
              now.isNear().map(near -> near ? "toys.near" : "toys.far").orElse("toys.in-range"));
    }
    return child.orElse("") + where;
  }

  /** Gives the keyboard to the one thing to do next. */
  void focusNext() {
    (next.isDisabled() ? showPractice : next).requestFocus();
  }

  /** Follows its toy no longer. */
  void end() {
    forgotten.unbind();
    next.disableProperty().unbind();
    if (collecting != null) {
      collecting.end();
    }
  }
}
