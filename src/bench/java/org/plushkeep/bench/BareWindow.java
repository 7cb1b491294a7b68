package org.plushkeep.bench;

import atlantafx.base.theme.PrimerLight;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

/** The least that a JavaFX window with a theme and a table costs. Says when it is drawn. */
public final class BareWindow extends Application {
  /** Opens it, and ends with its first frame. */
  public static void main(String[] arguments) {
    launch(arguments);
  }

  @Override
  public void start(Stage stage) {
    setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheetBSS());
    stage.setScene(new Scene(new TableView<>(), 1080, 740));
    stage.show();
    new AnimationTimer() {
      private int pulses;

      @Override
      public void handle(long now) {
        pulses++;
        if (pulses == 2) {
          System.out.println("drawn");
          System.out.flush();
          System.exit(0);
        }
      }
    }.start();
  }
}
