package org.plushkeep.console.player;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** One end of what is chosen: dragged, or moved by the arrow keys. */
public final class SelectionHandle extends Region {
  private static final double STEP = 0.1;
  private static final double FINE_STEP = 0.01;

  private final DoubleConsumer move;
  private final DoubleSupplier seconds;

  /**
   * @param move moves it by seconds
   * @param seconds where it is
   */
  SelectionHandle(String id, String spoken, DoubleConsumer move, DoubleSupplier seconds) {
    this.move = move;
    this.seconds = seconds;
    setId(id);
    setManaged(false);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    setAccessibleText(spoken);
    getStyleClass().add("selection-handle");
    setOnKeyPressed(this::press);
  }

  private void press(KeyEvent event) {
    double step = event.isShiftDown() ? FINE_STEP : STEP;
    switch (event.getCode()) {
      case LEFT -> move.accept(-step);
      case RIGHT -> move.accept(step);
      default -> {
        return;
      }
    }
    event.consume();
  }

  void hasMoved() {
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> seconds.getAsDouble();
      case ORIENTATION -> Orientation.HORIZONTAL;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    switch (action) {
      case INCREMENT -> move.accept(STEP);
      case DECREMENT -> move.accept(-STEP);
      case SET_VALUE -> {
        if (parameters.length > 0 && parameters[0] instanceof Number place) {
          move.accept(place.doubleValue() - seconds.getAsDouble());
        }
      }
      default -> super.executeAccessibleAction(action, parameters);
    }
  }
}
