package org.plushkeep.console;

import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.plushkeep.console.widgets.Look;

/** The window around every screen: its size, its name, and the keys that lock from anywhere. */
final class WindowFrame {
  private static final double WIDTH = 1080;
  private static final double HEIGHT = 740;
  private static final double LEAST_WIDTH = 960;
  private static final double LEAST_HEIGHT = 640;

  private static final KeyCombination LOCK =
      new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN);

  private WindowFrame() {}

  static void put(Stage stage, Parent around, Look look, Runnable lock) {
    stage.setTitle("Plushkeep");
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setScene(new Scene(around, WIDTH, HEIGHT));
    look.dress(stage.getScene());
    stage.getScene().getAccelerators().put(LOCK, lock);
  }
}
