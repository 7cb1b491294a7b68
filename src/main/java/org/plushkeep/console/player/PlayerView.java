package org.plushkeep.console.player;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plushkeep.console.inbox.InboxModel;
import org.plushkeep.console.inbox.InboxRow;
import org.plushkeep.console.inbox.InboxView;
import org.plushkeep.console.inbox.Verdicts;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.widgets.WaveformView;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.Verdict;

/** Listening to one recording. */
public final class PlayerView extends StackPane {
  private static final double SKIP_SECONDS = 5;
  private static final long MILLIS = 1000;

  private final PlayerModel player;
  private final NoteModel note;
  private final InboxModel inbox;
  private final Texts texts;
  private final Moments moments;
  private final WaveformView waveform = new WaveformView(5);
  private final Label toy = Ui.label("", Styles.TITLE_3);
  private final Label when = Ui.label("", Styles.TEXT_MUTED);
  private final Label facts = Ui.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
  private final List<ToggleButton> verdicts;
  private final VBox card;
  private final VBox nothing;
  private @Nullable InboxRow row;
  private @Nullable Subscription watching;

  public PlayerView(
      PlayerModel player,
      NoteModel note,
      InboxModel inbox,
      Texts texts,
      Moments moments,
      InboxView.Actions actions) {
    this.player = player;
    this.note = note;
    this.inbox = inbox;
    this.texts = texts;
    this.moments = moments;
    this.verdicts =
        List.of(verdict(Verdict.REVIEWED), verdict(Verdict.KEPT), verdict(Verdict.FLAGGED));
    toy.setId("player-toy");
    facts.setId("player-facts");
    card =
        Ui.column(
            "player",
            Ui.column("player-head", toy, when),
            sound(),
            Banner.problem("player-problem", player.problemProperty()),
            Banner.notice("player-notice", player.noticeProperty()),
            decisions(),
            notes(),
            facts,
            leave(actions));
    nothing =
        Ui.column(
            "empty",
            Ui.icon(Feather.HEADPHONES, "empty-icon"),
            Ui.label(texts.get("player.nothing"), Styles.TEXT_MUTED, "centered"));
    getChildren().addAll(nothing, card);
    getStyleClass().add("player-pane");
    clear();
  }

