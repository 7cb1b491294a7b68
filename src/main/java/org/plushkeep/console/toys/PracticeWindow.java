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
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.plushkeep.console.widgets.BearDrawing;
import org.plushkeep.console.widgets.Look;
import org.plushkeep.console.widgets.Ui;
import org.plushkeep.console.words.Texts;

/** The practice toy, in a little window of its own: a heart to watch, a paw to press, a memory. */
public final class PracticeWindow {
  private static final double WIDTH = 340;
  private static final double HEIGHT = 450;
  private static final double GAP = 12;

  private final PracticeFace face;
  private final Texts texts;
  private final Look look;
  private final BearDrawing bear = new BearDrawing(0.9);
  private final Label says = Ui.label("", "centered");
  private PracticeFace.Heart heart = PracticeFace.Heart.OFF;
  private boolean remembers;
  private @Nullable Stage stage;

  public PracticeWindow(PracticeFace face, Texts texts, Look look) {
    this.face = face;
    this.texts = texts;
    this.look = look;
    says.setId("practice-says");
  }

  /** Shows it beside {@code owner}, or brings it to the front. */
  public void show(Window owner) {
    if (stage != null) {
      stage.toFront();
      return;
    }
    Button paw = Ui.button("paw", texts.get("practice.paw"), Feather.HEART, face::pressPaw);
    Button record = Ui.button("record", texts.get("practice.record"), Feather.MIC, face::record);
    paw.getStyleClass().add(Styles.ACCENT);
    paw.setMaxWidth(Double.MAX_VALUE);
    record.setMaxWidth(Double.MAX_VALUE);
    VBox content =
        Ui.column(
            "practice",
            Ui.label(texts.get("practice.title"), Styles.TITLE_4, "centered"),
            bear,
            says,
            Ui.column("practice-buttons", paw, record));
    content.getStyleClass().add("screen");
    Stage fresh = new Stage();
    fresh.initOwner(owner);
    fresh.setTitle("Plushkeep");
    fresh.setResizable(false);
    fresh.setScene(new Scene(content, WIDTH, HEIGHT));
    if (owner.getScene() != null) { // its keys work here too: locking above all
      fresh.getScene().getAccelerators().putAll(owner.getScene().getAccelerators());
    }
    Subscription dressed = look.dress(fresh.getScene());
    placeBeside(owner, fresh);
    AutoCloseable heartWatch =
        face.watchHeart(now -> Platform.runLater(() -> tell(now, remembers)));
    AutoCloseable memoryWatch = face.watchMemory(now -> Platform.runLater(() -> tell(heart, now)));
    fresh.setOnHidden(
        _ -> {
          stage = null;
          bear.show(BearDrawing.Heart.OFF);
          dressed.unsubscribe();
          endWatching(heartWatch);
          endWatching(memoryWatch);
        });
    stage = fresh;
    fresh.show();
    Platform.runLater(paw::requestFocus);
  }

  /** Beside the window; where the screen has no room for that, over its lower right corner. */
  private static void placeBeside(Window owner, Stage fresh) {
    Rectangle2D screen =
        Screen.getScreensForRectangle(owner.getX(), owner.getY(), 1, 1).stream()
            .findFirst()
            .orElseGet(Screen::getPrimary)
            .getVisualBounds();
    double right = owner.getX() + owner.getWidth() + GAP;
    double left = owner.getX() - WIDTH - GAP;
    double y = owner.getY();
    double x = right;
    if (right + WIDTH > screen.getMaxX()) {
      x = left;
      if (left < screen.getMinX()) {
        x = Math.min(right, screen.getMaxX()) - WIDTH - 2 * GAP;
        y = Math.min(owner.getY() + owner.getHeight(), screen.getMaxY()) - HEIGHT - 2 * GAP;
      }
    }
    fresh.setX(x);
    fresh.setY(Math.max(screen.getMinY(), y));
  }

  private void tell(PracticeFace.Heart nowHeart, boolean nowRemembers) {
    heart = nowHeart;
    remembers = nowRemembers;
    bear.show(
        switch (heart) {
          case OFF -> BearDrawing.Heart.OFF;
          case GLOWING -> BearDrawing.Heart.GLOWING;
          case BLINKING -> BearDrawing.Heart.BLINKING;
        });
    bear.pointAtPaws(heart == PracticeFace.Heart.BLINKING);
    says.setText(
        heart == PracticeFace.Heart.OFF && remembers
            ? texts.get("practice.remembers")
            : texts.get("practice.heart." + heart));
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
