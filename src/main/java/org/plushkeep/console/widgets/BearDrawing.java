package org.plushkeep.console.widgets;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.scene.Group;
import javafx.scene.effect.DropShadow;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.util.Duration;

/** A plush bear with a heart that can glow and blink, and paws to press. Drawn 200 by 230. */
public final class BearDrawing extends StackPane {
  private static final Duration BLINK = Duration.millis(500);

  /** What the heart does. */
  public enum Heart {
    OFF,
    GLOWING,
    BLINKING
  }

  private final SVGPath heart = new SVGPath();
  private final DropShadow glow = new DropShadow(22, Color.web("#ff5c7a"));
  private final Timeline blinking =
      new Timeline(
          new KeyFrame(Duration.ZERO, new KeyValue(heart.opacityProperty(), 1)),
          new KeyFrame(BLINK, new KeyValue(heart.opacityProperty(), 0.25)),
          new KeyFrame(BLINK.multiply(2), new KeyValue(heart.opacityProperty(), 1)));
  private final Group paws;

  public BearDrawing(double scale) {
    heart.setContent(
        "M0 26 C-34 4 -24 -20 -8 -20 C-2 -20 0 -15 0 -13 C0 -15 2 -20 8 -20 C24 -20 34 4 0 26 Z");
    heart.setTranslateX(100);
    heart.setTranslateY(158);
    heart.getStyleClass().add("bear-heart");
    blinking.setCycleCount(Animation.INDEFINITE);
    paws =
        new Group(
            round("bear-fur", 38, 150, 24),
            round("bear-pad", 36, 152, 12),
            round("bear-fur", 162, 150, 24),
            round("bear-pad", 164, 152, 12));
    Arc smile = new Arc(100, 84, 10, 8, 200, 140);
    smile.setType(ArcType.OPEN);
    smile.getStyleClass().add("bear-smile");
    Group bear =
        new Group(
            round("bear-fur", 60, 208, 24),
            round("bear-pad", 60, 210, 13),
            round("bear-fur", 140, 208, 24),
            round("bear-pad", 140, 210, 13),
            oval("bear-fur", 100, 162, 62, 60),
            oval("bear-belly", 100, 166, 44, 44),
            paws,
            round("bear-fur", 52, 30, 22),
            round("bear-pad", 52, 30, 12),
            round("bear-fur", 148, 30, 22),
            round("bear-pad", 148, 30, 12),
            oval("bear-fur", 100, 66, 62, 54),
            oval("bear-belly", 100, 82, 28, 22),
            round("bear-dark", 78, 58, 5),
            round("bear-dark", 122, 58, 5),
            oval("bear-dark", 100, 73, 8, 6),
            smile,
            heart);
    bear.setScaleX(scale);
    bear.setScaleY(scale);
    getChildren().add(new Group(bear));
    setMouseTransparent(true);
    show(Heart.OFF);
  }

  /** Shows what the heart does. */
  public void show(Heart now) {
    blinking.stop();
    heart.setOpacity(1);
    heart.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("lit"), now != Heart.OFF);
    heart.setEffect(now == Heart.OFF ? null : glow);
    if (now == Heart.BLINKING) {
      blinking.play();
    }
  }

  /** Makes the paws stand out. */
  public void pointAtPaws(boolean on) {
    paws.setEffect(on ? new DropShadow(14, Color.web("#ffb347")) : null);
  }

  private static Shape round(String style, double x, double y, double radius) {
    return styled(new Circle(x, y, radius), style);
  }

  private static Shape oval(String style, double x, double y, double width, double height) {
    return styled(new Ellipse(x, y, width, height), style);
  }

  private static Shape styled(Shape shape, String style) {
    shape.getStyleClass().add(style);
    return shape;
  }
}