  private VBox sound() {
    waveform.setId("waveform");
    waveform.setAccessibleText(texts.get("player.waveform"));
    waveform.makeSeekable(player::seek, player::skip);
    waveform
        .playedProperty()
        .bind(
            Bindings.createDoubleBinding(
                () ->
                    player.lengthProperty().get() == 0
                        ? 0
                        : player.positionProperty().get() / player.lengthProperty().get(),
                player.positionProperty(),
                player.lengthProperty()));
    Button back =
        Ui.iconButton(
            "back", texts.get("player.back"), Feather.ROTATE_CCW, () -> player.skip(-SKIP_SECONDS));
    Button forward =
        Ui.iconButton(
            "forward",
            texts.get("player.forward"),
            Feather.ROTATE_CW,
            () -> player.skip(SKIP_SECONDS));
    back.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.FLAT);
    forward.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.FLAT);
    HBox controls =
        Ui.row(
            "controls",
            time("position", true),
            Ui.spring(),
            back,
            play(),
            forward,
            Ui.spring(),
            time("length", false));
    controls.disableProperty().bind(player.readyProperty().not());
    return Ui.column("sound", waveform, controls);
  }

  private Button play() {
    Button play = Ui.iconButton("play", texts.get("player.play"), Feather.PLAY, player::toggle);
    play.getStyleClass().addAll(Styles.BUTTON_CIRCLE, Styles.ACCENT, Styles.LARGE, "play");
    player
        .playingProperty()
        .subscribe(
            on -> {
              play.setGraphic(new FontIcon(on ? Feather.PAUSE : Feather.PLAY));
              Ui.named(play, texts.get(on ? "player.pause" : "player.play"));
            });
    return play;
  }

  private Label time(String id, boolean position) {
    var seconds = position ? player.positionProperty() : player.lengthProperty();
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().addAll("time", position ? "time-position" : "time-length");
    label
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Moments.length(Duration.ofMillis((long) (seconds.get() * MILLIS))), seconds));
    return label;
  }

  private HBox decisions() {
    verdicts.getFirst().getStyleClass().add(Styles.LEFT_PILL);
    verdicts.get(1).getStyleClass().add(Styles.CENTER_PILL);
    verdicts.getLast().getStyleClass().add(Styles.RIGHT_PILL);
    HBox pills = new HBox();
    pills.getChildren().addAll(verdicts);
    pills.getStyleClass().add("verdicts");
    return pills;
  }

  private ToggleButton verdict(Verdict verdict) {
    ToggleButton button =
        new ToggleButton(texts.get("decide." + verdict), Ui.icon(Verdicts.icon(verdict)));
    button.setId("verdict-" + verdict);
    button.setUserData(verdict);
    button.setTooltip(new Tooltip(texts.get("decide.why." + verdict)));
    button.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    button.setOnAction(
        _ -> {
          InboxRow about = row;
          if (about != null) {
            inbox.decide(List.of(about), button.isSelected() ? verdict : Verdict.NEW);
          }
        });
    return button;
  }

  private VBox notes() {
    TextArea area = new TextArea();
    area.setId("note");
    area.setWrapText(true);
    area.setPrefRowCount(3);
    area.setPromptText(texts.get("note.prompt"));
    area.setTextFormatter(Ui.atMost(NoteModel.LONGEST));
    area.textProperty().bindBidirectional(note.textProperty());
    area.focusedProperty()
        .subscribe(
            focused -> {
              if (!focused) {
                note.saveNow();
              }
            });
    Label title = Ui.label(texts.get("note.title"), Styles.TEXT_BOLD);
    title.setLabelFor(area);
    Label state = Ui.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    state.setId("note-state");
    note.stateProperty().subscribe(now -> state.setText(texts.get("note.state." + now)));
    return Ui.column("field", Ui.row("note-head", title, Ui.spring(), state), area);
  }

  private HBox leave(InboxView.Actions actions) {
    Button export =
        Ui.button(
            "export", texts.get("inbox.export"), Feather.SHARE, () -> with(actions::askExport));
    Button erase =
        Ui.button(
            "erase", texts.get("inbox.erase"), Feather.TRASH_2, () -> with(actions::askErase));
    erase.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
    return Ui.row("leave", export, Ui.spring(), erase);
  }

  private void with(java.util.function.Consumer<List<org.plushkeep.recording.RecordingId>> action) {
    InboxRow about = row;
    if (about != null) {
      action.accept(List.of(about.id()));
    }
  }

  /** Shows a recording. */
  public void show(InboxRow chosen) {
    stopWatching();
    row = chosen;
    player.show(chosen.id());
    boolean[] noteShown = new boolean[1];
    watching =
        chosen
            .recordingProperty()
            .subscribe(
                found -> {
                  found.ifPresent(this::fill);
                  if (found.isPresent() && !noteShown[0]) {
                    noteShown[0] = true;
                    note.show(chosen.id(), found.get().note());
                  }
                })
            .and(chosen.waveformProperty().subscribe(waveform.waveformProperty()::set));
    Ui.show(card, true);
    Ui.show(nothing, false);
  }

  private void fill(Recording recording) {
    toy.setText(
        recording.child().isEmpty()
            ? recording.toyName()
            : texts.format("inbox.row.who", recording.toyName(), recording.child()));
    when.setText(moments.whole(recording.collectedAt()));
    facts.setText(
        texts.format(
            "player.facts",
            texts.get(recording.format().equals("unknown") ? "format.unknown" : "format.known"),
            moments.size(recording.byteCount())));
    for (ToggleButton button : verdicts) {
      button.setSelected(button.getUserData() == recording.verdict());
      button.pseudoClassStateChanged(
          PseudoClass.getPseudoClass("flag"), recording.verdict() == Verdict.FLAGGED);
    }
  }

  /** Shows nothing; what was written is saved, what was decoded is wiped. */
  public void clear() {
    stopWatching();
    row = null;
    player.clear();
    note.clear();
    Ui.show(card, false);
    Ui.show(nothing, true);
  }

  /** Which recording is shown. */
  public Optional<InboxRow> shown() {
    return Optional.ofNullable(row);
  }

  private void stopWatching() {
    if (watching != null) {
      watching.unsubscribe();
      watching = null;
    }
  }
}
