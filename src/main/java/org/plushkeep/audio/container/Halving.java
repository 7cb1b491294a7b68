package org.plushkeep.audio.container;

import java.util.Arrays;

/**
 * Brings sound to half its rate as it comes: a half-band filter of 63 taps (a sinc under a Blackman
 * window), and every other sample of what it gives. The first sample stays the first.
 */
final class Halving {
  /** So many samples behind the last one bring out what the filter still holds. */
  static final int REACH = 31;

  private static final double[] TAPS = taps();

  private final double[] last = new double[TAPS.length];
  private int at;
  private long pushed;
  private double value;

  /**
   * Takes a sample.
   *
   * @return whether {@link #value} is a new one
   */
  boolean push(double sample) {
    last[at] = sample;
    at = (at + 1) % last.length;
    pushed++;
    if (pushed <= REACH || (pushed - REACH) % 2 == 0) {
      return false;
    }
    double sum = 0;
    for (int i = 0; i < TAPS.length; i++) {
      sum += TAPS[i] * last[(at + i) % last.length];
    }
    value = sum;
    return true;
  }

  double value() {
    return value;
  }

  void wipe() {
    Arrays.fill(last, 0);
    value = 0;
  }

  private static double[] taps() {
    double[] taps = new double[2 * REACH + 1];
    double sum = 0;
    for (int i = 0; i < taps.length; i++) {
      double x = i - REACH;
      double phase = Math.PI * (i + 1) / (REACH + 1);
      double window = 0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase);
      taps[i] = (x == 0 ? 0.5 : Math.sin(Math.PI * x / 2) / (Math.PI * x)) * window;
      sum += taps[i];
    }
    for (int i = 0; i < taps.length; i++) {
      taps[i] /= sum;
    }
    return taps;
  }
}
