package org.plushkeep.console.children;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** In large letters, over the whole window: to be read together. */
public final class ChildrenView extends BorderPane {
  private final Button back;

  /**
   * @param folder asks where the page is to be saved
   * @param leave goes back
   */
  public ChildrenView(
      ChildrenModel model, Texts texts, Supplier<Optional<Path>> folder, Runnable leave) {
    back = Ui.button("children-back", texts.get("children.back"), Feather.ARROW_LEFT, leave);
    Button print =
        Ui.button(
            "children-save",
            texts.get("children.save"),
            Feather.FILE_TEXT,
            () -> folder.get().ifPresent(model::save));
    setTop(
        Ui.column(
            "screen-head",
            Ui.row("screen-title", back, Ui.spring(), print),
            Banner.problem("children-problem", model.saving().problemProperty()),
            Banner.notice("children-message", model.saving().messageProperty())));
    ScrollPane scroll = new ScrollPane(new StackPane(words(model)));
    scroll.setFitToWidth(true);
    scroll.setId("children-page");
    setCenter(scroll);
    getStyleClass().add("children");
    addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            leave.run();
          }
        });
  }

  private static VBox words(ChildrenModel model) {
    BearDrawing bear = new BearDrawing(0.8);
    bear.show(BearDrawing.Heart.GLOWING);
    Label title = Ui.label(model.page().title(), "children-title", "centered");
    title.setId("children-title");
    title.setMaxWidth(Double.MAX_VALUE);
    VBox all = Ui.column("children-words", bear, title);
    model
        .page()
        .parts()
        .forEach(
            (heading, text) ->
                all.getChildren()
                    .add(
                        Ui.column(
                            "children-part",
                            Ui.label(heading, "children-heading"),
                            Ui.label(text, "children-text"))));
    all.getChildren().add(Ui.label(model.page().foot(), Styles.TEXT_MUTED));
    return all;
  }

  /** Gives the keyboard to the way back. */
  public void focusFirst() {
    back.requestFocus();
  }
}
