package org.plushkeep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Window;
import org.plushkeep.console.widgets.KeyboardUse;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What a person sees and does at the window. Everything is looked at on the JavaFX thread, and
 * waited for as long as a slow machine may need; nothing sleeps for a fixed time.
 */
public final class AtTheWindow {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

  private static final int ONE_PULSE = 1;

  private final FxRobot robot = new FxRobot();

  /** The hands. */
  public FxRobot robot() {
    return robot;
  }

  /** Looks at something on the JavaFX thread. */
  public static <T> T see(Callable<T> what) {
    try {
      return WaitForAsyncUtils.asyncFx(what).get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the window does not answer", e);
    }
  }

  /** Waits until something is so, looking on the JavaFX thread. */
  public void until(String what, Callable<Boolean> isSo) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!see(isSo)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within a minute: " + what + "; to read: " + everyWord());
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    WaitForAsyncUtils.waitForFxEvents(ONE_PULSE);
  }

  /** Waits until a text is shown that contains some words. */
  public void untilText(String query, String words) {
    until(query + " says “" + words + "”", () -> isShown(query) && text(query).contains(words));
  }

  /** Waits until something can be seen. */
  public void untilShown(String query) {
    until(query + " is shown", () -> isShown(query));
  }

  /** Waits until something cannot be seen any more. */
  public void untilGone(String query) {
    until(query + " is gone", () -> !isShown(query));
  }

  /** Clicks on what can be seen and pressed, as soon as it can. */
  public void click(String query) {
    until(query + " can be pressed", () -> isShown(query) && !node(query).isDisabled());
    scrollsTo(query);
    // The mouse does not show its way there: that is most of the time a click takes.
    robot.robotContext().getMouseRobot().moveNoWait(robot.point(query).query());
    robot.clickOn(MouseButton.PRIMARY);
  }

  /** As a person does who sees half of it, or nothing. */
  private void scrollsTo(String query) {
    boolean scrolled =
        see(
            () -> {
              boolean any = false;
              for (Node at = node(query); at != null; at = at.getParent()) {
                any |= at instanceof ScrollPane pane && scrolls(pane, node(query));
              }
              return any;
            });
    if (scrolled) {
      WaitForAsyncUtils.waitForFxEvents(ONE_PULSE);
    }
  }

  private static boolean scrolls(ScrollPane pane, Node node) {
    Node content = pane.getContent();
    Bounds here = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    double room = pane.getViewportBounds().getHeight();
    double over = content.getLayoutBounds().getHeight() - room;
    double top = pane.getVvalue() * over;
    if (over <= 0 || here.getMinY() >= top && here.getMaxY() <= top + room) {
      return false;
    }
    double middle = here.getCenterY() - room / 2;
    pane.setVvalue(Math.clamp(middle / over, 0, 1));
    return true;
  }

  /** Presses a button without the mouse on its way there, as soon as it can be pressed. */
  public void press(String query) {
    until(query + " can be pressed", () -> isShown(query) && !node(query).isDisabled());
    see(
        () -> {
          this.<ButtonBase>node(query).fire();
          return true;
        });
    WaitForAsyncUtils.waitForFxEvents(ONE_PULSE);
  }

  /** Clicks into a field and puts in, instead of what it holds, a text that was copied. */
  public void paste(String query, String text) {
    click(query);
    see(
        () -> {
          TextInputControl field = input(query);
          field.selectAll();
          field.replaceSelection(text);
          return true;
        });
    WaitForAsyncUtils.waitForFxEvents(ONE_PULSE);
  }

  /** Presses keys one after the other. */
  public void type(KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
  }

  /** The first node there is, in any window. */
  public <T extends Node> T node(String query) {
    return robot.lookup(query).query();
  }

  public TextInputControl input(String query) {
    return robot.lookup(query).queryTextInputControl();
  }

  public <T> ListView<T> list(String query) {
    return robot.lookup(query).queryListView();
  }

  /** What a label or button says; empty where there is none. */
  public String text(String query) {
    return robot.lookup(query).<Labeled>tryQuery().map(Labeled::getText).orElse("");
  }

  /** Whether a node is there, and it and all around it visible. */
  public boolean isShown(String query) {
    Optional<Node> found = robot.lookup(query).tryQuery();
    return found.isPresent() && isSeen(found.get());
  }

  /** Whether a node and all around it are visible. */
  public static boolean isSeen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  /** Every word that can be read in any window now. */
  public String everyWord() {
    return String.join(
        " | ",
        see(
            () ->
                List.copyOf(Window.getWindows()).stream()
                    .map(Window::getScene)
                    .flatMap(scene -> scene.getRoot().lookupAll("*").stream())
                    .filter(AtTheWindow::isSeen)
                    .map(AtTheWindow::words)
                    .filter(words -> !words.isBlank())
                    .distinct()
                    .toList()));
  }

  private static String words(Node node) {
    return switch (node) {
      case Labeled labeled -> labeled.getText() == null ? "" : labeled.getText();
      case TextInputControl input -> input.getText();
      default -> "";
    };
  }

  /** Nothing of what only programmers understand is to be read anywhere. */
  public void speaksPlainly() {
    assertThat(everyWord())
        .doesNotContainIgnoringCase(
            "exception", "error", "\tat ", "java.", "org.", "null", "SQL", "H2", "GATT", "errno");
  }

  /** Goes on by keyboard, with {@code key}, until something has the keyboard, and shows it. */
  public void goBy(KeyCode key, String query) {
    for (int steps = 0; steps < 60; steps++) {
      if (see(() -> hasKeyboard(query))) {
        showsKeyboard(query);
        return;
      }
      type(key);
    }
    throw new AssertionError("the keyboard does not get to " + query + " by " + key);
  }

  /** It has the keyboard, and that can be seen. */
  public void showsKeyboard(String query) {
    until(query + " has the keyboard", () -> hasKeyboard(query));
    assertThat(see(() -> KeyboardUse.shows(node(query)))).as("shown: " + query).isTrue();
    assertThat(see(() -> !(node(query) instanceof ButtonBase button) || hasRing(button)))
        .as("a ring is drawn around " + query)
        .isTrue();
  }

  private static boolean hasRing(ButtonBase button) {
    return button.getBorder() != null
        && button.getBorder().getStrokes().stream()
            .anyMatch(stroke -> stroke.getWidths().getTop() >= 2);
  }

  /** Whether it has the keyboard. */
  public boolean hasKeyboard(String query) {
    Optional<Node> found = robot.lookup(query).tryQuery();
    Scene scene = found.map(Node::getScene).orElse(null);
    return found.isPresent() && scene != null && found.get().equals(scene.getFocusOwner());
  }

  /** Whether a box is checked. */
  public boolean isChecked(String query) {
    return this.<ButtonBase>node(query) instanceof javafx.scene.control.CheckBox box
        && box.isSelected();
  }

  /** Whether a button is pressed in. */
  public boolean isSelected(String query) {
    return this.<ButtonBase>node(query) instanceof javafx.scene.control.ToggleButton toggle
        && toggle.isSelected();
  }
}
