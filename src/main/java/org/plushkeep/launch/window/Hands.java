package org.plushkeep.launch.window;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;

/**
 * Writes and presses in the open window with nobody at the keyboard or the mouse. Never on the
 * JavaFX thread. What does not come in time ends with an {@link IllegalStateException} that names
 * it.
 */
public final class Hands {
  private static final int STEP_MILLIS = 10;

  private final Duration patience;

  /**
   * @param patience how long each thing is waited for
   */
  public Hands(Duration patience) {
    this.patience = patience;
  }

  /** Puts a text into a field. */
  public void write(String id, String text) throws InterruptedException {
    await(
        id,
        node -> {
          ((TextInputControl) node).setText(text);
          return true;
        });
  }

  /** Presses a button as soon as it can be pressed. */
  public void press(String id) throws InterruptedException {
    await(
        id,
        node -> {
          if (node.isDisabled()) {
            return false;
          }
          ((ButtonBase) node).fire();
          return true;
        });
  }

  /** Waits until the node can be seen and {@code then}, on the JavaFX thread, says it was done. */
  public void await(String id, Predicate<Node> then) throws InterruptedException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < patience.toNanos()) {
      if (isDone(id, then)) {
        return;
      }
      Thread.sleep(STEP_MILLIS);
    }
    throw new IllegalStateException("The window does not come to '" + id + "'.");
  }

  private static boolean isDone(String id, Predicate<Node> then) {
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    try {
      Platform.runLater(() -> done.complete(find(id).map(then::test).orElse(false)));
    } catch (IllegalStateException e) {
      return false; // JavaFX itself is not there yet
    }
    return done.join();
  }

  private static Optional<Node> find(String id) {
    return List.copyOf(Window.getWindows()).stream()
        .map(Window::getScene)
        .map(Scene::getRoot)
        .flatMap(root -> root.lookupAll("#" + id).stream())
        .filter(Hands::isSeen)
        .findFirst();
  }

  private static boolean isSeen(Node node) {
    return Stream.<Node>iterate(node, at -> at != null, Node::getParent).allMatch(Node::isVisible);
  }
}
