package org.plushkeep.console.history;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.recording.Recording;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;

/** A line of the history: what was done, which recording it was about, when and by whom. */
final class HistoryCell extends ListCell<HistoryRow> {
  private final HistoryModel model;
  private final Moments moments;
  private final FontIcon icon = Ui.icon(Feather.CLOCK, "history-icon");
  private final Label what = shortened("history-what");
  private final Label about = shortened(Styles.TEXT_MUTED, Styles.TEXT_SMALL, "history-about");
  private final Label when = shortened(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
  private final Label note = shortened(Styles.TEXT_SMALL, "history-note");
  private final Label number = shortened(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
  private final HBox line;
  private Subscription watching = Subscription.EMPTY;

  HistoryCell(HistoryModel model, Moments moments) {
    this.model = model;
    this.moments = moments;
    what.setMinWidth(Region.USE_PREF_SIZE);
    VBox words =
        Ui.column("row-words", Ui.row("row-second", what, about), Ui.row("row-second", when, note));
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setMinWidth(0);
    number.setMinWidth(Region.USE_PREF_SIZE);
    line = Ui.row("row", icon, words, number);
    getStyleClass().add("history-cell");
    setPrefWidth(0); // never wider than the list
  }

  private static Label shortened(String... styles) {
    Label label = new Label();
    label.getStyleClass().addAll(styles);
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    label.setMinWidth(0);
    return label;
  }

  @Override
  protected void updateItem(@Nullable HistoryRow row, boolean empty) {
    super.updateItem(row, empty);
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    setText(null);
    if (empty || row == null) {
      show(Optional.empty());
      setGraphic(null);
      return;
    }
    model.look(row);
    watching = row.lineProperty().subscribe(this::show);
    setGraphic(line);
  }

  private void show(Optional<HistoryRow.Line> shown) {
    HistoryTexts words = model.words();
    what.setText(shown.map(one -> words.sentence(one.entry())).orElse("…"));
    about.setText(shown.flatMap(HistoryRow.Line::about).map(this::name).orElse(""));
    when.setText(shown.map(one -> when(one.entry())).orElse(""));
    number.setText(shown.map(one -> words.number(one.entry())).orElse(""));
    note.setText(shown.map(one -> words.trouble(one.entry())).orElse(""));
    icon.setIconCode(shown.map(one -> icon(one.entry().event())).orElse(Feather.CLOCK));
    Ui.show(about, !about.getText().isEmpty());
    Ui.show(note, !note.getText().isEmpty());
    setAccessibleText(
        String.join(" ", what.getText(), about.getText(), when.getText(), note.getText()).strip());
  }

  private String when(JournalEntry entry) {
    return moments.near(entry.at(), model.now()) + " · " + model.words().by(entry);
  }

  private String name(Recording recording) {
    String collected = moments.near(recording.collectedAt(), model.now());
    return recording.toyName() + " · " + collected;
  }

  private static Ikon icon(JournalEvent event) {
    return switch (event) {
      case CREATED -> Feather.PLUS_CIRCLE;
      case RESTORED -> Feather.ROTATE_CCW;
      case UNLOCKED, UNLOCKED_BY_SHEET -> Feather.UNLOCK;
      case REFUSED, REFUSALS_LOST, OLDER_COPY_OPENED, OLDER_COPY_KEPT -> Feather.ALERT_TRIANGLE;
      case COLLECTED -> Feather.DOWNLOAD;
      case IMPORTED -> Feather.FILE_PLUS;
      case HEARD -> Feather.HEADPHONES;
      case EXPORTED, MESSAGE_EXPORTED, HISTORY_EXPORTED -> Feather.SHARE;
      case ERASED, ERASED_FROM_TOY, MESSAGE_ERASED, ERASED_BY_RULE -> Feather.TRASH_2;
      case BINNED -> Feather.ARCHIVE;
      case UNBINNED -> Feather.CORNER_UP_LEFT;
      case RULES_CHANGED -> Feather.SLIDERS;
      case MESSAGE_KEPT -> Feather.MIC;
      case MESSAGE_SENT -> Feather.SEND;
      case TOY_CLEARED -> Feather.WIND;
      case TOY_FORGOTTEN -> Feather.USER_X;
      case VOLUME_CAPPED -> Feather.VOLUME_1;
      case PASSPHRASE_CHANGED -> Feather.KEY;
      case SHEET_MADE, SHEET_DROPPED -> Feather.FILE_TEXT;
      case BACKED_UP -> Feather.COPY;
      case MENDED -> Feather.TOOL;
      case OTHER -> Feather.CLOCK;
    };
  }
}
