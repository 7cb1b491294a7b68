package org.plushkeep.audio.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.audio.Pcm;
import org.plushkeep.testing.Tones;

/** What the filter lets through and what not, measured with sines. */
class ResamplerTest {
  private static final int MARGIN = 400;
  private static final double FULL = 32_000;

  @ParameterizedTest
  @CsvSource({
    "44100, 16000",
    "48000, 16000",
    "22050, 16000",
    "44101, 16000",
    "16000, 8000",
    "8000, 16000",
    "11025, 16000",
    "16000, 44100",
    "96000, 16000"
  })
  void whatIsHeardPassesWithinAHundredthOfADecibelAndUndelayed(int from, int to) {
    double edge = 0.9 * Math.min(from, to) / 2;
    for (int i = 1; i <= 24; i++) {
      double hertz = edge * i / 24;
      short[] out = resample(Tones.sine(from, hertz, FULL, from / 4), from, to);
      short[] ideal = Tones.sine(to, hertz, FULL, out.length);
      double gain = Tones.rms(out, MARGIN) / Tones.rms(ideal, MARGIN);
      assertThat(20 * Math.log10(gain)).as("%.0f Hz", hertz).isBetween(-0.01, 0.01);
      // One part in a thousand of full scale: any delay or alias would be more.
      assertThat(Tones.distance(out, ideal, MARGIN)).as("%.0f Hz", hertz).isLessThan(33);
    }
  }

  @ParameterizedTest
  @CsvSource({"44100, 16000", "48000, 16000", "44101, 16000", "16000, 8000", "96000, 16000"})
  void whatWouldFoldDownIsNinetyDecibelsDown(int from, int to) {
    double first = to / 2.0;
    double last = from / 2.0;
    for (int i = 0; i <= 40; i++) {
      double hertz = first + (last - first) * i / 40;
      short[] out = resample(Tones.sine(from, hertz, FULL, from / 4), from, to);
      double down = 20 * Math.log10((Tones.rms(out, MARGIN) + 1e-3) / (FULL / Math.sqrt(2)));
      assertThat(down).as("%.0f Hz", hertz).isLessThan(-90);
    }
  }

  @Test
  void imagesAboveTheSlowerRateAreNinetyDecibelsDown() {
    // What differs from the ideal tone when going up is images, and the rounding to 16 bits.
    short[] out = resample(Tones.sine(8000, 3000, FULL, 8000), 8000, 48_000);
    short[] ideal = Tones.sine(48_000, 3000, FULL, out.length);
    short[] rest = new short[out.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = (short) (out[i] - ideal[i]);
    }
    double down = 20 * Math.log10(Tones.rms(rest, 1200) / (FULL / Math.sqrt(2)));
    assertThat(down).isLessThan(-88);
  }

  @Test
  void theSameRateIsTheSameSound() {
    short[] samples = {1, -2, 3};
    Pcm pcm = new Pcm(16_000, samples);
    Pcm same = Resampler.resample(pcm, 16_000);
    assertThat(same.samples()).isEqualTo(samples).isNotSameAs(samples);
  }

  @Test
  void aConstantStaysThatConstant() {
    short[] in = new short[4000];
    Arrays.fill(in, (short) 12_345);
    short[] out = resample(in, 44_100, 16_000);
    assertThat(Arrays.copyOfRange(out, 200, out.length - 200)).containsOnly((short) 12_345);
  }

  @Test
  void fullScaleSquaresAreHeldWithinSixteenBits() {
    short[] in = new short[8000];
    for (int i = 0; i < in.length; i++) {
      in[i] = i / 40 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
    }
    short[] out = resample(in, 44_100, 16_000);
    // Without the clamp the overshoot would wrap to the other sign: the two runs stay two.
    int changes = 0;
    for (int i = 1; i < out.length; i++) {
      changes += (out[i] < 0) != (out[i - 1] < 0) ? 1 : 0;
    }
    assertThat(changes).isEqualTo(in.length / 40 - 1);
  }

  @Test
  void whatCannotBeIsRefused() {
    Pcm pcm = new Pcm(1, new short[200_000]);
    assertThatThrownBy(() -> Resampler.resample(pcm, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Resampler.resample(pcm, 768_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void anyRateToAnyRateGivesTheRightLength(
      @ForAll @IntRange(min = 1, max = 768_000) int from,
      @ForAll @IntRange(min = 1, max = 768_000) int to,
      @ForAll @Size(max = 50) short[] samples) {
    org.junit.jupiter.api.Assumptions.assumeTrue((long) samples.length * to / from < 1 << 18);
    Pcm out = Resampler.resample(new Pcm(from, samples), to);
    assertThat(out.sampleRate()).isEqualTo(to);
    assertThat((long) out.samples().length)
        .isEqualTo(Math.ceilDiv((long) samples.length * to, (long) from));
  }

  private static short[] resample(short[] samples, int from, int to) {
    return Resampler.resample(new Pcm(from, samples), to).samples();
  }
}
