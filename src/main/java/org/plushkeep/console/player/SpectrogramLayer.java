package org.plushkeep.console.player;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.plushkeep.audio.dsp.Spectrogram;
import org.plushkeep.console.player.SpectrogramModel.Picture;
import org.plushkeep.console.words.Texts;

/** Pitches over time, low ones below; a few of them named. */
final class SpectrogramLayer extends Pane {
  /** What is quieter is not drawn; what is as loud as this or louder has the strongest colour. */
  private static final double QUIETEST = -85;

  private static final double LOUDEST = -15;
  private static final int[] KILOHERTZ = {1, 2, 5, 10, 20};
  private static final int MOST_NAMES = 4;
  private static final double BRIGHT = 0.5;

  private final Texts texts;
  private final ImageView image = new ImageView();
  private final Rectangle edges = new Rectangle();
  private Frame frame = Frame.NONE;
  private Optional<Picture> picture = Optional.empty();
  private int[] pixels = new int[0];

  SpectrogramLayer(Texts texts) {
    this.texts = texts;
    setId("spectrogram");
    image.setManaged(false);
    setClip(edges);
    getChildren().add(image);
    getStyleClass().add("spectrogram");
    setMouseTransparent(true);
    backgroundProperty().subscribe(_ -> paint());
  }

  void draw(Frame in, Optional<Picture> measured) {
    boolean same = measured.equals(picture) && in.rows() == frame.rows();
    frame = in;
    picture = measured;
    edges.setWidth(in.width());
    edges.setHeight(in.height());
    if (!same) {
      paint();
    }
    // Until what is shown now has been measured, what was measured last stands where it belongs.
    picture.ifPresent(
        one -> {
          image.setX(frame.at(one.view().from()));
          image.setFitWidth(one.view().width() / frame.view().width() * frame.x(frame.columns()));
          image.setFitHeight(frame.y(frame.rows()));
        });
  }

  private void paint() {
    Arrays.fill(pixels, 0);
    image.setImage(null);
    getChildren().setAll(image);
    if (picture.isEmpty() || frame.rows() < 1) {
      pixels = new int[0];
      return;
    }
    Spectrogram measured = picture.get().spectrogram();
    int rows = frame.rows();
    int columns = measured.columns();
    pixels = new int[rows * columns];
    Palette palette = new Palette(isDark());
    for (int row = 0; row < rows; row++) {
      double height = (rows - 0.5 - row) / rows * (measured.bins() - 1);
      int below = (int) height;
      for (int column = 0; column < columns; column++) {
        double lower = measured.decibels(column, below);
        double upper = measured.decibels(column, below + 1);
        double level = lower + (height - below) * (upper - lower);
        pixels[row * columns + column] = palette.argb((level - QUIETEST) / (LOUDEST - QUIETEST));
      }
    }
    image.setImage(
        new WritableImage(
            new PixelBuffer<>(
                columns, rows, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance())));
    namePitches(measured.hertz(measured.bins() - 1));
  }

  private boolean isDark() {
    return getBackground() != null
        && !getBackground().getFills().isEmpty()
        && getBackground().getFills().getFirst().getFill() instanceof Color colour
        && colour.getBrightness() < BRIGHT;
  }

  private void namePitches(double highest) {
    int step =
        Arrays.stream(KILOHERTZ)
            .filter(one -> highest / (1000.0 * one) <= MOST_NAMES)
            .findFirst()
            .orElse(KILOHERTZ[KILOHERTZ.length - 1]);
    for (int kilohertz = step; kilohertz * 1000.0 < highest; kilohertz += step) {
      Label name = new Label(texts.format("player.kilohertz", kilohertz));
      name.getStyleClass().add("spectrogram-pitch");
      name.setManaged(false);
      getChildren().add(name);
      name.applyCss();
      name.autosize();
      double y = (1 - kilohertz * 1000.0 / highest) * frame.height();
      name.relocate(0, snapPositionY(y - name.getHeight() / 2));
    }
  }
}
