package org.plushkeep.console.history;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Moments;
import org.plushkeep.console.words.Texts;

/** What was done with the vault, newest first; whether that is all of it; and the way out of it. */
public final class HistoryView extends BorderPane {
  private final HistoryModel model;
  private final Texts texts;
  private final ListView<HistoryRow> list;

  /**
   * @param folder asks where the history is to be saved
   */
  public HistoryView(
      HistoryModel model, Texts texts, Moments moments, Supplier<Optional<Path>> folder) {
    this.model = model;
    this.texts = texts;
    list = new ListView<>(model.rows());
    list.setId("history");
    list.setAccessibleText(texts.get("history.title"));
    list.setCellFactory(_ -> new HistoryCell(model, moments));
    Button export =
        Ui.button(
            "history-export",
            texts.get("history.export"),
            Feather.SHARE,
            () -> folder.get().ifPresent(model::export));
    export.disableProperty().bind(model.busyProperty());
    Label intro = Ui.label(texts.get("history.intro"), Styles.TEXT_MUTED);
    setTop(
        Ui.column(
            "screen-head",
            Ui.row(
                "screen-title",
                Ui.label(texts.get("history.title"), Styles.TITLE_2),
                Ui.spring(),
                export),
            intro,
            Banner.problem("history-broken", model.brokenProperty()),
            Banner.problem("history-problem", model.problemProperty()),
            Banner.notice("history-saved", model.savedProperty()),
            new FlowPane(kinds())));
    setCenter(list);
    getStyleClass().add("inbox");
    model.loadedProperty().subscribe(this::sayWhenEmpty);
  }

  private ComboBox<HistoryKind> kinds() {
    ComboBox<HistoryKind> box = new ComboBox<>();
    box.setId("history-kind");
    box.setAccessibleText(texts.get("history.kind"));
    box.getItems().setAll(HistoryKind.values());
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable HistoryKind kind) {
            return kind == null ? "" : texts.get("history.kind." + kind);
          }

          @Override
          public HistoryKind fromString(String text) {
            return HistoryKind.ALL;
          }
        });
    box.valueProperty().bindBidirectional(model.kindProperty());
    return box;
  }

  private void sayWhenEmpty(boolean loaded) {
    Label nothing = Ui.label(texts.get("history.empty"), "centered");
    nothing.setId("history-empty");
    list.setPlaceholder(loaded ? new StackPane(Ui.column("empty", nothing)) : new StackPane());
  }

  /** Gives the keyboard to the list. */
  public void focusFirst() {
    list.requestFocus();
  }
}
