package org.plushkeep.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A parent's eyes and hands at the window. */
public final class Hands {
  private static final int PATIENCE_SECONDS = 60;

  private final FxRobot robot = new FxRobot();

  /** For what needs no waiting. */
  public FxRobot robot() {
    return robot;
  }

  /** Waits, generously, for something to come true. */
  public static void until(Callable<Boolean> what) {
    try {
      WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, what);
    } catch (TimeoutException e) {
      throw new AssertionError("did not come true within " + PATIENCE_SECONDS + " s", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits until it can be seen and pressed, and clicks on it. */
  public void click(String query) {
    until(() -> shown(query) && !node(query).isDisabled());
    robot.clickOn(query);
  }

  /** Types a text where the keyboard is. */
  public void write(String text) {
    robot.write(text, 0);
  }

  /** Presses keys one after another. */
  public void type(KeyCode... keys) {
    robot.type(keys);
  }

  /** Presses a key together with Ctrl, on a Mac with Cmd. */
  public void shortcut(KeyCode key) {
    robot.push(new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN));
  }

  /** Chooses recordings in the list. */
  public void choose(int first, int... others) {
    robot.interact(
        () -> {
          list().getSelectionModel().clearSelection();
          list().getSelectionModel().selectIndices(first, others);
        });
  }

  public ListView<Object> list() {
    return robot.lookup("#recordings").queryListView();
  }

  /** How many recordings are shown; none when there is no list. */
  public int rows() {
    return shown("#recordings") ? list().getItems().size() : 0;
  }

  public Node node(String query) {
    return robot.lookup(query).query();
  }

  /** What a label or a button says; empty when it is not there. */
  public String text(String query) {
    return robot.lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
  }

  /** What a field holds. */
  public String field(String query) {
    return robot.lookup(query).queryTextInputControl().getText();
  }

  /** Whether a text can be read somewhere in the window. */
  public boolean reads(String words) {
    return robot.lookup((Node node) -> node instanceof Labeled).<Labeled>queryAll().stream()
        .anyMatch(
            label -> label.getText() != null && label.getText().contains(words) && isSeen(label));
  }

  /** Whether it is in the window and can be seen. */
  public boolean shown(String query) {
    return robot.lookup(query).queryAll().stream().anyMatch(Hands::isSeen);
  }

  private static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }
}
