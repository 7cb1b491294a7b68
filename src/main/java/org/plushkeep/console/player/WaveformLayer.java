package org.plushkeep.console.player;

import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import org.plushkeep.audio.Columns;
import org.plushkeep.audio.Waveform;

/** The waveform, the part that has been heard in another colour. */
final class WaveformLayer extends Region {
  private final SVGPath peaks = new SVGPath();
  private final SVGPath body = new SVGPath();
  private final SVGPath line = new SVGPath();
  private final Rectangle restPart = new Rectangle();
  private final Rectangle donePart = new Rectangle();

  WaveformLayer() {
    Group rest = part("timeline-rest", List.of(peaks, body, line));
    Group done =
        part(
            "timeline-done", List.of(peaks, body, line).stream().map(WaveformLayer::same).toList());
    rest.setClip(restPart);
    done.setClip(donePart);
    getChildren().addAll(rest, done);
    setMouseTransparent(true);
    peaks.setId("waveform-peaks");
    body.setId("waveform-body");
    line.setId("waveform-line");
  }

  private static SVGPath same(SVGPath as) {
    SVGPath path = new SVGPath();
    path.contentProperty().bind(as.contentProperty());
    return path;
  }

  private static Group part(String style, List<SVGPath> paths) {
    List<String> styles = List.of("timeline-peaks", "timeline-body", "timeline-line");
    for (int i = 0; i < styles.size(); i++) {
      paths.get(i).getStyleClass().add(styles.get(i));
    }
    Group group = new Group(List.copyOf(paths));
    group.getStyleClass().add(style);
    group.setManaged(false);
    return group;
  }

  /**
   * Draws anew.
   *
   * @param sound what is heard, empty as long as it has not been read
   * @param stored what is known of it until then
   */
  void draw(Frame frame, Optional<Sound> sound, Waveform stored) {
    Waveform outline = sound.map(Sound::outline).orElse(stored);
    WaveformShape shape = new WaveformShape(frame, loudest(outline));
    Zoom.View view = frame.view();
    if (sound.isPresent() && shape.isLine(sound.get().pcm().samples().length)) {
      draw(shape, Columns.NONE);
      line.setContent(shape.line(sound.get().pcm()));
    } else {
      line.setContent("");
      draw(
          shape,
          sound.isPresent()
              ? sound.get().envelope().columns(view.from(), view.to(), frame.columns())
              : stored.columns(view.from(), view.to(), frame.columns()));
    }
  }

  private void draw(WaveformShape shape, Columns columns) {
    peaks.setContent(shape.peaks(columns));
    body.setContent(shape.body(columns));
  }

  private static double loudest(Waveform outline) {
    float loudest = 0;
    for (int i = 0; i < outline.size(); i++) {
      loudest = Math.max(loudest, Math.max(outline.max(i), -outline.min(i)));
    }
    return loudest;
  }

  /** What is heard now is at so many points. */
  void place(Frame frame, double head) {
    double x = Math.clamp(head, 0, frame.width());
    donePart.setWidth(x);
    donePart.setHeight(frame.height());
    restPart.setX(x);
    restPart.setWidth(frame.width() - x);
    restPart.setHeight(frame.height());
  }
}
