package org.plushkeep.launch.window;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Window;

/**
 * A walk through the open window with nobody at the mouse: a vault is made, the practice toy is
 * paired and read, a recording is looked at, the vault is locked and opened again. What is played
 * needs a sound device and somebody who wants to hear it, so nothing is.
 */
public final class Walk {
  private static final String PASSPHRASE = "nobody will ever read what is behind this";
  private static final int PATIENCE_SECONDS = 30;
  private static final int STEP_MILLIS = 10;

  private Walk() {}

  /**
   * Takes the walk. Not to be called on the JavaFX thread.
   *
   * @throws IllegalStateException something did not come within 30 s; the message names it
   */
  public static void take() throws InterruptedException {
    write("passphrase");
    write("passphrase-again");
    press("create-vault");
    press("go-to-toys");
    press("pair");
    press("paw");
    press("pair-save");
    press("collect");
    press("collect-open");
    await("recordings", Walk::selectFirst);
    await("play", node -> !node.isDisabled());
    press("export");
    press("export-close");
    press("lock");
    await("unlock", node -> true);
    write("passphrase");
    press("unlock");
    await("recordings", Walk::selectFirst);
  }

  private static void write(String id) throws InterruptedException {
    await(
        id,
        node -> {
          ((TextInputControl) node).setText(PASSPHRASE);
          return true;
        });
  }

  private static void press(String id) throws InterruptedException {
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

  private static boolean selectFirst(Node recordings) {
    ListView<?> list = (ListView<?>) recordings;
    list.getSelectionModel().clearAndSelect(0);
    return !list.getSelectionModel().isEmpty();
  }

  /** Waits until the node can be seen and {@code then}, on the JavaFX thread, says it was done. */
  private static void await(String id, Predicate<Node> then) throws InterruptedException {
    for (int waited = 0; waited < PATIENCE_SECONDS * 1000; waited += STEP_MILLIS) {
      CompletableFuture<Boolean> done = new CompletableFuture<>();
      Platform.runLater(() -> done.complete(find(id).map(then::test).orElse(false)));
      if (done.join()) {
        return;
      }
      Thread.sleep(STEP_MILLIS);
    }
    throw new IllegalStateException("The walk through the window waits for '" + id + "'.");
  }

  private static Optional<Node> find(String id) {
    return List.copyOf(Window.getWindows()).stream()
        .map(Window::getScene)
        .map(Scene::getRoot)
        .flatMap(root -> root.lookupAll("#" + id).stream())
        .filter(Walk::isSeen)
        .findFirst();
  }

  private static boolean isSeen(Node node) {
    return Stream.<Node>iterate(node, at -> at != null, Node::getParent).allMatch(Node::isVisible);
  }
}
