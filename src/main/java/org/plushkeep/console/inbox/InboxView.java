package org.plushkeep.console.inbox;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;
import org.plushkeep.console.work.Time;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Verdict;

/** The list of recordings, and what can be done with those selected. */
public final class InboxView extends BorderPane {
  /** What other rooms of the window do for this one. */
  public interface Actions {
    /** Puts recordings into the bin; or, without one, asks before they are erased for good. */
    void askErase(List<RecordingId> ids);

    /** Takes recordings out of the bin. */
    void putBack(List<RecordingId> ids);

    /** Asks how and where recordings go. */
    void askExport(List<RecordingId> ids);

    /** Asks which files are to be added. */
    void chooseFiles();

    /** Plays or pauses what is chosen. */
    void play();
  }

  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  /** Below this a row's outline is shorter, so that its name is not. */
  private static final double NARROW_BELOW = 400;

  private final InboxModel model;
  private final Texts texts;
  private final Actions actions;
  private final ListView<InboxRow> list;
  private final Label count = Ui.label("", Styles.TEXT_MUTED);
  private final HBox selectionBar;
  private final Label selected = Ui.label("", Styles.TEXT_BOLD);
  private final BooleanBinding throwsAway; // a binding that nobody holds is forgotten
  private boolean restoring;

  /**
   * @param chosen receives the one recording that is chosen
   */
  public InboxView(
      InboxModel model,
      Texts texts,
      Moments moments,
      Time time,
      Actions actions,
      Consumer<InboxRow> chosen) {
    this.model = model;
    this.texts = texts;
    this.actions = actions;
    this.throwsAway = model.throwsAwayBinding();
    this.list = new ListView<>(model.rows());
    list.setId("recordings");
    list.setAccessibleText(texts.get("inbox.title"));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(_ -> new InboxCell(model, texts, moments, time));
    list.setPlaceholder(placeholder());
    list.setOnKeyPressed(
        event -> {
          switch (event.getCode()) {
            case DELETE, BACK_SPACE -> askErase();
            case ENTER -> actions.play();
            default -> {}
          }
        });
    list.setOnMouseClicked(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            actions.play();
          }
        });
    selectionBar = selectionBar();
    list.getSelectionModel()
        .getSelectedIndices()
        .addListener((ListChangeListener<Integer>) _ -> selectionChanged(chosen));
    model.onShown(this::keepSelection);
    model.loadedProperty().subscribe(this::countAgain);
    model.unheardProperty().subscribe(this::countAgain);
    count.setId("count");
    setTop(
        Ui.column(
            "screen-head",
            Ui.row(
                "inbox-head",
                Ui.column("inbox-title", Ui.label(texts.get("inbox.title"), Styles.TITLE_2), count),
                Ui.spring(),
                Ui.iconButton(
                    "add-files",
                    texts.get("inbox.add-files"),
                    Feather.FILE_PLUS,
                    actions::chooseFiles)),
            Filters.of(model, texts),
            new BinBar(
                model,
                texts,
                () -> actions.putBack(selectedIds()),
                () -> actions.askErase(model.rows().stream().map(InboxRow::id).toList())),
            Banner.problem("inbox-problem", model.problemProperty())));
    setCenter(list);
    setBottom(selectionBar);
    getStyleClass().add("inbox");
    widthProperty()
        .subscribe(wide -> pseudoClassStateChanged(NARROW, wide.doubleValue() < NARROW_BELOW));
    Ui.show(selectionBar, false);
  }

  private HBox selectionBar() {
    HBox bar =
        Ui.row(
            "selection-bar",
            selected,
            Ui.spring(),
            decide("mark-reviewed", Verdict.REVIEWED),
            decide("mark-kept", Verdict.KEPT),
            decide("mark-flagged", Verdict.FLAGGED),
            Ui.iconButton(
                "export-selected",
                texts.get("inbox.export"),
                Feather.SHARE,
                () -> actions.askExport(selectedIds())),
            erase());
    selected.setMinWidth(USE_PREF_SIZE); // on one line, and no word in two
    bar.setId("selection-bar");
    return bar;
  }

  private javafx.scene.control.Button decide(String id, Verdict verdict) {
    return Ui.iconButton(
        id,
        texts.get("decide." + verdict),
        Verdicts.icon(verdict),
        () -> model.decide(selectedRows(), verdict));
  }

  private javafx.scene.control.Button erase() {
    javafx.scene.control.Button button =
        Ui.iconButton("erase-selected", texts.get("inbox.erase"), Feather.TRASH_2, this::askErase);
    button.getStyleClass().add(Styles.DANGER);
    throwsAway.subscribe(bin -> Ui.named(button, texts.get(bin ? "bin.put" : "inbox.erase")));
    return button;
  }

  private void askErase() {
    List<RecordingId> ids = selectedIds();
    if (!ids.isEmpty()) {
      actions.askErase(ids);
    }
  }

  private List<InboxRow> selectedRows() {
    return list.getSelectionModel().getSelectedIndices().stream()
        .filter(index -> index >= 0 && index < model.rows().size())
        .map(model.rows()::get)
        .toList();
  }

  private List<RecordingId> selectedIds() {
    return selectedRows().stream().map(InboxRow::id).toList();
  }

  private void selectionChanged(Consumer<InboxRow> chosen) {
    List<Integer> indices = list.getSelectionModel().getSelectedIndices();
    Ui.show(selectionBar, indices.size() > 1);
    selected.setText(texts.format("inbox.selected", indices.size()));
    int index = list.getSelectionModel().getSelectedIndex();
    if (!restoring && indices.size() == 1 && index >= 0 && index < model.rows().size()) {
      InboxRow row = model.rows().get(index);
      model.look(row);
      chosen.accept(row);
    }
  }

  private RecordingId lastChosen = new RecordingId(new java.util.UUID(0, 0));
  private int lastIndex;

  /** Which row stays chosen when the list is read again. */
  public void remember(RecordingId id) {
    lastChosen = id;
    lastIndex = Math.max(0, list.getSelectionModel().getSelectedIndex());
  }

  private void keepSelection(List<RecordingId> ids) {
    countAgain();
    int index = ids.indexOf(lastChosen);
    if (index < 0 && !ids.isEmpty() && model.isLeaving(lastChosen)) {
      list.getSelectionModel().clearAndSelect(Math.min(lastIndex, ids.size() - 1)); // the next one
      return;
    }
    restoring = true;
    if (index >= 0) {
      list.getSelectionModel().clearAndSelect(index);
    } else {
      list.getSelectionModel().clearSelection();
    }
    restoring = false;
  }

  private void countAgain() {
    int unheard = model.isFiltered() ? 0 : model.unheardProperty().get(); // of all, not of these
    count.setText(
        model.loadedProperty().get() && !model.rows().isEmpty()
            ? texts.format("inbox.count", model.rows().size(), unheard)
            : "");
    Ui.show(count, !count.getText().isEmpty());
    list.setPlaceholder(placeholder());
  }

  /** Said when a filter lets nothing through; a vault without recordings has its own screen. */
  private StackPane placeholder() {
    return model.isFiltered()
        ? new StackPane(Ui.column("empty", Ui.label(texts.get("inbox.empty.filtered"), "centered")))
        : new StackPane();
  }

  /** Gives the keyboard to the list. */
  public void focusList() {
    list.requestFocus();
  }
}
