package org.plushkeep.audio.sniff;

import java.util.Arrays;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Family;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.dsp.PowerSpectrum;

/**
 * What a trial decoding looks like, in numbers that {@link Plausibility} weighs.
 *
 * <p>A decoder knows its own quantiser's step at every sample. Where it reads the nibbles as they
 * were meant, what it gives is the sound plus a rounding error that is as good as white, with a
 * variance of a twelfth of the step squared: no part of the spectrum is quieter than that, and
 * where the sound itself has nothing (below a voice's pitch, near half the sample rate) the
 * spectrum lies on it. A wrong predictor filters the error with the sound and so goes below that
 * floor somewhere, or lies above it everywhere; a wrong order of the nibbles, wrong packets or
 * another family's arithmetic are far above it. So the traits are the heights of the spectrum over
 * this floor, in decibels, band by band, in the quieter part of the frames.
 */
public final class Traits {
  private static final int FRAME = 1024;
  private static final int LONG_FRAME = 4096;
  private static final int MOST_FRAMES = 96;
  private static final int MOST_LONG_FRAMES = 24;
  private static final int FEWEST_FRAMES = 8;

  /** In a quiet recording frames nearer to the least step have to do. */
  private static final double[] ACTIVE = {4, 2, 1.2, 0};

  private static final double MOST_DECIBELS = 100;

  /** After so many samples the steps have found the sound's size again. */
  private static final int SETTLED = 13;

  /** The least that the variance grows by while the nibbles are the largest that there are. */
  private static final double CATCHING_UP = 4.1;

  /** Edges in bins of the long frames, below any voice's pitch. */
  private static final int[] LONG_BANDS = {3, 7, 13};

  /** Edges in bins of the frames. */
  private static final int[] BANDS = {
    2, 5, 9, 20, 50, 100, 150, 200, 256, 288, 320, 352, 384, 416, 448, 480, 500, 513
  };

  /** The same of white noise that is the rounding error's, which is what floor means. */
  private static final double[] FLOOR = {
    -2.6, -2.0, -3.2, -3.0, -3.4, -1.8, -1.2, -1.1, -1.1, -1.1, -1.5, -1.5, -1.5, -1.5, -1.5, -1.5,
    -1.5, -1.9, -2.4
  };

  private static final int LOW_BANDS = 4;
  private static final int BAND_COUNT = LONG_BANDS.length + BANDS.length - 2;

  /** How many numbers {@link #of} gives. */
  public static final int COUNT = 5 * BAND_COUNT + 7;

  private final PowerSpectrum spectrum = new PowerSpectrum(FRAME);
  private final PowerSpectrum longSpectrum = new PowerSpectrum(LONG_FRAME);
  private final double[] traits = new double[COUNT];
  private final double[] heights = new double[BAND_COUNT];
  private final double[] middles = new double[BAND_COUNT];
  private final short[] samples;
  private final float[] noise;
  private final int count;
  private final double leastNoise;
  private final int packet;
  private double total;

  private Traits(Family family, short[] samples, float[] noise, int count, int packet) {
    this.packet = packet;
    this.samples = samples;
    this.noise = noise;
    this.count = count;
    double step = family == Family.IMA ? 7 / 4.0 : 16;
    leastNoise = step * step / 12;
  }

  /**
   * The traits of a trial.
   *
   * @param format that it was decoded as
   * @param succession see {@link Succession}
   * @param samples decoded; the beginnings of packets that begin anew are smoothed over
   * @param noise beside each sample the variance of the rounding
   * @param count how many there are, at least {@value #LONG_FRAME}
   */
  public static double[] of(
      AdpcmFormat format, double succession, short[] samples, float[] noise, int count) {
    int packet = format.framing() == Framing.ANEW ? 2 * format.packetBytes() : 0;
    Traits traits = new Traits(format.family(), samples, noise, count, packet);
    traits.measure();
    traits.traits[COUNT - 1] = succession;
    return traits.traits;
  }

  /** How many frames of a family's decoding have more than the least step: what there is to see. */
  static int active(Family family, float[] noise, int count) {
    Traits traits = new Traits(family, new short[0], noise, count, 0);
    int active = 0;
    for (int from = 0; from + FRAME <= count; from += FRAME / 2) {
      active += traits.noiseOf(from, FRAME) >= ACTIVE[0] * traits.leastNoise ? 1 : 0;
    }
    return active;
  }

  private void measure() {
    int at = 5 * BAND_COUNT;
    traits[at++] = Math.min(20, 100.0 * atTheRails() / count);
    at += 2;
    traits[at++] = offset();
    traits[at++] = idleOffset();
    traits[at] = seams();
    smooth();
    heights(longSpectrum, LONG_FRAME, MOST_LONG_FRAMES, LONG_BANDS, 0);
    heights(spectrum, FRAME, MOST_FRAMES, BANDS, LONG_BANDS.length - 1);
    for (int i = 0; i < BAND_COUNT; i++) {
      double height = heights[i] - FLOOR[i];
      traits[5 * i] = Math.clamp(-height, 0, 6);
      traits[5 * i + 1] = Math.clamp(height, 0, 4);
      traits[5 * i + 2] = Math.clamp(height - 4, 0, 16);
      traits[5 * i + 3] = Math.clamp(height - 20, 0, 30);
      traits[5 * i + 4] = Math.clamp(middles[i] - heights[i], 0, 40);
    }
    traits[5 * BAND_COUNT + 1] = total;
    traits[5 * BAND_COUNT + 2] = Math.max(0, total - 15);
  }

