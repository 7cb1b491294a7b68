package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** What is drawn of a part is what the samples of that part are. */
final class EnvelopeTest {
  private static Pcm random(int length, long seed) {
    short[] samples = new short[length];
    Random random = new Random(seed);
    for (int i = 0; i < length; i++) {
      samples[i] = (short) random.nextInt(-30_000, 30_000);
    }
    return new Pcm(16_000, samples);
  }

  @Property(tries = 200)
  void everyColumnIsWhatItsSamplesAre(
      @ForAll @IntRange(min = 1, max = 5000) int length,
      @ForAll @DoubleRange(max = 0.9) double from,
      @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 1) double width,
      @ForAll @IntRange(min = 1, max = 700) int count) {
    Pcm pcm = random(length, 3);
    double to = Math.min(1, from + width);
    Columns columns = Envelope.of(pcm).columns(from, to, count);

    assertThat(columns.size()).isEqualTo(count);
    double step = (to - from) * length / count;
    for (int i = 0; i < count; i++) {
      int begin = Math.clamp((int) (from * length + i * step) - 1, 0, length - 1);
      int end = Math.clamp((int) (from * length + (i + 1) * step), begin + 1, length);
      int least = Short.MAX_VALUE;
      int greatest = Short.MIN_VALUE;
      double squares = 0;
      for (int at = begin; at < end; at++) {
        least = Math.min(least, pcm.samples()[at]);
        greatest = Math.max(greatest, pcm.samples()[at]);
        squares += (double) pcm.samples()[at] * pcm.samples()[at];
      }
      assertThat(columns.min(i)).isEqualTo(least / 32_768f);
      assertThat(columns.max(i)).isEqualTo(greatest / 32_768f);
      double rms = Math.sqrt(squares / (end - begin)) / 32_768;
      assertThat((double) columns.rms(i)).isCloseTo(rms, within(1e-5));
    }
  }

  @Test
  void theStoredOutlineAndTheSoundItselfAgreeOnTheWhole() {
    Pcm pcm = random(64_000, 1);
    Columns stored = Waveform.of(pcm).columns(0.25, 0.75, 100);
    Columns exact = Envelope.of(pcm).columns(0.25, 0.75, 100);
    for (int i = 0; i < 100; i++) {
      assertThat(stored.max(i)).isCloseTo(exact.max(i), within(0.02f));
      assertThat(stored.min(i)).isCloseTo(exact.min(i), within(0.02f));
      assertThat(stored.rms(i)).isCloseTo(exact.rms(i), within(0.02f));
    }
  }

  @Test
  void nothingIsDrawnOfNothingAndOfWhatWasWiped() {
    assertThat(Envelope.of(new Pcm(8000, new short[0])).columns(0, 1, 10).size()).isZero();
    assertThat(Waveform.EMPTY.columns(0, 1, 10).size()).isZero();
    Pcm pcm = random(6400, 2);
    Envelope envelope = Envelope.of(pcm);
    pcm.wipe();
    envelope.wipe();
    Columns columns = envelope.columns(0, 1, 10);
    for (int i = 0; i < 10; i++) {
      assertThat(columns.max(i)).isZero();
      assertThat(columns.rms(i)).isZero();
    }
  }
}
