package org.plushkeep.console.player;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.audio.Waveform;
import org.plushkeep.console.inbox.InboxModel;
import org.plushkeep.console.inbox.InboxRow;
import org.plushkeep.console.inbox.InboxView;
import org.plushkeep.console.inbox.Verdicts;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.TallPane;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Verdict;

/** Listening to one recording, and deciding about it. */
public final class PlayerView extends TallPane {
  private static final double LEAST_WIDTH = 400;

  /** Room for it, in points, whether it is there or not. */
  private static final double SCROLL_BAR = 10;

  private static final PseudoClass FLAG = PseudoClass.getPseudoClass("flag");

  private final PlayerModel player;
  private final WaysModel ways;
  private final NoteModel note;
  private final InboxModel inbox;
  private final Texts texts;
  private final Moments moments;
  private final SoundView sound;
  private final NoteView noteView;
  private final Label toy = Ui.label("", Styles.TITLE_3);
  private final Label when = Ui.label("", Styles.TEXT_MUTED);
  private final Label facts = Ui.label("", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
  private final HBox verdicts = new HBox();
  private final BooleanBinding throwsAway; // a binding that nobody holds is forgotten
  private final VBox card;
  private final VBox nothing;
  private @Nullable InboxRow row;
  private Subscription watching = Subscription.EMPTY;

  public PlayerView(
      PlayerModel player,
      WaysModel ways,
      NoteModel note,
      InboxModel inbox,
      Texts texts,
      Moments moments,
      InboxView.Actions actions) {
    super("player-room");
    this.ways = ways;
    this.player = player;
    this.note = note;
    this.inbox = inbox;
    this.throwsAway = inbox.throwsAwayBinding();
    this.texts = texts;
    this.moments = moments;
    sound = new SoundView(player, texts);
    noteView = new NoteView(note, texts);
    verdicts
        .getChildren()
        .addAll(
            verdict(Verdict.REVIEWED, Styles.LEFT_PILL),
            verdict(Verdict.KEPT, Styles.CENTER_PILL),
            verdict(Verdict.FLAGGED, Styles.RIGHT_PILL));
    verdicts.getStyleClass().add("verdicts");
    toy.setId("player-toy");
    facts.setId("player-facts");
    VBox.setVgrow(noteView, Priority.SOMETIMES);
    card =
        Ui.column(
            "player",
            Ui.column("player-head", toy, when),
            sound,
            Banner.problem("player-problem", player.problemProperty()),
            Banner.notice("player-notice", player.loudspeaker().noticeProperty()),
            new WaysView(ways, texts),
            verdicts,
            noteView,
            facts,
            Ui.spring(),
            leave(actions));
    nothing =
        Ui.column(
            "empty",
            Ui.icon(Feather.HEADPHONES, "empty-icon"),
            Ui.label(texts.get("player.nothing"), Styles.TEXT_MUTED, "centered"),
            Ui.label(texts.get("player.keys"), Styles.TEXT_MUTED, Styles.TEXT_SMALL, "centered"));
    inside().addAll(nothing, card);
    ways.askingProperty().subscribe(this::makeRoomForWays);
    clear();
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.max(LEAST_WIDTH, getContent().minWidth(height) + SCROLL_BAR); // no word is cut off
  }

  @Override
  public void requestFocus() {
    // A click between its buttons leaves the keyboard where it is, in the list for instance.
  }

  /** One question at a time; a small window has no room for more either. */
  private void makeRoomForWays(boolean asking) {
    Ui.show(verdicts, !asking);
    Ui.show(noteView, !asking);
  }

  private ToggleButton verdict(Verdict verdict, String pill) {
    ToggleButton button =
        new ToggleButton(texts.get("decide." + verdict), Ui.icon(Verdicts.icon(verdict)));
    button.setId("verdict-" + verdict);
    button.setUserData(verdict);
    button.setTooltip(new Tooltip(texts.get("decide.why." + verdict)));
    button.setMinWidth(USE_PREF_SIZE);
    button.setMaxWidth(Double.MAX_VALUE);
    button.getStyleClass().add(pill);
    HBox.setHgrow(button, Priority.ALWAYS);
    button.setOnAction(
        _ -> {
          InboxRow about = row;
          if (about != null) {
            boolean wanted = button.isSelected();
            button.setSelected(
                !wanted); // it shows what is in the vault, and is told when that is so
            inbox.decide(List.of(about), wanted ? verdict : Verdict.NEW);
          }
        });
    return button;
  }

  private HBox leave(InboxView.Actions actions) {
    Button export =
        Ui.button(
            "export", texts.get("inbox.export"), Feather.SHARE, () -> with(actions::askExport));
    Button erase =
        Ui.button(
            "erase", texts.get("inbox.erase"), Feather.TRASH_2, () -> with(actions::askErase));
    erase.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
    throwsAway.subscribe(
        bin -> {
          erase.setText(texts.get(bin ? "bin.put" : "inbox.erase"));
          erase.setGraphic(Ui.icon(bin ? Feather.ARCHIVE : Feather.TRASH_2));
        });
    return Ui.row("leave", export, Ui.spring(), erase);
  }

  private void with(Consumer<List<RecordingId>> action) {
    InboxRow about = row;
    if (about != null) {
      action.accept(List.of(about.id()));
    }
  }

  /** Shows a recording. */
  public void show(InboxRow chosen) {
    if (chosen.equals(row)) {
      return; // it goes on playing
    }
    forget();
    row = chosen;
    player.show(chosen.id());
    chosen.playedProperty().bind(sound.playedProperty());
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
            .and(chosen.waveformProperty().subscribe(sound::draw))
            .and(chosen.problemProperty().subscribe(this::tellOfDamage));
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
            texts.get(Sound.kindKey(recording)),
            moments.size(recording.byteCount())));
    ways.show(recording);
    select(recording.verdict());
    letDecide(true);
  }

  private void select(Verdict verdict) {
    for (var child : verdicts.getChildren()) {
      if (child instanceof ToggleButton button) {
        button.setSelected(button.getUserData() == verdict);
        button.pseudoClassStateChanged(FLAG, verdict == Verdict.FLAGGED);
      }
    }
  }

  private void letDecide(boolean possible) {
    verdicts.setDisable(!possible);
    noteView.setDisable(!possible);
  }

  private void tellOfDamage(String problem) {
    if (!problem.isEmpty()) {
      toy.setText(texts.get("inbox.row.damaged"));
      letDecide(false);
    }
  }

  /** Shows nothing; what was written is saved, what was decoded is wiped. */
  public void clear() {
    forget();
    Ui.show(card, false);
    Ui.show(nothing, true);
  }

  private void forget() {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    InboxRow before = row;
    if (before != null) {
      before.playedProperty().unbind();
      before.playedProperty().set(0);
    }
    row = null;
    player.clear();
    ways.clear();
    note.clear();
    toy.setText("");
    when.setText("");
    facts.setText("");
    sound.draw(Waveform.EMPTY);
    select(Verdict.NEW);
    letDecide(false);
  }

  /** Which recording is shown. */
  public Optional<InboxRow> shown() {
    return Optional.ofNullable(row);
  }
}
