package org.plushkeep.console.studio;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plushkeep.audio.ToyClip;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.audio.edit.Edits;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.Message;

/** One message being changed. Made anew for each. */
final class EditView extends StackPane {
  private static final double RATE = ToyClip.SAMPLE_RATE;
  private static final long MILLIS = 1000;

  private final EditModel model;
  private final Texts texts;
  private final Button play;
  private final TextField title = new TextField();

  /** What a parent decides. */
  interface Actions {
    /** Keeps it. */
    void keep();

    /** Leaves it; what would be lost is asked about. */
    void discard();

    /** Records another in its place; what would be lost is asked about. */
    void again();
  }

  EditView(EditModel model, Texts texts, Actions actions) {
    this.model = model;
    this.texts = texts;
    play = Ui.iconButton("edit-play", texts.get("player.play"), Feather.PLAY, model::hear);
    VBox card =
        Ui.column(
            "studio-card",
            Ui.label(texts.get("studio.edit.title"), Styles.TITLE_2),
            Banner.notice("edit-notice", model.noticeProperty()),
            trim(),
            times(),
            hearing(),
            changes(),
            name(),
            Banner.notice("hearing-notice", model.hearing().noticeProperty()),
            Banner.problem("hearing-problem", model.hearing().problemProperty()),
            Banner.problem("edit-problem", model.problemProperty()),
            tooLong(),
            answers(actions));
    StackPane middle = new StackPane(card);
    middle.getStyleClass().add("studio");
    card.setMaxHeight(USE_PREF_SIZE);
    ScrollPane scroll = new ScrollPane(middle);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    getChildren().add(scroll);
  }

  private TrimBar trim() {
    double all = model.samples();
    TrimBar bar =
        new TrimBar(
            model.waveform(),
            all / RATE,
            texts.get("studio.trim.from"),
            texts.get("studio.trim.to"),
            model.steps()::trim);
    bar.setId("trim");
    bar.beginProperty().bind(model.steps().editsProperty().map(edits -> edits.from() / all));
    bar.endProperty().bind(model.steps().editsProperty().map(edits -> edits.to() / all));
    var seconds = model.hearing().secondsProperty();
    bar.playedProperty()
        .bind(
            Bindings.createDoubleBinding(
                () ->
                    model.hearing().playingProperty().get()
                        ? (model.steps().editsProperty().get().from() + seconds.get() * RATE) / all
                        : 0,
                seconds,
                model.hearing().playingProperty(),
                model.steps().editsProperty()));
    return bar;
  }

  private HBox times() {
    Label length = new Label();
    length.setId("edit-length");
    length.setMinWidth(USE_PREF_SIZE);
    length.getStyleClass().add("record-time");
    length
        .textProperty()
        .bind(
            model
                .steps()
                .editsProperty()
                .map(
                    edits ->
                        texts.format(
                            "studio.of-at-most",
                            Moments.length(seconds(edits)),
                            Moments.length(Draft.LONGEST))));
    Button undo =
        Ui.iconButton(
            "edit-undo", texts.get("studio.undo"), Feather.CORNER_UP_LEFT, model.steps()::undo);
    Button redo =
        Ui.iconButton(
            "edit-redo", texts.get("studio.redo"), Feather.CORNER_UP_RIGHT, model.steps()::redo);
    undo.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.FLAT);
    redo.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.FLAT);
    undo.disableProperty().bind(model.steps().canUndoProperty().not());
    redo.disableProperty().bind(model.steps().canRedoProperty().not());
    return Ui.row("record-line", length, Ui.spring(), undo, redo);
  }

  private static Duration seconds(Edits edits) {
    return Duration.ofMillis((long) (edits.length() / RATE * MILLIS));
  }

  private HBox hearing() {
    play.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.ACCENT, Styles.LARGE, "play");
    model
        .hearing()
        .playingProperty()
        .subscribe(
            on -> {
              play.setGraphic(new FontIcon(on ? Feather.SQUARE : Feather.PLAY));
              Ui.named(play, texts.get(on ? "studio.silence" : "player.play"));
            });
    ToggleGroup group = new ToggleGroup();
    ToggleButton toy = way("hear-toy", "studio.as-toy", Styles.LEFT_PILL, true, group);
    ToggleButton plain = way("hear-plain", "studio.as-recorded", Styles.RIGHT_PILL, false, group);
    return Ui.row("hear", play, Ui.row("hear-ways", toy, plain));
  }

  private ToggleButton way(String id, String text, String style, boolean asToy, ToggleGroup group) {
    ToggleButton button = new ToggleButton(texts.get(text));
    button.setId(id);
    button.setMinWidth(USE_PREF_SIZE);
    button.setToggleGroup(group);
    button.getStyleClass().add(style);
    button.setSelected(model.asToyProperty().get() == asToy);
    button.setOnAction(
        _ -> {
          button.setSelected(true);
          model.asToyProperty().set(asToy);
        });
    return button;
  }

  private HBox changes() {
    return Ui.row(
        "changes",
        box("fade-in", "studio.fade-in", edits -> edits.fadeIn() > 0, model.steps()::setFadeIn),
        box("fade-out", "studio.fade-out", edits -> edits.fadeOut() > 0, model.steps()::setFadeOut),
        box("even-out", "studio.even-out", Edits::evened, model.steps()::setEvened));
  }

  private CheckBox box(
      String id, String text, Function<Edits, Boolean> isOn, Consumer<Boolean> set) {
    CheckBox box = new CheckBox(texts.get(text));
    box.setId(id);
    box.setMinWidth(USE_PREF_SIZE);
    box.setOnAction(_ -> set.accept(box.isSelected()));
    model.steps().editsProperty().subscribe(edits -> box.setSelected(isOn.apply(edits)));
    return box;
  }

  private VBox name() {
    Label label = Ui.label(texts.get("studio.name"));
    label.setLabelFor(title);
    title.setId("message-title");
    title.setTextFormatter(Ui.atMost(Message.LONGEST_TITLE));
    title.setPromptText(texts.get("studio.name.prompt"));
    title.textProperty().bindBidirectional(model.titleProperty());
    return Ui.column("field", label, title);
  }

  private Label tooLong() {
    Label label = Ui.label(texts.get("studio.too-long"), "too-loud");
    label.setId("too-long");
    model.steps().editsProperty().subscribe(edits -> Ui.show(label, isTooLong(edits)));
    return label;
  }

  private static boolean isTooLong(Edits edits) {
    return edits.length() > Draft.MOST_SAMPLES;
  }

  private HBox answers(Actions actions) {
    Button discard = Ui.button("edit-discard", texts.get("studio.discard"), actions::discard);
    Button again = Ui.button("edit-again", texts.get("studio.again"), Feather.MIC, actions::again);
    Button keep = Ui.button("edit-keep", texts.get("studio.keep"), Feather.CHECK, actions::keep);
    keep.getStyleClass().add(Styles.ACCENT);
    keep.setDefaultButton(true);
    keep.disableProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.keepingProperty().get() || isTooLong(model.steps().editsProperty().get()),
                model.keepingProperty(),
                model.steps().editsProperty()));
    discard.disableProperty().bind(model.keepingProperty());
    again.disableProperty().bind(model.keepingProperty());
    return Ui.row("answers", discard, again, Ui.spring(), keep);
  }

  /** Gives the keyboard to what can be done next. */
  void focusFirst() {
    applyCss(); // what is in a scroll pane is in the scene only once the pane has its skin
    play.requestFocus();
  }

  /** Shows no name any more. */
  void forget() {
    title.textProperty().unbindBidirectional(model.titleProperty());
    title.clear();
  }
}
