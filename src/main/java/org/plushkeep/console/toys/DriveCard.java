package org.plushkeep.console.toys;

import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.collect.DriveCount;
import org.plushkeep.console.toys.DriveModel.Step;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.toy.drive.Drive;

/** One recorder: what is on it, and what can be done next. */
final class DriveCard extends VBox {
  private static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");

  private final DriveModel model;
  private final ProgressBar bar = new ProgressBar();
  private final Label message = Ui.label("");
  private final Button collect;
  private final Button stop;
  private final Button listen;
  private final Button erase;
  private final VBox going;
  private final Subscription following;

  DriveCard(DriveModel model, Texts texts, ToysView.Actions actions) {
    this.model = model;
    Drive drive = model.drive();
    Label name = Ui.label(texts.format("drive.title", drive.name()), Styles.TITLE_4, "drive-name");
    Label practice = new Label(texts.get("toys.practice"));
    practice.setMinWidth(Region.USE_PREF_SIZE);
    practice.getStyleClass().addAll("badge", "badge-practice");
    Ui.show(practice, drive.practice());
    collect =
        Ui.button("drive-collect", texts.get("toys.collect"), Feather.DOWNLOAD, model::collect);
    collect.getStyleClass().add(Styles.ACCENT);
    stop = Ui.button("drive-stop", texts.get("stop"), model::cancel);
    listen =
        Ui.button("drive-listen", texts.get("collect.open"), Feather.INBOX, actions::openInbox);
    erase =
        Ui.button(
            "drive-erase",
            texts.get("drive.erase"),
            Feather.TRASH_2,
            () -> actions.askEraseFrom(model));
    bar.setId("drive-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(texts.get("drive.bar"));
    bar.progressProperty().bind(model.progressProperty());
    message.setId("drive-message");
    message.textProperty().bind(model.messageProperty());
    StackPane picture = new StackPane(Ui.icon(Feather.HARD_DRIVE, "drive-icon"));
    picture.getStyleClass().add("toy-picture");
    VBox words =
        Ui.column("toy-words", Ui.row("toy-title", name, practice), message, more(texts, actions));
    HBox.setHgrow(words, Priority.ALWAYS);
    going = Ui.column("collecting", bar, Ui.row("drive-buttons", stop, listen, erase));
    getChildren().addAll(Ui.row("toy-line", picture, words, Ui.row("toy-buttons", collect)), going);
    getStyleClass().add("toy-card");
    setId("drive-card");
    following =
        model
            .stepProperty()
            .subscribe(_ -> show())
            .and(model.countProperty().subscribe(_ -> show()))
            .and(model.pluggedProperty().subscribe(_ -> show()));
  }

  private FlowPane more(Texts texts, ToysView.Actions actions) {
    return Ui.flow(
        "toy-more",
        Ui.link("drive-safety", texts.get("safety.open"), () -> actions.pages().showSafety(model)),
        Ui.link(
            "drive-children",
            texts.get("children.open"),
            () -> actions.pages().showChildren(model)));
  }

  private void show() {
    Step step = model.stepProperty().get();
    DriveCount count = model.countProperty().get();
    boolean plugged = model.pluggedProperty().get();
    boolean working = model.isWorking();
    boolean counting = step == Step.LOOKING;
    boolean mayBeNew = count.fresh() + count.uncompared() > 0;
    collect.setDisable(!plugged || working || !mayBeNew && step != Step.FAILED);
    Ui.show(bar, working || counting);
    Ui.show(stop, working);
    Ui.show(listen, step == Step.COLLECTED && count.inVault() > 0);
    Ui.show(erase, plugged && !working && !counting && count.inVault() + count.halfErased() > 0);
    Ui.show(going, bar.isVisible() || stop.isVisible() || listen.isVisible() || erase.isVisible());
    message.pseudoClassStateChanged(FAILED, step == Step.FAILED);
  }

  /** Whether there is something to do with it now. */
  boolean hasNext() {
    return !collect.isDisabled() || erase.isVisible();
  }

  /** Gives the keyboard to the one thing to do next. */
  void focusNext() {
    (collect.isDisabled() ? erase : collect).requestFocus();
  }

  /** Follows its recorder no longer. */
  void end() {
    following.unsubscribe();
    bar.progressProperty().unbind();
    message.textProperty().unbind();
    message.setText("");
  }
}
