package org.plushkeep.console.player;

import org.plushkeep.audio.Columns;
import org.plushkeep.audio.Pcm;

/**
 * The lines of a waveform as SVG paths: what is between the least and the greatest sample of each
 * column of pixels, and within it what is between plus and minus their root mean square.
 */
final class WaveformShape {
  /** Whispers are not drawn as loud as shouts: below this, a recording is not stretched further. */
  private static final double LEAST_LOUDEST = 0.05;

  /** What is left free above and below, in points: what is too loud is marked there. */
  private static final double MARGIN = 7;

  /** From so many pixels a sample on, samples are a line. */
  private static final double LINE_PIXELS = 2;

  private static final double FULL_SCALE = 32_768;

  private final Frame frame;
  private final int middle;
  private final double reach;

  /**
   * @param loudest the greatest sample of the whole, 0..1: it reaches the top
   */
  WaveformShape(Frame frame, double loudest) {
    this.frame = frame;
    middle = frame.rows() / 2;
    reach = (middle - MARGIN * frame.scaleY()) / Math.max(LEAST_LOUDEST, loudest);
  }

  /** Whether single samples are far enough apart to be a line. */
  boolean isLine(int samples) {
    return samples * frame.view().width() * LINE_PIXELS < frame.columns();
  }

  /** From the least to the greatest sample of each column. */
  String peaks(Columns columns) {
    int[] tops = new int[columns.size()];
    int[] bottoms = new int[columns.size()];
    for (int i = 0; i < tops.length; i++) {
      tops[i] = row(columns.max(i));
      bottoms[i] = Math.max(tops[i] + 1, row(columns.min(i)));
    }
    return path(tops, bottoms);
  }

  /** The root mean square of each column, never beyond its samples. */
  String body(Columns columns) {
    int[] tops = new int[columns.size()];
    int[] bottoms = new int[columns.size()];
    for (int i = 0; i < tops.length; i++) {
      tops[i] = row(Math.min(columns.rms(i), columns.max(i)));
      bottoms[i] = Math.max(tops[i], row(Math.max(-columns.rms(i), columns.min(i))));
    }
    return path(tops, bottoms);
  }

  private int row(double sample) {
    return middle - (int) Math.round(sample * reach);
  }

  /** Steps along the tops and back along the bottoms. */
  private String path(int[] tops, int[] bottoms) {
    if (tops.length == 0) {
      return "";
    }
    StringBuilder path = new StringBuilder("M0 ").append(frame.y(tops[0]));
    for (int i = 0; i < tops.length; i++) {
      step(path, tops, i, i + 1, i == 0 ? -1 : i - 1);
    }
    for (int i = bottoms.length - 1; i >= 0; i--) {
      step(path, bottoms, i, i, -1);
    }
    return path.append('Z').toString();
  }

  private void step(StringBuilder path, int[] rows, int at, int edge, int same) {
    if (same < 0 || rows[same] != rows[at]) {
      path.append('V').append(frame.y(rows[at]));
    }
    path.append('H').append(frame.x(edge));
  }

  /** Single samples, from the last before what is shown to the first after it. */
  String line(Pcm pcm) {
    short[] samples = pcm.samples();
    if (samples.length == 0) {
      return "";
    }
    int first = Math.max(0, (int) Math.floor(frame.view().from() * samples.length) - 1);
    int last =
        Math.min(samples.length - 1, (int) Math.ceil(frame.view().to() * samples.length) + 1);
    StringBuilder path = new StringBuilder();
    for (int i = first; i <= last; i++) {
      double x = frame.view().inside((double) i / samples.length) * frame.width();
      path.append(i == first ? 'M' : 'L').append(x).append(' ');
      path.append((middle - samples[i] / FULL_SCALE * reach) / frame.scaleY());
    }
    return path.toString();
  }
}
