package org.plushkeep.audio.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.testing.Tones;

/** What decoders give, within bounds. */
class SamplesTest {
  private static final long FOUR_HOURS = 4L * 3600 * 48_000;

  @Test
  void whatIsLongIsGatheredAtAPartOfItsRate() throws Exception {
    short[] tone = Tones.sine(48_000, 440, 10_000, 48_000);
    try (Samples samples = new Samples(100 << 20, 48_000, FOUR_HOURS)) {
      for (short sample : tone) {
        samples.add(sample);
      }
      Pcm taken = samples.take();
      assertThat(taken.sampleRate()).isEqualTo(12_000);
      assertThat(taken.samples()).hasSize(12_000);
      short[] expected = Tones.sine(12_000, 440, 10_000, 12_000);
      assertThat(Tones.distance(expected, taken.samples(), 100)).isLessThan(20);
    }
  }

  /** What the slower rate cannot hold does not come back as another sound. */
  @Test
  void whatIsTooHighForTheSlowerRateIsGone() throws Exception {
    short[] whistle = Tones.sine(16_000, 6000, 10_000, 16_000);
    try (Samples samples = new Samples(100 << 20, 16_000, FOUR_HOURS)) {
      for (short sample : whistle) {
        samples.add(sample);
      }
      assertThat(Tones.rms(samples.take().samples(), 100)).isLessThan(10);
    }
  }

  @Test
  void leadInIsCountedAtTheFilesRate() throws Exception {
    try (Samples samples = new Samples(100 << 20, 48_000, FOUR_HOURS)) {
      samples.addSilence(48_000);
      assertThat(samples.take(4800, 24_000).samples()).hasSize(6000);
    }
  }

  @Test
  void aFileDoesNotHoldMoreThanItsSizeAllows() throws Exception {
    try (Samples samples = new Samples(1000, 8000, 0)) {
      int allowed = Samples.ALWAYS_ALLOWED + 1000 * Samples.MOST_A_BYTE;
      samples.addSilence(allowed);
      assertThatThrownBy(() -> samples.add(0))
          .isInstanceOf(AudioException.class)
          .hasMessage("This file claims to hold more sound than its size allows.");
    }
  }

  @Test
  void whatIsNoNumberIsSilentAndWhatIsTooLoudIsCut() throws Exception {
    try (Samples samples = new Samples(1000, 8000, 0)) {
      samples.add(Double.NaN);
      samples.add(1e9);
      samples.add(Double.NEGATIVE_INFINITY);
      assertThat(samples.take().samples())
          .containsExactly((short) 0, Short.MAX_VALUE, Short.MIN_VALUE);
    }
  }
}
