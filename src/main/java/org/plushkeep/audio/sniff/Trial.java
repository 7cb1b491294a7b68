package org.plushkeep.audio.sniff;

import java.util.Arrays;
import org.plushkeep.audio.adpcm.AdpcmDecoder;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Family;

/**
 * Decodes as far as is needed to judge, into buffers that are used again. They hold a child's
 * voice: {@link #wipe()} when done.
 */
final class Trial {
  /** Enough of a clip, unless it begins with a long silence. */
  private static final int FEW_SAMPLES = 1 << 16;

  private static final int MOST_SAMPLES = 1 << 21;
  private static final int ENOUGH_FRAMES = 48;

  /** Steps above this are the largest that a family has, or twice what 16 bits can need. */
  private static final float LARGEST_IMA = variance(29_794 / 4f);

  private static final float LARGEST_MICROSOFT = variance(16_384);

  private final byte[] bytes;
  private final int from;
  private final int length;
  private short[] samples = new short[0];
  private float[] noise = new float[0];
  private int count;

  /** Trials of a range of bytes. */
  Trial(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.from = from;
    this.length = length;
  }

  private static float variance(float step) {
    return step * step / 12;
  }

  /** Decodes from the beginning until there is enough to judge. */
  Judged judge(AdpcmFormat format) {
    int all = Math.min(format.samples(length), MOST_SAMPLES);
    decode(format, 0, Math.min(all, FEW_SAMPLES));
    if (count < all && Traits.active(format.family(), noise, count) < ENOUGH_FRAMES) {
      decode(format, 0, all);
    }
    double runaway = atTheLargestStep(format);
    if (runaway > Judged.MOST_RUNAWAY) { // no need to look closer
      return new Judged(format, -100 * runaway, runaway, new double[Traits.COUNT]);
    }
    double[] traits =
        Traits.of(format, Succession.of(format, bytes, from, length), samples, noise, count);
    return new Judged(format, Plausibility.of(format, traits), runaway, traits);
  }

  /** Decodes a part of the bytes. */
  void decode(AdpcmFormat format, int skipped, int most) {
    if (samples.length < most) {
      wipe();
      samples = new short[most];
      noise = new float[most];
    }
    count =
        AdpcmDecoder.decode(format, bytes, from + skipped, length - skipped, samples, noise, most);
  }

  private double atTheLargestStep(AdpcmFormat format) {
    float largest = format.family() == Family.IMA ? LARGEST_IMA : LARGEST_MICROSOFT;
    int number = 0;
    for (int i = 0; i < count; i++) {
      if (noise[i] >= largest) {
        number++;
      }
    }
    return (double) number / Math.max(1, count);
  }

  short[] samples() {
    return samples;
  }

  float[] noise() {
    return noise;
  }

  /** How many samples the last decoding gave. */
  int count() {
    return count;
  }

  void wipe() {
    Arrays.fill(samples, (short) 0);
  }

  /**
   * What a trial has shown.
   *
   * @param plausibility to be compared with other trials of the same bytes
   * @param runaway which part of the samples has the largest step that there is, 0..1: what nibbles
   *     do to an arithmetic that they were not made by
   * @param traits what it looks like; zeros when it runs away
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Judged(AdpcmFormat format, double plausibility, double runaway, double[] traits) {
    /** Random nibbles drive every step to its largest. */
    static final double MOST_RUNAWAY = 0.25;

    /** The last trait: what speaks for the order of the nibbles, see {@link Succession}. */
    double succession() {
      return traits[traits.length - 1];
    }
  }
}
