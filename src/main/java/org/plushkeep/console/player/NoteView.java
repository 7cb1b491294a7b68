package org.plushkeep.console.player;

import atlantafx.base.theme.Styles;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** A note about a recording; saves itself. */
final class NoteView extends VBox {
  private static final double MOST_HEIGHT = 190;

  NoteView(NoteModel note, Texts texts) {
    TextArea area = new TextArea();
    area.setId("note");
    area.setWrapText(true);
    area.setPrefRowCount(3);
    area.setMaxHeight(MOST_HEIGHT);
    area.setPromptText(texts.get("note.prompt"));
    area.setTextFormatter(Ui.atMost(NoteModel.LONGEST));
    area.textProperty().bindBidirectional(note.textProperty());
    area.addEventFilter(KeyEvent.KEY_PRESSED, event -> leaveByTab(event, area));
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
    setVgrow(area, Priority.ALWAYS);
    getChildren().addAll(Ui.row("note-head", title, Ui.spring(), state), area);
    getStyleClass().add("field");
  }

  /** A note needs no tabs, and who has only a keyboard must get out again. */
  private static void leaveByTab(KeyEvent event, TextArea area) {
    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
      area.requestFocusTraversal(
          event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
      event.consume();
    }
  }
}
