package org.plushkeep.audio.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plushkeep.audio.dsp.Signals.joined;
import static org.plushkeep.audio.dsp.Signals.noise;
import static org.plushkeep.audio.dsp.Signals.sine;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.Pcm;

/** Loudness against the figures of ITU-R BS.1770-4 and EBU Tech 3341, and what levelling does. */
final class LoudnessTest {
  private static double amplitude(double decibels) {
    return Math.pow(10, decibels / 20);
  }

  @ParameterizedTest
  @ValueSource(ints = {48_000, 44_100, 16_000})
  void aSineOf997HertzAndFullScaleMeasuresMinus3Point01(int rate) {
    assertThat(Loudness.integrated(sine(rate, 997, 1, 5))).isCloseTo(-3.01, within(0.05));
  }

  /** The filter's gain in decibels, worked out from the standard's own coefficients at 48 kHz. */
  @ParameterizedTest
  @CsvSource({"50, -3.93", "100, -1.13", "200, -0.27", "500, 0.04", "1500, 2.04", "3000, 3.81"})
  void pitchesWeighAsTheStandardSays(double hertz, double gain) {
    double unweighted = -20 - 3.01 - 0.691;

    Pcm standard = sine(48_000, hertz, amplitude(-20), 4);
    assertThat(Loudness.integrated(standard) - unweighted).isCloseTo(gain, within(0.03));
    Pcm toys = sine(16_000, hertz, amplitude(-20), 4);
    assertThat(Loudness.integrated(toys) - unweighted).isCloseTo(gain, within(0.12));
  }

  @Test
  void quietPartsDoNotCount() {
    Pcm quiet = sine(16_000, 1000, amplitude(-36), 10);
    Pcm loud = sine(16_000, 1000, amplitude(-20), 20);
    Pcm nothing = sine(16_000, 1000, amplitude(-72), 10);

    double alone = Loudness.integrated(loud);
    assertThat(alone).isCloseTo(-23, within(0.1));
    assertThat(Loudness.integrated(joined(quiet, loud, quiet))).isCloseTo(alone, within(0.1));
    assertThat(Loudness.integrated(joined(nothing, loud, nothing))).isCloseTo(alone, within(0.1));
  }

  @Test
  void silenceAndTheShortestSoundsHaveAnAnswer() {
    assertThat(Loudness.integrated(new Pcm(16_000, new short[0]))).isEqualTo(Loudness.SILENT);
    assertThat(Loudness.integrated(new Pcm(16_000, new short[50_000]))).isEqualTo(Loudness.SILENT);
    assertThat(Loudness.integrated(sine(16_000, 997, 1, 0.05))).isCloseTo(-3, within(1.0));
    assertThat(Loudness.integrated(sine(8, 1, 1, 1))).isNotNaN();
  }

  private static Pcm levelled(Pcm pcm) {
    Levelling levelling = Levelling.of(pcm);
    short[] out = pcm.samples().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] = (short) Math.round(out[i] * levelling.gainAt(i));
    }
    return new Pcm(pcm.sampleRate(), out);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-40, -30, -20, -12})
  void loudAndQuietAreBroughtToOneLoudness(double decibels) {
    Pcm voice = Signals.vowel(16_000, 220, 3);
    double difference = decibels - Loudness.integrated(voice);
    short[] scaled = voice.samples();
    for (int i = 0; i < scaled.length; i++) {
      double value = scaled[i] * amplitude(difference);
      scaled[i] = (short) Math.clamp(Math.round(value), -32_768, 32_767);
    }

    assertThat(Loudness.integrated(levelled(voice))).isCloseTo(Levelling.TARGET, within(0.7));
  }

  @Test
  void aClapInAWhisperIsNotClipped() {
    Pcm whisper = noise(16_000, 0.02, 4);
    Pcm clap = sine(16_000, 300, 0.9, 0.01);
    Pcm both = joined(whisper, clap, whisper);
    Pcm level = levelled(both);

    int greatest = 0;
    for (short sample : level.samples()) {
      greatest = Math.max(greatest, Math.abs(sample));
    }
    assertThat(greatest).isBetween(20_000, 29_250);
    assertThat(Loudness.integrated(level)).isGreaterThan(Loudness.integrated(both) + 6);
  }

  @Test
  void theGainNeverLeaps() {
    Pcm both = joined(noise(16_000, 0.01, 1), sine(16_000, 300, 0.9, 0.2), noise(16_000, 0.01, 1));
    Levelling levelling = Levelling.of(both);
    for (int i = 1; i < both.samples().length; i++) {
      float before = levelling.gainAt(i - 1L);
      assertThat(Math.abs(levelling.gainAt(i) - before)).isLessThan(0.02f * levelling.gainAt(0));
    }
  }

  @Test
  void silenceStaysSilence() {
    assertThat(Levelling.of(new Pcm(16_000, new short[16_000])).gainAt(5)).isEqualTo(1);
    assertThat(Levelling.of(new Pcm(16_000, new short[0])).gainAt(5)).isEqualTo(1);
  }
}
