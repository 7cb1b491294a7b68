package org.plushkeep.console.inbox;

import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plushkeep.console.rules.ClearingModel;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.widgets.WaveformView;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.Verdict;

/** A recording in the list: verdict, outline, toy and child, when and the note, length. */
final class InboxCell extends ListCell<InboxRow> {
  private static final PseudoClass UNHEARD = PseudoClass.getPseudoClass("unheard");

  private final InboxModel model;
  private final Texts texts;
  private final Moments moments;
  private final Time time;
  private final VerdictMark verdict = new VerdictMark();
  private final WaveformView waveform = new WaveformView(4);
  private final Label who = new Label();
  private final Label when = new Label();
  private final Label note = new Label();
  private final FontIcon pen = Ui.icon(Feather.EDIT_3, "row-pen");
  private final Label leaves = new Label();
  private final Label length = new Label();
  private final HBox line;
  private Subscription watching = Subscription.EMPTY;

  InboxCell(InboxModel model, Texts texts, Moments moments, Time time) {
    this.model = model;
    this.texts = texts;
    this.moments = moments;
    this.time = time;
    who.getStyleClass().add("row-who");
    when.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    when.setMinWidth(Region.USE_PREF_SIZE);
    note.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    note.setGraphic(pen);
    leaves.getStyleClass().addAll(Styles.TEXT_SMALL, "row-leaves");
    leaves.setGraphic(Ui.icon(Feather.CLOCK));
    leaves.setMinWidth(Region.USE_PREF_SIZE);
    for (Label shortened : new Label[] {who, note}) {
      shortened.setTextOverrun(OverrunStyle.ELLIPSIS);
      shortened.setMinWidth(0);
    }
    length.getStyleClass().add("row-length");
    length.setMinWidth(Region.USE_PREF_SIZE);
    waveform.getStyleClass().add("row-waveform");
    VBox words = Ui.column("row-words", who, Ui.row("row-second", when, leaves, note));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    line = Ui.row("row", verdict, waveform, words, length);
    getStyleClass().add("inbox-cell");
    setPrefWidth(0); // never wider than the list: names are shortened instead
  }

  @Override
  protected void updateItem(@Nullable InboxRow row, boolean empty) {
    super.updateItem(row, empty);
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    setText(null);
    if (empty || row == null) {
      blank();
      setGraphic(null);
      return;
    }
    model.look(row);
    watching =
        row.recordingProperty()
            .subscribe(_ -> show(row))
            .and(model.leavesProperty().subscribe(_ -> show(row)))
            .and(row.problemProperty().subscribe(_ -> show(row)))
            .and(row.waveformProperty().subscribe(waveform.waveformProperty()::set))
            .and(
                row.playedProperty()
                    .subscribe(now -> waveform.playedProperty().set(now.doubleValue())));
    setGraphic(line);
  }

  private void show(InboxRow row) {
    Optional<Recording> found = row.recordingProperty().get();
    if (!row.problemProperty().get().isEmpty()) {
      blank();
      verdict.showDamage();
      who.setText(texts.get("inbox.row.damaged"));
      when.setText(texts.get("inbox.row.damaged.why"));
      setAccessibleText(who.getText());
    } else if (found.isPresent()) {
      fill(found.get());
    } else {
      blank();
      who.setText("…");
    }
  }

  private void blank() {
    verdict.clear();
    who.setText("");
    when.setText("");
    length.setText("");
    note.setText("");
    Ui.show(note, false);
    Ui.show(leaves, false);
    pseudoClassStateChanged(UNHEARD, false);
    setAccessibleText(null);
  }

  private void fill(Recording recording) {
    who.setText(who(texts, recording));
    when.setText(moments.near(recording.collectedAt(), time.now()));
    boolean known = recording.duration().compareTo(Duration.ZERO) > 0;
    length.setText(known ? Moments.length(recording.duration()) : texts.get("inbox.no-length"));
    verdict.show(recording.verdict());
    Instant at = model.leavesProperty().get().get(recording.id());
    Ui.show(leaves, at != null);
    if (at != null) {
      leaves.setText(texts.format("rules.row", ClearingModel.days(at, time.now())));
    }
    note.setText(recording.note().strip().replaceAll("\\s+", " "));
    Ui.show(note, !recording.note().isEmpty());
    pseudoClassStateChanged(UNHEARD, recording.verdict() == Verdict.NEW);
    setAccessibleText(
        texts.format(
            "inbox.row.spoken",
            who.getText(),
            when.getText(),
            length.getText(),
            texts.get("verdict." + recording.verdict())
                + (at == null ? "" : ", " + leaves.getText())));
  }

  /** "Bentley · Mia", or only the toy where no child was named. */
  static String who(Texts texts, Recording recording) {
    return recording.child().isEmpty()
        ? recording.toyName()
        : texts.format("inbox.row.who", recording.toyName(), recording.child());
  }
}
