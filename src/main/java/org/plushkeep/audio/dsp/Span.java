package org.plushkeep.audio.dsp;

/**
 * A part of a recording.
 *
 * @param from its first sample
 * @param to the sample after its last
 */
public record Span(int from, int to) {
  /**
   * @throws IllegalArgumentException when it would begin before zero or end before it begins
   */
  public Span {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(from + " to " + to);
    }
  }
}
