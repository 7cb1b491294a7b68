package org.plushkeep.audio.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.Pcm;

/** Known tones are where and as loud as they are, and no power is lost or made. */
final class SpectrogramTest {
  private static final int RATE = 16_000;

  private static Spectrogram of(Pcm pcm, int columns) {
    return Spectrogram.of(pcm, 0, pcm.samples().length, columns, () -> false).orElseThrow();
  }

  private static int loudest(Spectrogram picture, int column) {
    int best = 0;
    for (int bin = 1; bin < picture.bins(); bin++) {
      best = picture.level(column, bin) > picture.level(column, best) ? bin : best;
    }
    return best;
  }

  @Property(tries = 60)
  void aToneIsInItsBinAsLoudAsItIs(
      @ForAll @DoubleRange(min = 300, max = 7700) double hertz,
      @ForAll @DoubleRange(min = 0.01, max = 1) double amplitude) {
    Spectrogram picture = of(Signals.sine(RATE, hertz, amplitude, 1), 20);
    int bin = loudest(picture, 10);
    // Half a bin is 15.6 Hz; near the middle between two their levels are the same byte.
    assertThat(picture.hertz(bin)).isCloseTo(hertz, within(20.0));
    // Between two bins Hann's window loses up to 1.42 dB.
    assertThat(picture.decibels(10, bin))
        .isBetween(20 * Math.log10(amplitude) - 1.9, 20 * Math.log10(amplitude) + 0.5);
  }

  @Test
  void aToneInTheMiddleOfABinHasItsLevelToHalfADecibel() {
    Spectrogram picture = of(Signals.sine(RATE, 64 * 31.25, 0.1, 1), 10);
    assertThat(picture.bins()).isEqualTo(257);
    assertThat(picture.hertz(256)).isEqualTo(8000);
    assertThat(loudest(picture, 5)).isEqualTo(64);
    assertThat(picture.decibels(5, 64)).isCloseTo(-20, within(0.5));
    assertThat(picture.decibels(5, 128)).isLessThan(-80);
  }

  @Test
  void eachToneIsWhenItIsAlsoWhereAColumnIsManyFrames() {
    Pcm pcm = Signals.joined(Signals.sine(RATE, 1000, 0.5, 60), Signals.sine(RATE, 3000, 0.5, 60));
    Spectrogram picture = of(pcm, 40);
    assertThat(picture.hertz(loudest(picture, 5))).isEqualTo(1000);
    assertThat(picture.hertz(loudest(picture, 35))).isEqualTo(3000);
    Spectrogram close =
        Spectrogram.of(pcm, 59.9 * RATE, 60.1 * RATE, 100, () -> false).orElseThrow();
    assertThat(close.hertz(loudest(close, 20))).isEqualTo(1000);
    assertThat(close.hertz(loudest(close, 80))).isEqualTo(3000);
  }

  @Property(tries = 60)
  void theBinsHoldThePowerOfTheFrame(
      @ForAll @IntRange(min = 4, max = 11) int log, @ForAll long seed) {
    int size = 1 << log;
    short[] samples = new short[size];
    Random random = new Random(seed);
    double squares = 0;
    double weights = 0;
    for (int i = 0; i < size; i++) {
      samples[i] = (short) random.nextInt(-32_768, 32_768);
      double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
      squares += weight * weight * samples[i] * samples[i];
      weights += weight * weight;
    }
    float[] power = new float[size + 2];
    new PowerSpectrum(size).of(samples, 0, 0, power);
    double sum = power[0] + power[size / 2];
    for (int bin = 1; bin < size / 2; bin++) {
      sum += 2 * power[bin];
    }
    assertThat(sum).isCloseTo(squares / weights * size, within(1e-3 * sum)); // Parseval
  }

  @Test
  void silenceIsTheLowestLevelAndShortOrEmptySoundIsDrawnToo() {
    for (int length : new int[] {0, 1, 100, 5000}) {
      for (int rate : new int[] {1, 8000, 48_000}) {
        Spectrogram picture = of(new Pcm(rate, new short[length]), 7);
        assertThat(picture.level(3, 1)).isZero();
      }
    }
  }

  @Test
  void itStopsWhenNobodyWantsItAnyMore() {
    AtomicInteger asked = new AtomicInteger();
    assertThat(
            Spectrogram.of(
                Signals.noise(RATE, 0.5, 2), 0, 2 * RATE, 1000, () -> asked.incrementAndGet() == 5))
        .isEmpty();
    assertThat(asked).hasValue(5);
  }

  @Test
  void whatIsWipedIsGone() {
    Spectrogram picture = of(Signals.noise(RATE, 0.5, 1), 10);
    assertThat(picture.level(5, 50)).isPositive();
    picture.wipe();
    assertThat(picture.level(5, 50)).isZero();
  }
}
