package org.plushkeep.audio.dsp;

/**
 * The filter of ITU-R BS.1770-4, annex 1, that weighs sound as a head in a room hears it: a shelf
 * that lifts the treble by 4 dB, then a high-pass.
 *
 * <p>The Recommendation gives coefficients for 48 kHz. They come from the two analogue filters
 * below by the bilinear transform, which makes those for any other rate.
 */
final class KWeighting {
  private static final double SHELF_HERTZ = 1681.974450955533;
  private static final double SHELF_Q = 0.7071752369554196;
  private static final double SHELF_GAIN = Math.pow(10, 3.999843853973347 / 20);
  private static final double SHELF_BAND_GAIN = Math.pow(SHELF_GAIN, 0.4996667741545416);

  private static final double HIGH_PASS_HERTZ = 38.13547087602444;
  private static final double HIGH_PASS_Q = 0.5003270373238773;
  private static final int STANDARD_RATE = 48_000;

  private final Section shelf;
  private final Section highPass;

  KWeighting(int sampleRate) {
    shelf = shelf(sampleRate);
    highPass = highPass(sampleRate);
  }

  /** The next sample, weighed. */
  double next(double sample) {
    return highPass.next(shelf.next(sample));
  }

  private static Section shelf(int sampleRate) {
    double k = Math.tan(Math.PI * SHELF_HERTZ / sampleRate);
    double a0 = 1 + k / SHELF_Q + k * k;
    return new Section(
        (SHELF_GAIN + SHELF_BAND_GAIN * k / SHELF_Q + k * k) / a0,
        2 * (k * k - SHELF_GAIN) / a0,
        (SHELF_GAIN - SHELF_BAND_GAIN * k / SHELF_Q + k * k) / a0,
        2 * (k * k - 1) / a0,
        (1 - k / SHELF_Q + k * k) / a0);
  }

  /** The standard's numerator is exactly 1, -2, 1 at 48 kHz, which is not quite its own scale. */
  private static Section highPass(int sampleRate) {
    double scale = highPassDenominator(STANDARD_RATE) / highPassDenominator(sampleRate);
    double k = Math.tan(Math.PI * HIGH_PASS_HERTZ / sampleRate);
    double a0 = highPassDenominator(sampleRate);
    return new Section(
        scale, -2 * scale, scale, 2 * (k * k - 1) / a0, (1 - k / HIGH_PASS_Q + k * k) / a0);
  }

  private static double highPassDenominator(int sampleRate) {
    double k = Math.tan(Math.PI * HIGH_PASS_HERTZ / sampleRate);
    return 1 + k / HIGH_PASS_Q + k * k;
  }

  /** One filter of second order, transposed direct form II. */
  private static final class Section {
    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private double s1;
    private double s2;

    Section(double b0, double b1, double b2, double a1, double a2) {
      this.b0 = b0;
      this.b1 = b1;
      this.b2 = b2;
      this.a1 = a1;
      this.a2 = a2;
    }

    double next(double x) {
      double y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      return y;
    }
  }
}