  /**
   * Where a packet begins anew its first nibbles are the largest until they have caught up with the
   * sound. What they give is none of it, and would lie over everything in the spectrum: a straight
   * line is put there.
   */
  private void smooth() {
    for (int begin = packet; packet > 0 && begin < count; begin += packet) {
      int end = begin;
      int most = Math.min(count - 1, begin + SETTLED);
      while (end < most && noise[end + 1] > CATCHING_UP * noise[end]) {
        end++;
      }
      end = Math.min(count - 1, end + 1);
      int before = samples[begin - 1];
      int after = samples[end];
      for (int i = begin; i < end; i++) {
        samples[i] = (short) (before + (after - before) * (i - begin + 1) / (end - begin + 1));
        noise[i] = noise[end];
      }
    }
  }

  /** Where the frames begin that have something in them, evenly thinned. */
  private int[] choose(int size, int most) {
    int hop = size / 2;
    int frames = count < size ? 0 : (count - size) / hop + 1;
    double[] noises = new double[frames];
    for (int i = 0; i < frames; i++) {
      noises[i] = noiseOf(i * hop, size);
    }
    int[] chosen = new int[frames];
    int found = 0;
    for (int i = 0; i < ACTIVE.length && found < (size == FRAME ? FEWEST_FRAMES : 1); i++) {
      found = 0;
      for (int frame = 0; frame < frames; frame++) {
        if (noises[frame] >= ACTIVE[i] * leastNoise) {
          chosen[found++] = frame * hop;
        }
      }
    }
    if (found > most) {
      for (int i = 0; i < most; i++) {
        chosen[i] = chosen[(int) ((long) i * found / most)];
      }
      found = most;
    }
    return Arrays.copyOf(chosen, found);
  }

  private double noiseOf(int from, int size) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < size; i += 4) {
      double weight = Math.min(i, size - i); // near enough to the window
      weight *= weight;
      sum += weight * noise[from + i];
      weights += weight;
    }
    return sum / weights;
  }

  private void heights(PowerSpectrum of, int size, int most, int[] edges, int first) {
    int[] frames = choose(size, most);
    if (frames.length == 0) {
      return;
    }
    double[][] bands = new double[edges.length][frames.length];
    float[] power = new float[size + 2];
    for (int i = 0; i < frames.length; i += 2) {
      int other = Math.min(i + 1, frames.length - 1);
      of.of(samples, frames[i], frames[other], power);
      bands(power, 0, size, edges, noiseOf(frames[i], size), bands, i);
      bands(power, size / 2 + 1, size, edges, noiseOf(frames[other], size), bands, other);
    }
    for (int band = 0; band < edges.length - 1; band++) {
      int at = first + band;
      heights[at] = lowerMean(bands[band], at < LOW_BANDS ? 0.5 : 0.25);
      middles[at] = Math.min(MOST_DECIBELS, 10 * Math.log10(bands[band][frames.length / 2] + 1e-9));
    }
    total = lowerMean(bands[edges.length - 1], 0.25);
  }

  private static void bands(
      float[] power, int from, int size, int[] edges, double floor, double[][] bands, int frame) {
    for (int band = 0; band < edges.length; band++) {
      boolean all = band == edges.length - 1;
      int begin = all ? 2 : edges[band];
      int end = all ? size / 2 + 1 : edges[band + 1];
      double sum = 0;
      for (int bin = begin; bin < end; bin++) {
        sum += power[from + bin];
      }
      bands[band][frame] = sum / (end - begin) / floor;
    }
  }

  private static double lowerMean(double[] values, double part) {
    Arrays.sort(values);
    int few = Math.max(1, (int) (values.length * part));
    double sum = 0;
    for (int i = 0; i < few; i++) {
      sum += values[i];
    }
    return Math.min(MOST_DECIBELS, 10 * Math.log10(sum / few + 1e-9));
  }

  private int atTheRails() {
    int number = 0;
    for (int i = 0; i < count; i++) {
      if (samples[i] == Short.MAX_VALUE || samples[i] == Short.MIN_VALUE) {
        number++;
      }
    }
    return number;
  }

  /** How much of the power is a constant, in decibels, -40..0. */
  private double offset() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      sum += samples[i];
      squares += (double) samples[i] * samples[i];
    }
    double mean = sum / count;
    return Math.max(-40, 10 * Math.log10((mean * mean + 1) / (squares / count + 1)));
  }

  /**
   * How much more the sound changes over the beginnings of packets that begin anew than elsewhere,
   * as a logarithm, -3..3; 0 where there are none.
   */
  private double seams() {
    double there = 1;
    double elsewhere = 1;
    int packets = 1;
    int others = 1;
    for (int begin = packet; packet > 0 && begin + SETTLED <= count; begin += packet) {
      there += Math.sqrt(Math.abs(samples[begin + SETTLED - 1] - samples[begin - 1]));
      packets++;
      int end = Math.min(count, begin + packet);
      for (int i = begin + SETTLED; i + SETTLED < end; i += SETTLED) {
        elsewhere += Math.sqrt(Math.abs(samples[i + SETTLED] - samples[i]));
        others++;
      }
    }
    return Math.clamp(Math.log(there / packets) - Math.log(elsewhere / others), -3, 3);
  }

  /** How far from zero it rests where the step is least, in decibels of that step, from 0 up. */
  private double idleOffset() {
    int size = FRAME / 4;
    double sum = 0;
    int rests = 0;
    for (int from = 0; from + size <= count; from += size) {
      double step = 0;
      double mean = 0;
      for (int i = from; i < from + size; i++) {
        step += noise[i];
        mean += samples[i];
      }
      if (step / size < 1.5 * leastNoise) {
        sum += Math.abs(mean / size);
        rests++;
      }
    }
    double least = Math.sqrt(12 * leastNoise);
    return rests < 4 ? 0 : Math.max(0, 20 * Math.log10((sum / rests + 1) / least));
  }
}
