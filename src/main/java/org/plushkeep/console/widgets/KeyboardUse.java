package org.plushkeep.console.widgets;

import java.util.EnumSet;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/**
 * Whether somebody goes about by keyboard. JavaFX shows where the keyboard is only after a key has
 * moved it there, not after the program has: a question that was opened by a key would show
 * nothing.
 */
public final class KeyboardUse {
  private static final PseudoClass BY_KEYBOARD = PseudoClass.getPseudoClass("by-keyboard");

  /** Not the space bar and not left and right: who clicks plays and seeks with them. */
  private static final Set<KeyCode> GOING_ABOUT =
      EnumSet.of(KeyCode.TAB, KeyCode.ENTER, KeyCode.UP, KeyCode.DOWN);

  private KeyboardUse() {}

  /** The root of {@code scene} is {@code :by-keyboard} from a key to the next click. */
  static void follow(Scene scene) {
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (GOING_ABOUT.contains(event.getCode())) {
            scene.getRoot().pseudoClassStateChanged(BY_KEYBOARD, true);
          }
        });
    scene.addEventFilter(
        MouseEvent.MOUSE_PRESSED, _ -> scene.getRoot().pseudoClassStateChanged(BY_KEYBOARD, false));
  }

  /** Whether a node has the keyboard, and shows it. */
  public static boolean shows(Node node) {
    return node.isFocusVisible() || (node.isFocused() && isByKeyboard(node.getScene()));
  }

  private static boolean isByKeyboard(Scene scene) {
    return scene.getRoot().getPseudoClassStates().contains(BY_KEYBOARD);
  }
}
