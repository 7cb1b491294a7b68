package org.plushkeep.audio.dsp;

import java.util.Arrays;

/** Power over frequency of some samples under Hann's window. Used by one thread. */
public final class PowerSpectrum {
  private final int size;
  private final float[] window;
  private final float[] cosine;
  private final float[] sine;
  private final float[] real;
  private final float[] imaginary;

  /**
   * @param size how many samples, a power of two
   */
  public PowerSpectrum(int size) {
    this.size = size;
    window = new float[size];
    cosine = new float[size / 2];
    sine = new float[size / 2];
    real = new float[size];
    imaginary = new float[size];
    double squares = 0;
    for (int i = 0; i < size; i++) {
      double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
      window[i] = (float) weight;
      squares += weight * weight;
    }
    for (int i = 0; i < size; i++) {
      window[i] /= (float) Math.sqrt(squares);
    }
    for (int i = 0; i < size / 2; i++) {
      cosine[i] = (float) Math.cos(2 * Math.PI * i / size);
      sine[i] = (float) Math.sin(2 * Math.PI * i / size);
    }
  }

  /**
   * Two frames at once.
   *
   * @param first where the first frame begins
   * @param second where the second frame begins
   * @param power receives size / 2 + 1 bins of the first and as many of the second; white noise has
   *     its variance in every bin
   */
  public void of(short[] samples, int first, int second, float[] power) {
    for (int i = 0; i < size; i++) {
      int to = Integer.reverse(i) >>> 32 - Integer.numberOfTrailingZeros(size);
      real[to] = window[i] * samples[first + i];
      imaginary[to] = window[i] * samples[second + i];
    }
    transform();
    int bins = size / 2 + 1;
    for (int k = 0; k < bins; k++) {
      int mirror = size - k & size - 1;
      float evenReal = (real[k] + real[mirror]) / 2;
      float evenImaginary = (imaginary[k] - imaginary[mirror]) / 2;
      float oddReal = (imaginary[k] + imaginary[mirror]) / 2;
      float oddImaginary = (real[mirror] - real[k]) / 2;
      power[k] = evenReal * evenReal + evenImaginary * evenImaginary;
      power[bins + k] = oddReal * oddReal + oddImaginary * oddImaginary;
    }
  }

  /** Overwrites what it still holds of the sound. */
  public void wipe() {
    Arrays.fill(real, 0);
    Arrays.fill(imaginary, 0);
  }

  private void transform() {
    for (int half = 1; half < size; half *= 2) {
      int stride = size / 2 / half;
      for (int from = 0; from < size; from += 2 * half) {
        for (int i = 0; i < half; i++) {
          int a = from + i;
          int b = a + half;
          float c = cosine[i * stride];
          float s = sine[i * stride];
          float re = real[b] * c + imaginary[b] * s;
          float im = imaginary[b] * c - real[b] * s;
          real[b] = real[a] - re;
          imaginary[b] = imaginary[a] - im;
          real[a] += re;
          imaginary[a] += im;
        }
      }
    }
  }
}
