package org.plushkeep.console.studio;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.audio.edit.Draft;
import org.plushkeep.console.studio.RecordModel.Step;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;

/** The microphone: a red mark while it hears, how loud, how long. */
final class RecordView extends StackPane {
  private static final long MILLIS = 1000;

  /** Stands for the computer's own choice. */
  private static final String USUAL = "";

  private final RecordModel model;
  private final Texts texts;
  private final Button start;
  private final Button stop;
  private final Button file;
  private final ComboBox<String> microphone = new ComboBox<>();

  /**
   * @param back goes back to the list; what is recorded is asked about
   */
  RecordView(RecordModel model, Texts texts, Runnable back) {
    this.model = model;
    this.texts = texts;
    start = Ui.button("record-start", texts.get("studio.start"), Feather.MIC, model::start);
    start.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    stop = Ui.button("record-stop", texts.get("studio.stop"), Feather.SQUARE, model::stop);
    stop.getStyleClass().addAll(Styles.DANGER, Styles.LARGE);
    file =
        Ui.button(
            "record-file",
            texts.get("studio.file"),
            Feather.FILE,
            () -> model.useFile(getScene().getWindow()));
    file.getStyleClass().add(Styles.LARGE);
    Button leave = Ui.button("record-back", texts.get("studio.back"), back);
    leave.getStyleClass().add(Styles.LARGE);
    VBox card =
        Ui.column(
            "studio-card",
            Ui.label(texts.get("studio.record.title"), Styles.TITLE_2),
            Ui.label(texts.get("studio.record.how"), Styles.TEXT_MUTED),
            choice(),
            meter(),
            Banner.problem("record-problem", model.problemProperty()),
            Ui.row("answers", leave, Ui.spring(), file, start, stop));
    card.setMaxHeight(USE_PREF_SIZE);
    getChildren().add(card);
    getStyleClass().add("studio");
    model.stepProperty().subscribe(this::show);
  }

  private void show(Step step) {
    boolean ready = step == Step.READY;
    boolean had = start.isFocused() || stop.isFocused();
    Ui.show(start, ready);
    Ui.show(file, ready);
    Ui.show(stop, !ready);
    stop.setDisable(step == Step.ENDING);
    if (had) {
      focusFirst();
    }
  }

  private VBox choice() {
    Label label = Ui.label(texts.get("studio.microphone"));
    label.setLabelFor(microphone);
    microphone.setId("microphone");
    microphone.setAccessibleText(texts.get("studio.microphone"));
    microphone.setMaxWidth(Double.MAX_VALUE);
    microphone.setCellFactory(_ -> cell());
    microphone.setButtonCell(cell());
    microphone.getItems().setAll(USUAL);
    microphone.setValue(USUAL);
    microphone
        .valueProperty()
        .subscribe(
            name ->
                model
                    .chosenProperty()
                    .set(USUAL.equals(name) ? Optional.empty() : Optional.of(name)));
    microphone.setOnShowing(_ -> offer());
    microphone.disableProperty().bind(model.stepProperty().isNotEqualTo(Step.READY));
    return Ui.column("field", label, microphone);
  }

  /** The ones there are now; the chosen one stays, though it may be away. */
  private void offer() {
    model.ask(
        names -> {
          List<String> offered = new ArrayList<>();
          offered.add(USUAL);
          offered.addAll(names);
          if (!offered.contains(microphone.getValue())) {
            offered.add(microphone.getValue());
          }
          List<String> before = List.copyOf(microphone.getItems());
          offered.stream().filter(one -> !before.contains(one)).forEach(microphone.getItems()::add);
          before.stream()
              .filter(one -> !offered.contains(one))
              .forEach(microphone.getItems()::remove);
        });
  }

  private ListCell<String> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(@Nullable String name, boolean empty) {
        super.updateItem(name, empty);
        setText(
            empty || name == null
                ? null
                : name.equals(USUAL) ? texts.get("studio.microphone.usual") : name);
      }
    };
  }

  private VBox meter() {
    LevelBar bar = new LevelBar();
    bar.setId("level");
    bar.levelProperty().bind(model.levelProperty());
    Label mark = Ui.label("", "recording-mark");
    mark.setId("recording-mark");
    Region dot = new Region();
    dot.getStyleClass().add("recording-dot");
    mark.setGraphic(dot);
    mark.textProperty()
        .bind(
            model
                .stepProperty()
                .map(step -> step == Step.READY ? "" : texts.get("studio.step." + step)));
    mark.visibleProperty().bind(model.stepProperty().isNotEqualTo(Step.READY));
    Label time = new Label();
    time.setId("record-time");
    time.getStyleClass().add("record-time");
    time.setMinWidth(USE_PREF_SIZE);
    time.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.format("studio.of-at-most", length(), Moments.length(Draft.LONGEST)),
                model.secondsProperty()));
    Label loud = Ui.label(texts.get("studio.too-loud"), "too-loud");
    loud.setId("too-loud");
    loud.visibleProperty().bind(model.levelProperty().map(level -> level.clipped()));
    HBox line = Ui.row("record-line", mark, Ui.spring(), time);
    HBox.setHgrow(mark, Priority.SOMETIMES);
    return Ui.column("meter", line, bar, loud);
  }

  private String length() {
    return Moments.length(Duration.ofMillis((long) (model.secondsProperty().get() * MILLIS)));
  }

  /** Gives the keyboard to what can be done next. */
  void focusFirst() {
    (start.isVisible() ? start : stop).requestFocus();
  }
}
