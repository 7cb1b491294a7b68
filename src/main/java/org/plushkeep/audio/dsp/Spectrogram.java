package org.plushkeep.audio.dsp;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plushkeep.audio.Pcm;

/**
 * How loud which pitch is at which moment of a part of a recording: a short-time Fourier transform
 * with Hann's window of about 32 ms, one column for each column of the picture. It takes a byte for
 * each column and bin, whatever the recording's length.
 */
public final class Spectrogram {
  /** What the lowest level stands for, in decibels of full scale. */
  public static final double QUIETEST = -100;

  private static final double FRAMES_A_SECOND = 1000 / 32.0;
  private static final int SMALLEST_FRAME = 16;

  /** Where a column is longer than a frame, it shows the loudest of some frames in it. */
  private static final int MOST_FRAMES_A_COLUMN = 8;

  private static final double FULL_SCALE = 32_768;
  private static final int HIGHEST = 255;

  private final int columns;
  private final int bins;
  private final int sampleRate;
  private final byte[] levels;

  private Spectrogram(int columns, int bins, int sampleRate) {
    this.columns = columns;
    this.bins = bins;
    this.sampleRate = sampleRate;
    levels = new byte[columns * bins];
  }

  /**
   * Measures a part of a recording.
   *
   * @param from the part's first sample, may lie between two
   * @param to its end, likewise
   * @param columns how many columns, at least 1
   * @param cancelled asked before each column
   * @return empty when it was cancelled
   */
  public static Optional<Spectrogram> of(
      Pcm pcm, double from, double to, int columns, BooleanSupplier cancelled) {
    int size = frameSize(pcm.sampleRate());
    Spectrogram picture = new Spectrogram(columns, size / 2 + 1, pcm.sampleRate());
    Frames frames = new Frames(pcm, size);
    double step = (to - from) / columns;
    int each = Math.clamp((int) Math.ceil(step / size), 1, MOST_FRAMES_A_COLUMN);
    try {
      for (int column = 0; column < columns; column++) {
        if (cancelled.getAsBoolean()) {
          picture.wipe();
          return Optional.empty();
        }
        for (int i = 0; i < each; i++) {
          double middle = from + (column + (i + 0.5) / each) * step;
          picture.raise(column, frames.at((int) Math.floor(middle) - size / 2));
        }
      }
      return Optional.of(picture);
    } finally {
      frames.wipe();
    }
  }

  /** About 32 ms, and a power of two. */
  private static int frameSize(int sampleRate) {
    double exact = Math.max(SMALLEST_FRAME, sampleRate / FRAMES_A_SECOND);
    return 1 << (int) Math.round(Math.log(exact) / Math.log(2));
  }

  private void raise(int column, float[] power) {
    // A sine of amplitude A has A * A * size / 6 in its bin under Hann's window of unit energy.
    double fullScale = FULL_SCALE * FULL_SCALE * (bins - 1) * 2 / 6;
    for (int bin = 0; bin < bins; bin++) {
      double decibels = 10 * Math.log10(power[bin] / fullScale + 1e-12);
      int level = (int) Math.round((decibels - QUIETEST) / -QUIETEST * HIGHEST);
      int at = column * bins + bin;
      levels[at] = (byte) Math.clamp(Math.max(level, levels[at] & HIGHEST), 0, HIGHEST);
    }
  }

  /** How many columns. */
  public int columns() {
    return columns;
  }

  /** How many bins, from nothing to half the sample rate. */
  public int bins() {
    return bins;
  }

  /** The pitch in the middle of a bin, in hertz. */
  public double hertz(int bin) {
    return (double) bin * sampleRate / (2 * (bins - 1));
  }

  /** How loud, 0..1: from {@value #QUIETEST} dB of full scale to a sine of full scale. */
  public float level(int column, int bin) {
    return (levels[column * bins + bin] & HIGHEST) / (float) HIGHEST;
  }

  /** How loud, in decibels; a sine of full scale has 0. */
  public double decibels(int column, int bin) {
    return QUIETEST * (1 - level(column, bin));
  }

  /** Overwrites it. */
  public void wipe() {
    Arrays.fill(levels, (byte) 0);
  }

  /** One frame after the other, with silence before the recording and after it. */
  private static final class Frames {
    private final Pcm pcm;
    private final PowerSpectrum spectrum;
    private final short[] frame;
    private final float[] power;

    Frames(Pcm pcm, int size) {
      this.pcm = pcm;
      spectrum = new PowerSpectrum(size);
      frame = new short[size];
      power = new float[size + 2];
    }

    /** Power over frequency of the frame that begins at a sample. */
    float[] at(int begin) {
      short[] samples = pcm.samples();
      Arrays.fill(frame, (short) 0);
      int from = Math.clamp(begin, 0, samples.length);
      int to = Math.clamp((long) begin + frame.length, from, samples.length);
      System.arraycopy(
          samples, from, frame, Math.clamp((long) from - begin, 0, frame.length), to - from);
      spectrum.of(frame, 0, 0, power);
      return power;
    }

    void wipe() {
      Arrays.fill(frame, (short) 0);
      Arrays.fill(power, 0);
      spectrum.wipe();
    }
  }
}
