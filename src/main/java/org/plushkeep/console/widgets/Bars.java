package org.plushkeep.console.widgets;

import java.util.ArrayList;
import java.util.List;
import org.plushkeep.audio.Waveform;

/**
 * A recording's outline as bars whose edges all lie between two pixels of the screen, whatever its
 * scale factor: no bar is blurred, and all are equally wide and equally far apart.
 */
final class Bars {
  /** A bar, in points. */
  record Bar(double x, double y, double width, double height) {}

  /** What the bars must leave free above and below, in pixels. */
  private static final int MARGIN = 2;

  private static final double WIDTH_SHARE = 0.6;

  /** Whispers are not drawn as loud as shouts: below this, an outline is not stretched further. */
  private static final double LEAST_LOUDEST = 0.05;

  private Bars() {}

  /**
   * Lays out bars.
   *
   * @param width room there is, in points
   * @param height room there is, in points
   * @param step about how far apart they stand, in points
   * @param scaleX pixels a point
   * @param scaleY pixels a point
   */
  static List<Bar> of(
      Waveform waveform, double width, double height, double step, double scaleX, double scaleY) {
    int stepPixels = Math.max(2, (int) Math.round(step * scaleX));
    int barPixels = Math.max(1, (int) Math.round(stepPixels * WIDTH_SHARE));
    int roomPixels = (int) Math.floor(width * scaleX);
    int middle = (int) Math.floor(height * scaleY / 2);
    int count = (roomPixels - barPixels) / stepPixels + 1;
    if (roomPixels < barPixels || middle <= MARGIN) {
      return List.of();
    }
    int left = (roomPixels - barPixels - (count - 1) * stepPixels) / 2;
    Waveform outline = waveform.resampled(count);
    double loudest = LEAST_LOUDEST;
    for (int i = 0; i < outline.size(); i++) {
      loudest = Math.max(loudest, loudness(outline, i));
    }
    List<Bar> bars = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double part = i < outline.size() ? loudness(outline, i) / loudest : 0;
      int half = Math.max(1, (int) Math.round(part * (middle - MARGIN)));
      bars.add(
          new Bar(
              (left + i * stepPixels) / scaleX,
              (middle - half) / scaleY,
              barPixels / scaleX,
              2 * half / scaleY));
    }
    return bars;
  }

  /** The peak, drawn in where it stands alone: a click is not as loud as a voice. */
  private static double loudness(Waveform outline, int bar) {
    double peak = Math.max(outline.max(bar), -outline.min(bar));
    return 0.4 * peak + 0.6 * Math.min(peak, 2 * outline.rms(bar));
  }
}
