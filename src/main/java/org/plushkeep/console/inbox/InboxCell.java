package org.plushkeep.console.inbox;

import atlantafx.base.theme.Styles;
import java.time.Duration;
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
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.widgets.WaveformView;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.Verdict;

/** A recording in the list: outline, toy, child, when, length, verdict. */
final class InboxCell extends ListCell<InboxRow> {
  private static final PseudoClass UNHEARD = PseudoClass.getPseudoClass("unheard");

  private final InboxModel model;
  private final Texts texts;
  private final Moments moments;
  private final Time time;
  private final WaveformView waveform = new WaveformView(4);
  private final Label who = new Label();
  private final Label when = new Label();
  private final Label length = new Label();
  private final FontIcon verdict = new FontIcon(Feather.CIRCLE);
  private final FontIcon note = Ui.icon(Feather.EDIT_3, "row-note");
  private final HBox line;
  private @Nullable Subscription watching;

  InboxCell(InboxModel model, Texts texts, Moments moments, Time time) {
    this.model = model;
    this.texts = texts;
    this.moments = moments;
    this.time = time;
    who.getStyleClass().add(Styles.TEXT_BOLD);
    who.setTextOverrun(OverrunStyle.ELLIPSIS);
    when.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    length.getStyleClass().add("row-length");
    length.setMinWidth(Region.USE_PREF_SIZE);
    waveform.getStyleClass().add("row-waveform");
    VBox words = Ui.column("row-words", who, when);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    line = Ui.row("row", verdict, waveform, words, note, length);
    getStyleClass().add("inbox-cell");
    setPrefWidth(0); // never wider than the list: names are shortened instead
  }

  @Override
  protected void updateItem(@Nullable InboxRow row, boolean empty) {
    super.updateItem(row, empty);
    if (watching != null) {
      watching.unsubscribe();
      watching = null;
    }
    setText(null);
    if (empty || row == null) {
      setGraphic(null);
      setAccessibleText(null);
      pseudoClassStateChanged(UNHEARD, false);
      return;
    }
    model.look(row);
    watching =
        row.recordingProperty()
            .subscribe(this::fill)
            .and(row.waveformProperty().subscribe(waveform.waveformProperty()::set))
            .and(row.problemProperty().subscribe(this::tell));
    setGraphic(line);
  }

  private void fill(Optional<Recording> found) {
    if (found.isEmpty()) {
      who.setText("…");
      when.setText("");
      length.setText("");
      Ui.show(note, false);
      return;
    }
    Recording recording = found.get();
    who.setText(who(texts, recording));
    when.setText(moments.near(recording.collectedAt(), time.now()));
    boolean known = recording.duration().compareTo(Duration.ZERO) > 0;
    length.setText(known ? Moments.length(recording.duration()) : texts.get("inbox.no-length"));
    verdict.setIconCode(Verdicts.icon(recording.verdict()));
    verdict.getStyleClass().setAll("verdict", Verdicts.style(recording.verdict()));
    Ui.show(note, !recording.note().isEmpty());
    pseudoClassStateChanged(UNHEARD, recording.verdict() == Verdict.NEW);
    setAccessibleText(
        texts.format(
            "inbox.row.spoken",
            who.getText(),
            when.getText(),
            length.getText(),
            texts.get("verdict." + recording.verdict())));
  }

  /** "Bentley · Mia", or only the toy where no child was named. */
  static String who(Texts texts, Recording recording) {
    return recording.child().isEmpty()
        ? recording.toyName()
        : texts.format("inbox.row.who", recording.toyName(), recording.child());
  }

  private void tell(String problem) {
    if (!problem.isEmpty()) {
      who.setText(texts.get("inbox.row.damaged"));
      when.setText(problem);
      length.setText("");
      verdict.setIconCode(Feather.ALERT_TRIANGLE);
    }
  }
}
