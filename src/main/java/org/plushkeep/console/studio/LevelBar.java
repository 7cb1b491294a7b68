package org.plushkeep.console.studio;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.layout.Region;
import org.plushkeep.audio.capture.Level;

/** How loud it is: the mean as a bar, the peak as a lighter one, the highest as a line. */
final class LevelBar extends Region {
  private static final double QUIETEST_DB = -60;
  private static final double MARK_WIDTH = 3;
  private static final PseudoClass CLIPPED = PseudoClass.getPseudoClass("clipped");

  private final ObjectProperty<Level> level = new SimpleObjectProperty<>(Level.SILENCE);
  private final Region peak = part("level-peak");
  private final Region mean = part("level-mean");
  private final Region held = part("level-held");

  LevelBar() {
    getStyleClass().add("level");
    getChildren().addAll(peak, mean, held);
    level.subscribe(this::requestLayout);
    level.subscribe(now -> pseudoClassStateChanged(CLIPPED, now.clipped()));
  }

  private static Region part(String style) {
    Region part = new Region();
    part.getStyleClass().add(style);
    part.setManaged(false);
    return part;
  }

  ObjectProperty<Level> levelProperty() {
    return level;
  }

  /** How far along the bar a level is, 0 to 1. */
  static double fraction(double decibels) {
    return Math.clamp(1 - decibels / QUIETEST_DB, 0, 1);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    Level now = level.get();
    mean.resizeRelocate(0, 0, width * fraction(now.rms()), height);
    peak.resizeRelocate(0, 0, width * fraction(now.peak()), height);
    double at = fraction(now.held());
    held.setVisible(at > 0);
    held.resizeRelocate(Math.max(0, width * at - MARK_WIDTH), 0, MARK_WIDTH, height);
  }
}
