package org.plushkeep.console.player;

import java.util.List;
import java.util.function.Function;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import org.plushkeep.audio.Marks;
import org.plushkeep.audio.dsp.Span;
import org.plushkeep.console.words.Texts;

/** Silence as a shade, and what is too loud as a line at the top; in words too. */
final class MarksLayer extends Region {
  private static final double LOUD_HEIGHT = 4;
  private static final int LEAST_PIXELS = 2;

  private final Texts texts;
  private final SVGPath silences = new SVGPath();
  private final SVGPath clipped = new SVGPath();
  private Marks marks = Marks.UNKNOWN;
  private Frame frame = Frame.NONE;

  MarksLayer(Texts texts) {
    this.texts = texts;
    silences.setId("marks-silence");
    clipped.setId("marks-clipped");
    silences.getStyleClass().add("timeline-silence");
    clipped.getStyleClass().add("timeline-clipped");
    silences.setManaged(false);
    clipped.setManaged(false);
    getChildren().addAll(silences, clipped);
    setMouseTransparent(true);
  }

  void draw(Frame in, Marks all) {
    frame = in;
    marks = all;
    int top = Math.max(1, (int) Math.round(LOUD_HEIGHT * in.scaleY()));
    silences.setContent(boxes(all.silences(), 0, in.rows()));
    clipped.setContent(boxes(all.clipped(), LEAST_PIXELS, top));
  }

  private String boxes(List<Span> spans, int least, int rows) {
    StringBuilder path = new StringBuilder();
    for (Span span : spans) {
      int from = Math.max(0, column(span.from()));
      int to = Math.min(frame.columns(), Math.max(from + least, column(span.to())));
      if (to > from) {
        path.append('M').append(frame.x(from)).append(" 0H").append(frame.x(to));
        path.append('V').append(frame.y(rows)).append('H').append(frame.x(from)).append('Z');
      }
    }
    return path.toString();
  }

  private int column(int sample) {
    return frame.column((double) sample / Math.max(1, marks.samples()));
  }

  /** What is marked at so many points, in words; empty where nothing is. */
  String wordsAt(double points) {
    int column = (int) Math.floor(points * frame.scaleX());
    Function<List<Span>, Boolean> covers =
        spans ->
            spans.stream()
                .anyMatch(
                    span ->
                        column >= column(span.from()) - LEAST_PIXELS
                            && column < column(span.to()) + LEAST_PIXELS);
    if (covers.apply(marks.clipped())) {
      return texts.get("player.clipped");
    }
    return covers.apply(marks.silences()) ? texts.get("player.silent") : "";
  }

  /** What is marked in the whole, for who cannot see it. */
  String words() {
    return marks.samples() == 0
        ? ""
        : texts.format("player.marks", marks.silences().size(), marks.clipped().size());
  }
}
