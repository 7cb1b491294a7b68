package org.plushkeep.console.widgets;

import java.util.function.DoubleConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.plushkeep.audio.Waveform;

/** A recording's outline as rounded bars, the played part in the accent's colour. */
public final class WaveformView extends Region {
  private static final double MARGIN = 3;
  private static final double LEAST_HALF = 0.75;

  private final double step;
  private final ObjectProperty<Waveform> waveform = new SimpleObjectProperty<>(Waveform.EMPTY);
  private final DoubleProperty played = new SimpleDoubleProperty();
  private final Path rest = new Path();
  private final Path done = new Path();
  private final Rectangle restPart = new Rectangle();
  private final Rectangle donePart = new Rectangle();
  private final Rectangle head = new Rectangle();
  private double drawnWidth = -1;
  private double drawnHeight = -1;

  /**
   * @param step how far apart the bars stand, in pixels
   */
  public WaveformView(double step) {
    this.step = step;
    getStyleClass().add("waveform");
    rest.getStyleClass().add("waveform-rest");
    done.getStyleClass().add("waveform-played");
    head.getStyleClass().add("waveform-head");
    for (Path path : new Path[] {rest, done}) {
      path.setStrokeWidth(step * 0.6);
      path.setMouseTransparent(true);
      path.setManaged(false);
    }
    head.setManaged(false);
    head.setMouseTransparent(true);
    head.setVisible(false);
    rest.setClip(restPart);
    done.setClip(donePart);
    getChildren().addAll(rest, done, head);
    waveform.subscribe(this::redraw);
    played.subscribe(this::placeHead);
  }

  /**
   * Lets people choose a place by click, drag and arrow keys.
   *
   * @param seek receives 0 to 1
   * @param skip receives seconds, back when negative
   */
  public void makeSeekable(DoubleConsumer seek, DoubleConsumer skip) {
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    getStyleClass().add("waveform-seekable");
    head.setVisible(true);
    setOnMousePressed(
        event -> {
          if (event.getButton() == MouseButton.PRIMARY) {
            requestFocus();
            seek.accept(fraction(event.getX()));
            event.consume();
          }
        });
    setOnMouseDragged(event -> seek.accept(fraction(event.getX())));
    setOnKeyPressed(
        event -> {
          switch (event.getCode()) {
            case LEFT -> skip.accept(-1);
            case RIGHT -> skip.accept(1);
            case HOME -> seek.accept(0);
            default -> {
              return;
            }
          }
          event.consume();
        });
  }

  private double fraction(double x) {
    return Math.clamp(x / Math.max(1, getWidth()), 0, 1);
  }

  /** Where on the screen a place in the recording is. */
  public Point2D placeOf(double fraction) {
    return localToScreen(fraction * getWidth(), getHeight() / 2);
  }

  public ObjectProperty<Waveform> waveformProperty() {
    return waveform;
  }

  /** How much has been heard, 0 to 1. */
  public DoubleProperty playedProperty() {
    return played;
  }

  @Override
  protected void layoutChildren() {
    if (getWidth() != drawnWidth || getHeight() != drawnHeight) {
      redraw();
    }
  }

  private void redraw() {
    drawnWidth = getWidth();
    drawnHeight = getHeight();
    rest.getElements().clear();
    done.getElements().clear();
    int bars = (int) (drawnWidth / step);
    if (bars > 0) {
      Waveform outline = waveform.get().resampled(bars);
      double middle = drawnHeight / 2;
      double loudest = 0.05;
      for (int bar = 0; bar < outline.size(); bar++) {
        loudest = Math.max(loudest, height(outline, bar));
      }
      for (int bar = 0; bar < bars; bar++) {
        double part = bar < outline.size() ? height(outline, bar) / loudest : 0;
        double half = Math.max(LEAST_HALF, part * (middle - MARGIN));
        double x = (bar + 0.5) * step;
        rest.getElements().addAll(new MoveTo(x, middle - half), new LineTo(x, middle + half));
        done.getElements().addAll(new MoveTo(x, middle - half), new LineTo(x, middle + half));
      }
    }
    placeHead();
  }

  private static double height(Waveform outline, int bar) {
    double peak = Math.max(outline.max(bar), -outline.min(bar));
    return 0.4 * peak + 0.6 * Math.min(peak, 2 * outline.rms(bar));
  }

  private void placeHead() {
    double x = Math.clamp(played.get(), 0, 1) * drawnWidth;
    donePart.setWidth(Math.max(0, x));
    donePart.setHeight(Math.max(0, drawnHeight));
    restPart.setX(x);
    restPart.setWidth(Math.max(0, drawnWidth - x));
    restPart.setHeight(Math.max(0, drawnHeight));
    head.setX(Math.clamp(x - 1, 0, Math.max(0, drawnWidth - 2)));
    head.setWidth(2);
    head.setHeight(Math.max(0, drawnHeight));
  }
}
