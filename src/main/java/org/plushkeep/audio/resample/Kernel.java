package org.plushkeep.audio.resample;

/**
 * One side of a low-pass filter's impulse response: a sinc under a Kaiser window (J. F. Kaiser,
 * 1974), sampled finely enough that the line between two samples is nowhere off by more than
 * 10<sup>-6</sup> (-120 dB). One zero crossing apart is one sample of the slower of two rates.
 */
final class Kernel {
  /** How far the response reaches to either side, in samples of the slower rate. */
  static final int REACH = 64;

  /** Gives a stop band of 100 dB. */
  private static final double BETA = 0.1102 * (100 - 8.7);

  /**
   * The middle of the transition band, as a part of half the slower rate. With the window's length
   * the band runs from 0.9 to 1: nothing above half the slower rate is left to fold down.
   */
  private static final double CUTOFF = 0.95;

  private static final int STEPS = 1024;
  private static final double[] RESPONSE = response();

  private Kernel() {}

  /**
   * The response's value, before it is scaled to a sum of 1.
   *
   * @param distance from its middle, in samples of the slower rate, at least 0
   */
  static double at(double distance) {
    double position = distance * STEPS;
    int step = (int) position;
    if (step >= RESPONSE.length - 1) {
      return 0;
    }
    return RESPONSE[step] + (position - step) * (RESPONSE[step + 1] - RESPONSE[step]);
  }

  private static double[] response() {
    double[] response = new double[REACH * STEPS + 1];
    double scale = bessel(BETA);
    for (int i = 0; i < response.length; i++) {
      double x = (double) i / STEPS;
      double edge = x / REACH;
      double window = bessel(BETA * Math.sqrt(1 - edge * edge)) / scale;
      double angle = Math.PI * CUTOFF * x;
      response[i] = window * (i == 0 ? 1 : Math.sin(angle) / angle);
    }
    return response;
  }

  /** The modified Bessel function of the first kind, order 0, by its power series. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-16; k++) {
      term *= (x / (2 * k)) * (x / (2 * k));
      sum += term;
    }
    return sum;
  }
}
