package org.plushkeep.toy.practice;

import java.util.List;

/**
 * What the practice toy holds: three short tunes sung by a voice that is made of arithmetic. No
 * child was ever recorded for them, and every start makes the same samples.
 */
public final class PracticeTunes {
  /** Samples a second of every tune. */
  public static final int SAMPLE_RATE = 16_000;

  private static final int REST = 0;
  private static final double LOUDEST = 14_000;

  /** Pairs of a MIDI note number and a length in eighths of a second; all in the public domain. */
  private static final int[] TWINKLE = {
    60, 3, 60, 3, 67, 3, 67, 3, 69, 3, 69, 3, 67, 6, 65, 3, 65, 3, 64, 3, 64, 3, 62, 3, 62, 3, 60, 6
  };

  private static final int[] FRERE_JACQUES = {
    65, 3, 67, 3, 69, 3, 65, 3, REST, 1, 65, 3, 67, 3, 69, 3, 65, 3, 69, 3, 70, 3, 72, 6
  };

  private static final int[] CUCKOO = {67, 3, 64, 6, REST, 2, 67, 3, 64, 6, REST, 1, 72, 8};

  private PracticeTunes() {}

  /** The tunes, oldest first: 16-bit mono samples at {@value #SAMPLE_RATE} a second. */
  public static List<short[]> all() {
    return List.of(sing(TWINKLE, 1), sing(FRERE_JACQUES, 2), sing(CUCKOO, 3));
  }

  /** One more, which no other call with another number gives: what "record something" sings. */
  public static short[] another(int number) {
    int[] notes = CUCKOO.clone();
    for (int i = 0; i < notes.length; i += 2) {
      notes[i] = notes[i] == REST ? REST : notes[i] - 7 + number % 15;
    }
    return sing(notes, 4 + number);
  }

  private static short[] sing(int[] notes, int seed) {
    int eighths = 2;
    for (int i = 1; i < notes.length; i += 2) {
      eighths += notes[i];
    }
    double[] sound = new double[eighths * SAMPLE_RATE / 8];
    Voice voice = new Voice(seed);
    int at = SAMPLE_RATE / 8;
    for (int i = 0; i < notes.length; i += 2) {
      int count = notes[i + 1] * SAMPLE_RATE / 8;
      if (notes[i] != REST) {
        voice.sing(440 * StrictMath.pow(2, (notes[i] - 69) / 12.0), sound, at, count);
      }
      at += count;
    }
    return atSpeakingLoudness(sound);
  }

  private static short[] atSpeakingLoudness(double[] sound) {
    double loudest = 0;
    for (double value : sound) {
      loudest = Math.max(loudest, Math.abs(value));
    }
    short[] samples = new short[sound.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (LOUDEST * sound[i] / loudest);
    }
    return samples;
  }

  /**
   * A pulse train through the resonances of an open "la" (a formant synthesizer in cascade). All of
   * its arithmetic is exactly rounded, so that every machine sings the same samples: the same bytes
   * are how a recording that was collected before is known again.
   */
  private static final class Voice {
    private static final double[][] FORMANTS = {{850, 90}, {1400, 110}, {2900, 170}, {3900, 250}};
    private static final int ATTACK = SAMPLE_RATE / 25;
    private static final int RELEASE = SAMPLE_RATE / 12;

    private static final double[] NEAR = new double[FORMANTS.length];
    private static final double[] FAR = new double[FORMANTS.length];

    static {
      for (int i = 0; i < FORMANTS.length; i++) {
        double radius = StrictMath.exp(-Math.PI * FORMANTS[i][1] / SAMPLE_RATE);
        NEAR[i] = 2 * radius * StrictMath.cos(2 * Math.PI * FORMANTS[i][0] / SAMPLE_RATE);
        FAR[i] = -radius * radius;
      }
    }

    private final double[] before = new double[FORMANTS.length];
    private final double[] earlier = new double[FORMANTS.length];
    private long breath;
    private double phase;

    Voice(int seed) {
      breath = seed * 2654435761L;
    }

    void sing(double hertz, double[] sound, int from, int count) {
      for (int i = 0; i < count && from + i < sound.length; i++) {
        double vibrato = 1 + 0.006 * StrictMath.sin(2 * Math.PI * 5.2 * i / SAMPLE_RATE);
        phase += hertz * vibrato / SAMPLE_RATE;
        double pulse = -0.3;
        if (phase >= 1) {
          phase -= 1;
          pulse = 5;
        }
        double shape = Math.min(1, Math.min((double) i / ATTACK, (double) (count - i) / RELEASE));
        sound[from + i] = shape * resonate(pulse + 0.15 * noise());
      }
    }

    private double resonate(double excitation) {
      double sound = excitation;
      for (int i = 0; i < NEAR.length; i++) {
        double out = (1 - NEAR[i] - FAR[i]) * sound + NEAR[i] * before[i] + FAR[i] * earlier[i];
        earlier[i] = before[i];
        before[i] = out;
        sound = out;
      }
      return sound;
    }

    private double noise() {
      breath = breath * 6364136223846793005L + 1442695040888963407L;
      return (breath >> 40) / (double) (1 << 23);
    }
  }
}
