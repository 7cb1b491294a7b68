package org.plushkeep.testing;

import java.util.Arrays;
import java.util.Random;

/**
 * Something like speech that anyone can make again: syllables of a consonant's noise and a vowel's
 * three formants over a gliding pitch, with pauses.
 */
public final class Babble {
  private static final double[][] VOWELS = {
    {700, 1220, 2600}, {530, 1840, 2480}, {270, 2290, 3010}, {570, 840, 2410}, {300, 870, 2240}
  };

  private final Random random;
  private final int rate;
  private final double[] near = new double[3];
  private final double[] far = new double[3];
  private final double[] last = new double[3];
  private final double[] lastButOne = new double[3];
  private double phase;

  private Babble(int rate, long seed) {
    this.rate = rate;
    random = new Random(seed);
  }

  /**
   * Samples of 16 bits.
   *
   * @param loudest sample
   * @param seed another one gives another voice and other syllables
   */
  public static short[] speak(int rate, double seconds, int loudest, long seed) {
    Babble babble = new Babble(rate, seed);
    double[] sound = new double[(int) (rate * seconds)];
    double pitch = 90 + babble.random.nextDouble() * 220;
    int at = 0;
    while (at < sound.length) {
      at += babble.random.nextInt(4) == 0 ? rate / 5 : rate / 50;
      at = babble.consonant(sound, at);
      at = babble.vowel(sound, at, pitch * (0.8 + 0.4 * babble.random.nextDouble()));
    }
    double most = Arrays.stream(sound).map(Math::abs).max().orElse(1);
    short[] samples = new short[sound.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) Math.round(sound[i] / most * loudest);
    }
    return samples;
  }

  private int consonant(double[] sound, int from) {
    int end = Math.min(sound.length, from + rate / 25 + random.nextInt(rate / 20));
    double before = 0;
    double strength = 0.3 * random.nextDouble();
    for (int i = from; i < end; i++) {
      double noise = random.nextGaussian();
      // Nothing near half the sample rate, as after any converter's filter.
      sound[i] += strength * (noise + before) / 2;
      before = noise;
    }
    return end;
  }

  private int vowel(double[] sound, int from, double pitch) {
    int count = rate / 8 + random.nextInt(rate / 6);
    double[] formants = VOWELS[random.nextInt(VOWELS.length)];
    for (int k = 0; k < 3; k++) {
      double radius = Math.exp(-Math.PI * (60 + 40 * k) / rate);
      near[k] = 2 * radius * Math.cos(2 * Math.PI * formants[k] / rate);
      far[k] = -radius * radius;
    }
    int end = Math.min(sound.length, from + count);
    for (int i = from; i < end; i++) {
      phase += pitch * (1 + 0.1 * Math.sin(3.0 * (i - from) / count)) / rate;
      double pulse = phase >= 1 ? 1 : 0;
      phase -= pulse;
      double swell = Math.sin(Math.PI * (i - from) / count);
      double value = (pulse - pitch / rate) * swell;
      for (int k = 0; k < 3; k++) {
        double out = (1 - near[k] - far[k]) * value + near[k] * last[k] + far[k] * lastButOne[k];
        lastButOne[k] = last[k];
        last[k] = out;
        value = out;
      }
      sound[i] += 20 * value;
    }
    return end;
  }
}
