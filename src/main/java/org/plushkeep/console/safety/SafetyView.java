package org.plushkeep.console.safety;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.safety.SafetyModel.Step;
import org.plushkeep.console.widgets.Banner;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;
import org.plushkeep.toy.safety.SafetyReport;

/** The page of one toy's safety: it looks, and then shows what it found, the gravest first. */
public final class SafetyView extends BorderPane {
  private final SafetyModel model;
  private final Texts texts;
  private final Supplier<Optional<Path>> folder;
  private final Button back;
  private final Button again;
  private final Button stop;
  private final ProgressBar bar = new ProgressBar();
  private final Label doing = Ui.label("");
  private final VBox looking;
  private final FlowPane saving;
  private final VBox found = Ui.column("findings");
  private final Subscription following;

  /**
   * @param folder asks where the report is to be saved
   * @param leave goes back to the toys
   */
  public SafetyView(
      SafetyModel model, Texts texts, Supplier<Optional<Path>> folder, Runnable leave) {
    this.model = model;
    this.texts = texts;
    this.folder = folder;
    back = Ui.button("safety-back", texts.get("safety.back"), Feather.ARROW_LEFT, leave);
    again = Ui.button("safety-again", texts.get("safety.again"), Feather.REFRESH_CW, model::start);
    stop = Ui.button("safety-stop", texts.get("stop"), model::cancel);
    bar.setId("safety-progress");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(texts.get("safety.bar"));
    bar.progressProperty().bind(model.progressProperty());
    doing.setId("safety-doing");
    looking =
        Ui.column(
            "collecting",
            Ui.label(model.what(), Styles.TEXT_MUTED),
            doing,
            bar,
            Ui.row("drive-buttons", stop));
    saving =
        new FlowPane(
            again,
            save("safety-save-text", "safety.save-text", model::saveText),
            save("safety-save-pdf", "safety.save-pdf", model::savePdf));
    saving.getStyleClass().add("filters");
    setTop(head());
    ScrollPane scroll = new ScrollPane(found);
    scroll.setFitToWidth(true);
    scroll.setId("safety-scroll");
    setCenter(scroll);
    getStyleClass().add("toys");
    following =
        model
            .stepProperty()
            .subscribe(this::show)
            .and(model.reportProperty().subscribe(report -> fill(report)));
  }

  private VBox head() {
    Label title = Ui.label(texts.format("safety.title", model.name()), Styles.TITLE_2);
    title.setId("safety-title");
    return Ui.column(
        "screen-head",
        Ui.row("screen-title", back, title),
        looking,
        saving,
        Banner.problem("safety-problem", model.saving().problemProperty()),
        Banner.notice("safety-message", model.saving().messageProperty()));
  }

  private Button save(String id, String key, Consumer<Path> write) {
    Button button =
        Ui.button(id, texts.get(key), Feather.FILE_TEXT, () -> folder.get().ifPresent(write));
    model.stepProperty().subscribe(step -> Ui.show(button, step == Step.SHOWN));
    return button;
  }

  private void show(Step step) {
    boolean working = model.isWorking();
    boolean hadKeyboard = stop.isFocused() || again.isFocused();
    doing.setText(
        switch (step) {
          case LOOKING -> texts.get("safety.looking");
          case CALLING -> texts.get("safety.calling");
          default -> "";
        });
    Ui.show(looking, working);
    Ui.show(saving, !working);
    if (hadKeyboard) {
      (working ? stop : again).requestFocus();
    }
  }

  private void fill(Optional<SafetyReport> report) {
    found.getChildren().clear();
    report.ifPresent(
        it -> {
          Label summary = Ui.label(model.words().summary(it), Styles.TITLE_4);
          summary.setId("safety-summary");
          if (model.oldProperty().get()) {
            Label last = Ui.label(texts.get("safety.last"), Styles.TEXT_BOLD);
            last.setId("safety-last");
            found.getChildren().add(last);
          }
          found
              .getChildren()
              .addAll(
                  summary,
                  Ui.label(model.words().advice(it)),
                  Ui.label(
                      model.words().subject(it) + " " + model.words().looked(it),
                      Styles.TEXT_MUTED));
          it.findings()
              .forEach(one -> found.getChildren().add(new FindingCard(one, model.words())));
        });
  }

  /** Gives the keyboard to what can be done now. */
  public void focusFirst() {
    (model.isWorking() ? stop : back).requestFocus();
  }

  /** Stops looking, and shows nothing any more. */
  public void end() {
    model.cancel();
    following.unsubscribe();
    bar.progressProperty().unbind();
    found.getChildren().clear();
  }
}
