package org.plushkeep.audio.dsp;

import java.util.Random;
import org.plushkeep.audio.Pcm;

/** Sounds whose measures are known. */
public final class Signals {
  private Signals() {}

  /**
   * A sine.
   *
   * @param amplitude of full scale, 0..1
   */
  public static Pcm sine(int rate, double hertz, double amplitude, double seconds) {
    short[] samples = new short[(int) Math.round(rate * seconds)];
    for (int i = 0; i < samples.length; i++) {
      double value = 32_768 * amplitude * Math.sin(2 * Math.PI * hertz * i / rate);
      samples[i] = (short) Math.clamp(Math.round(value), -32_768, 32_767);
    }
    return new Pcm(rate, samples);
  }

  /** White noise, evenly spread up to an amplitude of full scale. */
  public static Pcm noise(int rate, double amplitude, double seconds) {
    Random random = new Random(1);
    short[] samples = new short[(int) Math.round(rate * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (32_767 * amplitude * (2 * random.nextDouble() - 1));
    }
    return new Pcm(rate, samples);
  }

  /** A voice's vowel: a pulse each period, ringing at two formants. */
  public static Pcm vowel(int rate, double hertz, double seconds) {
    short[] samples = new short[(int) Math.round(rate * seconds)];
    for (int i = 0; i < samples.length; i++) {
      double since = i % (rate / hertz) / rate;
      double ring =
          Math.sin(2 * Math.PI * 700 * since) * Math.exp(-since * 300)
              + 0.5 * Math.sin(2 * Math.PI * 1200 * since) * Math.exp(-since * 400);
      samples[i] = (short) (12_000 * ring);
    }
    return new Pcm(rate, samples);
  }

  /** One after another, all at the first one's rate. */
  public static Pcm joined(Pcm... parts) {
    int length = 0;
    for (Pcm part : parts) {
      length += part.samples().length;
    }
    short[] samples = new short[length];
    int at = 0;
    for (Pcm part : parts) {
      System.arraycopy(part.samples(), 0, samples, at, part.samples().length);
      at += part.samples().length;
    }
    return new Pcm(parts[0].sampleRate(), samples);
  }
}
