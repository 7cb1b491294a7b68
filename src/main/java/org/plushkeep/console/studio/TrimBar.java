package org.plushkeep.console.studio;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.Waveform;
import org.plushkeep.console.widgets.WaveformView;

/** A sound's outline with a handle at either end: what is outside them is cut away. */
final class TrimBar extends Region {
  private static final double HANDLE_WIDTH = 12;

  private final WaveformView waveform = new WaveformView(5);
  private final Region before = shade();
  private final Region after = shade();
  private final Handle from;
  private final Handle to;
  private final DoubleProperty begin = new SimpleDoubleProperty(0);
  private final DoubleProperty end = new SimpleDoubleProperty(1);
  private final double smallStep;
  private final Change change;

  /** Receives where the handles are wanted. */
  @FunctionalInterface
  interface Change {
    /**
     * Moves them.
     *
     * @param from 0 to 1
     * @param to 0 to 1
     * @param goesOn whether it is the same drag as the last
     */
    void trim(double from, double to, boolean goesOn);
  }

  /**
   * @param seconds how long the whole sound is
   * @param first what the handle at the beginning is called
   * @param last what the one at the end is called
   */
  TrimBar(Waveform outline, double seconds, String first, String last, Change change) {
    this.change = change;
    this.smallStep = Math.min(0.25, 0.1 / seconds);
    from = new Handle("trim-from", first, true);
    to = new Handle("trim-to", last, false);
    waveform.waveformProperty().set(outline);
    getChildren().addAll(waveform, before, after, from, to);
    getStyleClass().add("trim");
    begin.subscribe(this::moved);
    end.subscribe(this::moved);
  }

  private static Region shade() {
    Region shade = new Region();
    shade.getStyleClass().add("trim-shade");
    shade.setMouseTransparent(true);
    return shade;
  }

  private void moved() {
    requestLayout();
    from.notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
    to.notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  /** Where what stays begins, 0 to 1. */
  DoubleProperty beginProperty() {
    return begin;
  }

  /** Where what stays ends, 0 to 1. */
  DoubleProperty endProperty() {
    return end;
  }

  /** What is heard now, as a part of the whole, 0 to 1. */
  DoubleProperty playedProperty() {
    return waveform.playedProperty();
  }

  @Override
  protected void layoutChildren() {
    double room = Math.max(0, getWidth() - 2 * HANDLE_WIDTH);
    double height = getHeight();
    double left = HANDLE_WIDTH + room * begin.get();
    double right = HANDLE_WIDTH + room * end.get();
    waveform.resizeRelocate(HANDLE_WIDTH, 0, room, height);
    before.resizeRelocate(HANDLE_WIDTH, 0, left - HANDLE_WIDTH, height);
    after.resizeRelocate(right, 0, HANDLE_WIDTH + room - right, height);
    from.resizeRelocate(left - HANDLE_WIDTH, 0, HANDLE_WIDTH, height);
    to.resizeRelocate(right, 0, HANDLE_WIDTH, height);
  }

  private double fractionAt(double x) {
    return Math.clamp((x - HANDLE_WIDTH) / Math.max(1, getWidth() - 2 * HANDLE_WIDTH), 0, 1);
  }

  /** One of the two. */
  private final class Handle extends Region {
    private final boolean first;
    private double grip;
    private boolean dragging;

    Handle(String id, String called, boolean first) {
      this.first = first;
      setId(id);
      setFocusTraversable(true);
      setAccessibleRole(AccessibleRole.SLIDER);
      setAccessibleText(called);
      getStyleClass().addAll("trim-handle", first ? "trim-first" : "trim-last");
      setOnMousePressed(this::grip);
      setOnMouseDragged(this::drag);
      setOnKeyPressed(this::press);
    }

    private void grip(MouseEvent event) {
      if (event.getButton() == MouseButton.PRIMARY) {
        requestFocus();
        grip = first ? event.getX() - HANDLE_WIDTH : event.getX();
        dragging = false;
        event.consume();
      }
    }

    private void drag(MouseEvent event) {
      if (event.isPrimaryButtonDown()) {
        double x = TrimBar.this.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        place(fractionAt(x - grip), dragging);
        dragging = true;
        event.consume();
      }
    }

    private void press(KeyEvent event) {
      double step = event.isShiftDown() ? 10 * smallStep : smallStep;
      switch (event.getCode()) {
        case LEFT -> place(value() - step, false);
        case RIGHT -> place(value() + step, false);
        case HOME -> place(0, false);
        case END -> place(1, false);
        default -> {
          return;
        }
      }
      event.consume();
    }

    private double value() {
      return first ? begin.get() : end.get();
    }

    private void place(double wanted, boolean goesOn) {
      double to01 = Math.clamp(wanted, 0, 1);
      change.trim(first ? to01 : begin.get(), first ? end.get() : to01, goesOn);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
        AccessibleAttribute attribute, Object... parameters) {
      return switch (attribute) {
        case VALUE -> value();
        case MIN_VALUE -> 0.0;
        case MAX_VALUE -> 1.0;
        case ORIENTATION -> Orientation.HORIZONTAL;
        default -> super.queryAccessibleAttribute(attribute, parameters);
      };
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
      switch (action) {
        case INCREMENT -> place(value() + smallStep, false);
        case DECREMENT -> place(value() - smallStep, false);
        case SET_VALUE -> {
          if (parameters.length > 0 && parameters[0] instanceof Number wanted) {
            place(wanted.doubleValue(), false);
          }
        }
        default -> super.executeAccessibleAction(action, parameters);
      }
    }
  }
}
