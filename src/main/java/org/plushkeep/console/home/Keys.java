package org.plushkeep.console.home;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.plushkeep.console.inbox.EraseQueue;
import org.plushkeep.console.player.PlayerModel;
import org.plushkeep.console.player.Selection;
import org.plushkeep.console.player.SelectionHandle;
import org.plushkeep.console.player.Timeline;
import org.plushkeep.console.player.Zoom;
import org.plushkeep.console.widgets.KeyboardUse;

/**
 * The keys that work anywhere among the recordings: the space bar plays and pauses, the arrows
 * seek, J, K and L, I and O do as in every cutting room, plus, minus and 0 zoom, Ctrl or Cmd with Z
 * undoes. Not where they write or press.
 */
final class Keys {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private Keys() {}

  /** Does what a key means here; consumes it when it means something. */
  static void press(KeyEvent event, PlayerModel player, EraseQueue erasing) {
    if (event.getTarget() instanceof TextInputControl) {
      return;
    }
    if (UNDO.match(event) && erasing.undoableProperty().get() > 0) {
      erasing.undo();
    } else if (isPlain(event) && !isUsed(event.getTarget(), event.getCode())) {
      switch (event.getCode()) {
        case SPACE, K -> player.toggle();
        case J -> player.skip(-PlayerModel.SKIP_SECONDS);
        case L -> player.skip(PlayerModel.SKIP_SECONDS);
        case LEFT -> player.skip(event.isShiftDown() ? -PlayerModel.FINE_SECONDS : -1);
        case RIGHT -> player.skip(event.isShiftDown() ? PlayerModel.FINE_SECONDS : 1);
        default -> {
          if (!look(event.getCode(), player)) {
            return;
          }
        }
      }
    } else {
      return;
    }
    event.consume();
  }

  /** Zooms, or chooses a part. */
  private static boolean look(KeyCode key, PlayerModel player) {
    Selection selection = player.picture().selection();
    switch (key) {
      case PLUS, ADD, EQUALS -> player.zoom(Zoom.STEP);
      case MINUS, SUBTRACT -> player.zoom(1 / Zoom.STEP);
      case DIGIT0, NUMPAD0 -> player.picture().zoom().whole();
      case I -> selection.beginAt(player.positionProperty().get());
      case O -> selection.endAt(player.positionProperty().get());
      case ESCAPE -> {
        if (selection.partProperty().get().isEmpty()) {
          return false;
        }
        selection.clear();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(KeyEvent event) {
    return !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
  }

  /**
   * Whether what has the keyboard wants the key itself. A button that was clicked does not: only
   * one that was reached by keyboard, and shows it.
   */
  private static boolean isUsed(EventTarget target, KeyCode key) {
    return switch (target) {
      case Timeline _, SelectionHandle _ -> key == KeyCode.LEFT || key == KeyCode.RIGHT;
      case ComboBoxBase<?> choice -> choice.isShowing() || KeyboardUse.shows(choice);
      case ButtonBase button -> KeyboardUse.shows(button);
      case Node _ -> false;
      default -> true;
    };
  }
}
