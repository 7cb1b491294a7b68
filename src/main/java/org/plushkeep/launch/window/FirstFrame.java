package org.plushkeep.launch.window;

import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.stage.Window;

/** Notices when the program's window can be seen. */
public final class FirstFrame {
  private FirstFrame() {}

  /**
   * Calls {@code then}, on the JavaFX thread, when the first window to be opened has been painted.
   * May be called before JavaFX is started.
   */
  public static void whenDrawn(Runnable then) {
    ObservableList<Window> windows = Window.getWindows();
    windows.addListener(
        new ListChangeListener<>() {
          @Override
          public void onChanged(Change<? extends Window> change) {
            windows.removeListener(this);
            new SecondPulse(then).start();
          }
        });
  }

  /** The pulse after a window's first: JavaFX begins none before the last has been painted. */
  private static final class SecondPulse extends AnimationTimer {
    private final Runnable then;
    private int pulses;

    SecondPulse(Runnable then) {
      this.then = then;
    }

    @Override
    public void handle(long now) {
      pulses++;
      if (pulses == 2) {
        stop();
        then.run();
      }
    }
  }
}
