package org.plushkeep.console.toys;

import atlantafx.base.theme.Styles;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Look;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** The practice toy, in a little window of its own: a heart to watch and a paw to press. */
public final class PracticeWindow {
  private static final double WIDTH = 280;
  private static final double HEIGHT = 420;
  private static final double GAP = 12;

  private final PracticeFace face;
  private final Texts texts;
  private final Look look;
  private @Nullable Stage stage;

  public PracticeWindow(PracticeFace face, Texts texts, Look look) {
    this.face = face;
    this.texts = texts;
    this.look = look;
  }

  /** Shows it beside {@code owner}, or brings it to the front. */
  public void show(Window owner) {
    if (stage != null) {
      stage.toFront();
      return;
    }
    BearDrawing bear = new BearDrawing(1);
    Label says = Ui.label("", "centered");
    says.setId("practice-says");
    Button paw = Ui.button("paw", texts.get("practice.paw"), Feather.HEART, face::pressPaw);
    paw.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    VBox content =
        Ui.column(
            "practice",
            Ui.label(texts.get("practice.title"), Styles.TITLE_4, "centered"),
            bear,
            says,
            paw);
    content.getStyleClass().add("screen");
    Stage fresh = new Stage();
    fresh.initOwner(owner);
    fresh.setTitle("Plushkeep");
    fresh.setResizable(false);
    fresh.setScene(new Scene(content, WIDTH, HEIGHT));
    look.dress(fresh.getScene());
    placeBeside(owner, fresh);
    AutoCloseable watching =
        face.watchHeart(heart -> Platform.runLater(() -> tell(bear, says, heart)));
    fresh.setOnHidden(
        _ -> {
          stage = null;
          endWatching(watching);
        });
    stage = fresh;
    fresh.show();
    Platform.runLater(paw::requestFocus);
  }

  /** To the right of the window, or over its right edge where the screen ends. */
  private static void placeBeside(Window owner, Stage fresh) {
    Rectangle2D screen =
        Screen.getScreensForRectangle(owner.getX(), owner.getY(), 1, 1).stream()
            .findFirst()
            .orElseGet(Screen::getPrimary)
            .getVisualBounds();
    double beside = owner.getX() + owner.getWidth() + GAP;
    fresh.setX(Math.max(screen.getMinX(), Math.min(beside, screen.getMaxX() - WIDTH - GAP)));
    fresh.setY(Math.max(screen.getMinY(), owner.getY()));
  }

  private void tell(BearDrawing bear, Label says, PracticeFace.Heart heart) {
    bear.show(
        switch (heart) {
          case OFF -> BearDrawing.Heart.OFF;
          case GLOWING -> BearDrawing.Heart.GLOWING;
          case BLINKING -> BearDrawing.Heart.BLINKING;
        });
    bear.pointAtPaws(heart == PracticeFace.Heart.BLINKING);
    says.setText(texts.get("practice.heart." + heart));
  }

  private static void endWatching(AutoCloseable watching) {
    try {
      watching.close();
    } catch (Exception alreadyEnded) {
      return; // nothing more is told either way
    }
  }

  /** Takes it away. */
  public void hide() {
    if (stage != null) {
      stage.hide();
    }
  }
}
