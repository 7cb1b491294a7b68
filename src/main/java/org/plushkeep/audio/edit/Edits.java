package org.plushkeep.audio.edit;

import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.dsp.Levelling;

/**
 * What is done to a sound, as numbers: it is cut, brought to one loudness, and faded, in this
 * order. The sound itself stays as it was; {@link #apply} makes another.
 *
 * <p>Fades are raised cosines (half a Hann window): they begin and end without a kink. Loudness is
 * that of ITU-R BS.1770-4, brought to {@link Levelling#TARGET} with no peak above -1 dB of full
 * scale ({@link Levelling}).
 *
 * @param from the first sample that stays, at least 0
 * @param to the one after the last that stays, above {@code from}
 * @param fadeIn over how many samples it fades in, at least 0
 * @param fadeOut over how many samples it fades out, at least 0
 * @param evened whether it is brought to one loudness
 */
public record Edits(int from, int to, int fadeIn, int fadeOut, boolean evened) {
  /**
   * @throws IllegalArgumentException for what cannot be
   */
  public Edits {
    if (from < 0 || to <= from || fadeIn < 0 || fadeOut < 0) {
      throw new IllegalArgumentException("from " + from + " to " + to);
    }
  }

  /**
   * Everything stays as it is.
   *
   * @param length of the sound, in samples, at least 1
   */
  public static Edits none(int length) {
    return new Edits(0, length, 0, 0, false);
  }

  /** Cut elsewhere. */
  public Edits withTrim(int newFrom, int newTo) {
    return new Edits(newFrom, newTo, fadeIn, fadeOut, evened);
  }

  /** Faded otherwise. */
  public Edits withFades(int in, int out) {
    return new Edits(from, to, in, out, evened);
  }

  /** Brought to one loudness, or not. */
  public Edits withEvened(boolean on) {
    return new Edits(from, to, fadeIn, fadeOut, on);
  }

  /** How many samples stay. */
  public int length() {
    return to - from;
  }

  /**
   * The sound as edited. The caller wipes it.
   *
   * @param pcm of at least {@link #to} samples; stays as it is
   * @throws IllegalArgumentException for a shorter one
   */
  public Pcm apply(Pcm pcm) {
    if (to > pcm.samples().length) {
      throw new IllegalArgumentException("the sound is shorter than that");
    }
    short[] cut = new short[length()];
    System.arraycopy(pcm.samples(), from, cut, 0, cut.length);
    Pcm edited = new Pcm(pcm.sampleRate(), cut);
    if (evened) {
      Levelling levelling = Levelling.of(edited);
      for (int i = 0; i < cut.length; i++) {
        cut[i] = scaled(cut[i], levelling.gainAt(i));
      }
    }
    int in = Math.min(fadeIn, cut.length);
    for (int i = 0; i < in; i++) {
      cut[i] = scaled(cut[i], gain(i, in));
    }
    int out = Math.min(fadeOut, cut.length);
    for (int i = 0; i < out; i++) {
      cut[cut.length - 1 - i] = scaled(cut[cut.length - 1 - i], gain(i, out));
    }
    return edited;
  }

  /**
   * How much of a sample is left in a fade, 0 at its quiet end to 1.
   *
   * @param sample counted from the quiet end, at least 0
   * @param length of the fade, in samples
   */
  static double gain(int sample, int length) {
    return sample >= length ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * sample / length);
  }

  private static short scaled(short sample, double gain) {
    return (short) Math.clamp(Math.round(sample * gain), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
