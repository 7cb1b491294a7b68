package org.plushkeep.console.player;

import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Mouse, touchpad and keys on the timeline: a click goes there, dragging chooses a part, the wheel
 * and two fingers zoom where the pointer is.
 */
final class TimelineHands {
  /** A hand that clicks trembles. */
  private static final double DRAG_POINTS = 4;

  private static final double NOTCH = 40;
  private static final double MOST_NOTCHES = 3;

  /** How far the part that is looked at moves on while somebody drags beyond its edge. */
  private static final double BEYOND = 0.03;

  private final Timeline timeline;
  private final PlayerModel player;
  private final MarksLayer marks;
  private final Selection selection;
  private final Zoom zoom;
  private final Tooltip words = new Tooltip();
  private double pressedAt;
  private double pressedX;
  private boolean dragging;

  private TimelineHands(Timeline timeline, PlayerModel player, MarksLayer marks) {
    this.timeline = timeline;
    this.player = player;
    this.marks = marks;
    selection = player.picture().selection();
    zoom = player.picture().zoom();
  }

  static void on(Timeline timeline, PlayerModel player, MarksLayer marks) {
    TimelineHands hands = new TimelineHands(timeline, player, marks);
    timeline.setOnMousePressed(hands::press);
    timeline.setOnMouseDragged(hands::drag);
    timeline.setOnMouseReleased(hands::release);
    timeline.setOnMouseMoved(hands::tell);
    timeline.setOnScroll(hands::scroll);
    timeline.setOnZoom(
        event -> {
          hands.zoom.by(event.getZoomFactor(), hands.place(event.getX()));
          event.consume();
        });
    timeline.setOnKeyPressed(hands::press);
  }

  private double place(double x) {
    return timeline.frame().placeAt(x);
  }

  private double seconds(double x) {
    return place(x) * player.lengthProperty().get();
  }

  private void press(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY) {
      timeline.requestFocus();
      pressedX = event.getX();
      pressedAt = seconds(pressedX);
      dragging = false;
      event.consume();
    }
  }

  private void drag(MouseEvent event) {
    if (!event.isPrimaryButtonDown()) {
      return;
    }
    if (hasMoved(event)) {
      dragging = true;
      selection.hold(true);
    }
    if (dragging) {
      if (event.getX() < 0) {
        zoom.scroll(-BEYOND);
      } else if (event.getX() > timeline.getWidth()) {
        zoom.scroll(BEYOND);
      }
      selection.between(pressedAt, seconds(event.getX()));
    }
    event.consume();
  }

  private boolean hasMoved(MouseEvent event) {
    return Math.abs(event.getX() - pressedX) >= DRAG_POINTS;
  }

  private void release(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (dragging || hasMoved(event)) { // a system may tell of no move in between
      selection.between(pressedAt, seconds(event.getX()));
      dragging = false;
      selection.hold(false);
    } else {
      double to = seconds(event.getX());
      if (selection.partProperty().get().filter(part -> part.has(to)).isEmpty()) {
        selection.clear();
      }
      player.seek(place(event.getX()));
    }
    event.consume();
  }

  /** What is marked under the pointer, in words. */
  private void tell(MouseEvent event) {
    String now = marks.wordsAt(event.getX());
    if (!now.equals(words.getText())) {
      words.setText(now);
      if (now.isEmpty()) {
        Tooltip.uninstall(timeline, words);
      } else {
        Tooltip.install(timeline, words);
      }
    }
  }

  private void scroll(ScrollEvent event) {
    double across = event.getDeltaX();
    double down = event.getDeltaY();
    if (Math.abs(across) > Math.abs(down)) {
      zoom.scroll(-across / Math.max(1, timeline.getWidth()));
    } else {
      double notches = Math.clamp(down / NOTCH, -MOST_NOTCHES, MOST_NOTCHES);
      zoom.by(Math.pow(Zoom.STEP, notches), place(event.getX()));
    }
    event.consume();
  }

  private void press(KeyEvent event) {
    double step = event.isShiftDown() ? PlayerModel.FINE_SECONDS : 1;
    switch (event.getCode()) {
      case LEFT -> player.skip(-step);
      case RIGHT -> player.skip(step);
      case HOME -> player.seek(0);
      case END -> player.seek(1);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
