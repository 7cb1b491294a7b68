package org.plushkeep.console.widgets;

import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.plushkeep.audio.Waveform;
import org.plushkeep.console.widgets.Bars.Bar;

/** A recording's outline as rounded bars, the played part in the accent's colour. */
public final class WaveformView extends Region {
  private static final double HEAD_WIDTH = 2;

  private final double step;
  private final ObjectProperty<Waveform> waveform = new SimpleObjectProperty<>(Waveform.EMPTY);
  private final DoubleProperty played = new SimpleDoubleProperty();
  private final Path rest = new Path();
  private final Path done = new Path();
  private final Rectangle restPart = new Rectangle();
  private final Rectangle donePart = new Rectangle();
  private final Rectangle head = new Rectangle();
  private DoubleConsumer seek = _ -> {};
  private DoubleConsumer skip = _ -> {};
  private double drawnWidth = -1;
  private double drawnHeight = -1;
  private double drawnScale = -1;

  /**
   * @param step how far apart the bars stand, in points
   */
  public WaveformView(double step) {
    this.step = step;
    getStyleClass().add("waveform");
    rest.getStyleClass().add("waveform-rest");
    done.getStyleClass().add("waveform-played");
    head.getStyleClass().add("waveform-head");
    for (Path path : List.of(rest, done)) {
      path.setStroke(null);
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
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::renderScaleXProperty)
        .subscribe(_ -> requestLayout()); // dragged to another screen
  }

  /**
   * Lets people choose a place by click, drag and arrow keys.
   *
   * @param seek receives 0 to 1
   * @param skip receives seconds, back when negative
   */
  public void makeSeekable(DoubleConsumer seek, DoubleConsumer skip) {
    this.seek = seek;
    this.skip = skip;
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
    setOnMouseDragged(
        event -> {
          if (event.isPrimaryButtonDown()) {
            seek.accept(fraction(event.getX()));
          }
        });
    setOnKeyPressed(this::move);
  }

  private void move(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> skip.accept(-1);
      case RIGHT -> skip.accept(1);
      case HOME -> seek.accept(0);
      default -> {
        return;
      }
    }
    event.consume();
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
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case VALUE -> played.get();
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> 1.0;
      case ORIENTATION -> Orientation.HORIZONTAL;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  @Override
  public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
    switch (action) {
      case INCREMENT -> skip.accept(1);
      case DECREMENT -> skip.accept(-1);
      case SET_VALUE -> {
        if (parameters.length > 0 && parameters[0] instanceof Number place) {
          seek.accept(Math.clamp(place.doubleValue(), 0, 1));
        }
      }
      default -> super.executeAccessibleAction(action, parameters);
    }
  }

  @Override
  protected void layoutChildren() {
    if (getWidth() != drawnWidth || getHeight() != drawnHeight || scaleX() != drawnScale) {
      redraw();
    }
  }

  private double scaleX() {
    Window window = window();
    return window == null ? 1 : window.getRenderScaleX();
  }

  private double scaleY() {
    Window window = window();
    return window == null ? 1 : window.getRenderScaleY();
  }

  private @Nullable Window window() {
    Scene scene = getScene();
    return scene == null ? null : scene.getWindow();
  }

  private void redraw() {
    drawnWidth = getWidth();
    drawnHeight = getHeight();
    drawnScale = scaleX();
    List<PathElement> outline =
        Bars.of(waveform.get(), drawnWidth, drawnHeight, step, drawnScale, scaleY()).stream()
            .flatMap(bar -> rounded(bar).stream())
            .toList();
    rest.getElements().setAll(outline);
    done.getElements().setAll(outline);
    placeHead();
  }

  /** A bar with round ends. */
  private static List<PathElement> rounded(Bar bar) {
    double radius = Math.min(bar.width(), bar.height()) / 2;
    double right = bar.x() + bar.width();
    double top = bar.y() + radius;
    double bottom = bar.y() + bar.height() - radius;
    return List.of(
        new MoveTo(bar.x(), top),
        new ArcTo(radius, radius, 0, right, top, false, true),
        new LineTo(right, bottom),
        new ArcTo(radius, radius, 0, bar.x(), bottom, false, true),
        new ClosePath());
  }

  private void placeHead() {
    double x = Math.clamp(played.get(), 0, 1) * drawnWidth;
    double width = Math.max(0, drawnWidth);
    double height = Math.max(0, drawnHeight);
    donePart.setWidth(Math.max(0, x));
    donePart.setHeight(height);
    restPart.setX(x);
    restPart.setWidth(Math.max(0, width - x));
    restPart.setHeight(height);
    head.setX(Math.clamp(snapPositionX(x - HEAD_WIDTH / 2), 0, Math.max(0, width - HEAD_WIDTH)));
    head.setWidth(HEAD_WIDTH);
    head.setHeight(height);
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }
}
