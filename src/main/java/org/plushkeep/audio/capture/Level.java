package org.plushkeep.audio.capture;

/**
 * How loud it is, in decibels of full scale, at most 0; negative infinity for silence.
 *
 * @param rms over about an eighth of a second; a sine of full scale reads 0 (AES17)
 * @param peak the greatest sample, falling slowly
 * @param held the greatest peak of a moment ago
 * @param clipped whether something has been louder than can be told, since the beginning
 */
public record Level(double rms, double peak, double held, boolean clipped) {
  /** Nothing at all. */
  public static final Level SILENCE =
      new Level(
          Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, false);
}
