package org.plushkeep.audio.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.Pcm;

/** Faster and slower at the same pitch, measured. */
final class TimeStretchTest {
  private static final int RATE = 16_000;

  private static short[] stretched(Pcm pcm, double speed, int pieceSize) {
    int[] at = new int[1];
    TimeStretch stretch =
        new TimeStretch(
            speed,
            pcm.sampleRate(),
            (into, offset, count) -> {
              int now = Math.min(count, pcm.samples().length - at[0]);
              System.arraycopy(pcm.samples(), at[0], into, offset, now);
              at[0] += now;
              return now;
            });
    short[] out = new short[2 * pcm.samples().length + 2000];
    int length = 0;
    int read = pieceSize;
    while (read == pieceSize) {
      read = stretch.read(out, length, pieceSize);
      length += read;
    }
    assertThat(stretch.read(out, length, 1)).isZero();
    return Arrays.copyOf(out, length);
  }

  /** By counting upward crossings of zero. */
  private static double pitchOfTone(short[] samples) {
    int crossings = 0;
    for (int i = 1; i < samples.length; i++) {
      if (samples[i - 1] < 0 && samples[i] >= 0) {
        crossings++;
      }
    }
    return (double) crossings * RATE / samples.length;
  }

  /** By the delay at which the sound is most like itself, 60 to 500 Hz. */
  private static double pitchOfVoice(short[] samples) {
    int best = 0;
    double bestSum = Double.NEGATIVE_INFINITY;
    for (int lag = RATE / 500; lag <= RATE / 60; lag++) {
      double sum = 0;
      for (int i = 2000; i < samples.length - 2000; i++) {
        sum += (double) samples[i] * samples[i + lag];
      }
      if (sum > bestSum * 1.02) { // twice the period is as like: take the first
        best = lag;
        bestSum = sum;
      }
    }
    return (double) RATE / best;
  }

  private static double rms(short[] samples) {
    double sum = 0;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.75, 0.9, 1.25, 1.5, 2})
  void aToneKeepsItsPitchAndItsLoudness(double speed) {
    for (double hertz : new double[] {110, 440, 2500}) {
      Pcm tone = Signals.sine(RATE, hertz, 0.5, 2);
      short[] out = stretched(tone, speed, 160);

      assertThat(out).hasSize((int) Math.round(tone.samples().length / speed));
      assertThat(pitchOfTone(out)).isCloseTo(hertz, within(hertz * 0.01));
      assertThat(rms(out)).isCloseTo(rms(tone.samples()), within(rms(tone.samples()) * 0.05));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.8, 1.3, 2})
  void aVoiceKeepsItsPitch(double speed) {
    for (double hertz : new double[] {90, 160, 320}) {
      short[] out = stretched(Signals.vowel(RATE, hertz, 2), speed, 160);

      assertThat(pitchOfVoice(out)).isCloseTo(hertz, within(hertz * 0.02));
    }
  }

  @Test
  void eventsComeWhenTheyAreDue() {
    short[] samples = new short[3 * RATE];
    for (int second = 0; second < 3; second++) {
      short[] beep = Signals.sine(RATE, 800, 0.5, 0.1).samples();
      System.arraycopy(beep, 0, samples, second * RATE + RATE / 2, beep.length);
    }
    for (double speed : new double[] {0.5, 0.8, 1.6, 2}) {
      short[] out = stretched(new Pcm(RATE, samples), speed, 160);
      for (int second = 0; second < 3; second++) {
        double due = (second + 0.5) / speed;
        int begins = (int) ((due - 0.2) * RATE);
        while (Math.abs(out[begins]) < 1000) {
          begins++;
        }
        assertThat((double) begins / RATE).isCloseTo(due, within(0.03));
      }
    }
  }

  @Test
  void anotherSpeedIsRefused() {
    for (double speed : new double[] {0.49, 2.01, Double.NaN, -1}) {
      assertThatThrownBy(() -> new TimeStretch(speed, RATE, (_, _, _) -> 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property(tries = 200)
  void theLengthIsRightAndNoPieceSizeMatters(
      @ForAll @DoubleRange(min = 0.5, max = 2) double speed,
      @ForAll @IntRange(max = 3000) int length,
      @ForAll @IntRange(min = 1, max = 700) int pieceSize,
      @ForAll @IntRange(min = 1000, max = 48_000) int rate) {
    short[] noise = Signals.noise(rate, 1, (double) length / rate).samples();
    Pcm pcm = new Pcm(rate, Arrays.copyOf(noise, length));
    short[] out = stretched(pcm, speed, pieceSize);

    assertThat(out).hasSize((int) Math.round(length / speed));
    assertThat(stretched(pcm, speed, 256)).isEqualTo(out);
  }
}
