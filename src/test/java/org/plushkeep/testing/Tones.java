package org.plushkeep.testing;

/** Sounds that anyone can make again, and what is left of them. */
public final class Tones {
  private Tones() {}

  /**
   * A sine.
   *
   * @param amplitude of 32767
   */
  public static short[] sine(int rate, double hertz, double amplitude, int count) {
    short[] samples = new short[count];
    for (int i = 0; i < count; i++) {
      samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return samples;
  }

  /** The root mean square of what lies away from the ends. */
  public static double rms(short[] samples, int margin) {
    double squares = 0;
    for (int i = margin; i < samples.length - margin; i++) {
      squares += (double) samples[i] * samples[i];
    }
    return Math.sqrt(squares / (samples.length - 2 * margin));
  }

  /** The greatest difference between two sounds away from the ends. */
  public static int distance(short[] a, short[] b, int margin) {
    int most = 0;
    for (int i = margin; i < Math.min(a.length, b.length) - margin; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }

  /** How far the sound is above what differs from the original, in decibels. */
  public static double signalToNoise(short[] original, short[] heard) {
    double signal = 0;
    double noise = 1e-9;
    for (int i = 0; i < Math.min(original.length, heard.length); i++) {
      signal += (double) original[i] * original[i];
      noise += Math.pow(original[i] - heard[i], 2);
    }
    return 10 * Math.log10(signal / noise);
  }
}
