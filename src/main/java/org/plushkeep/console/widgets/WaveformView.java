package org.plushkeep.console.widgets;

import java.util.List;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
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
  private final double step;
  private final ObjectProperty<Waveform> waveform = new SimpleObjectProperty<>(Waveform.EMPTY);
  private final DoubleProperty played = new SimpleDoubleProperty();
  private final Path rest = new Path();
  private final Path done = new Path();
  private final Rectangle restPart = new Rectangle();
  private final Rectangle donePart = new Rectangle();
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
    for (Path path : List.of(rest, done)) {
      path.setStroke(null);
      path.setMouseTransparent(true);
      path.setManaged(false);
    }
    rest.setClip(restPart);
    done.setClip(donePart);
    getChildren().addAll(rest, done);
    waveform.subscribe(this::redraw);
    played.subscribe(this::place);
    sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::renderScaleXProperty)
        .subscribe(_ -> requestLayout()); // dragged to another screen
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
    place();
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

  private void place() {
    double x = Math.clamp(played.get(), 0, 1) * drawnWidth;
    double width = Math.max(0, drawnWidth);
    double height = Math.max(0, drawnHeight);
    donePart.setWidth(Math.max(0, x));
    donePart.setHeight(height);
    restPart.setX(x);
    restPart.setWidth(Math.max(0, width - x));
    restPart.setHeight(height);
  }
}
