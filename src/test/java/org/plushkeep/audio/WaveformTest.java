package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.audio.dsp.Signals.joined;
import static org.plushkeep.audio.dsp.Signals.noise;
import static org.plushkeep.audio.dsp.Signals.sine;
import static org.plushkeep.audio.dsp.Signals.vowel;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.dsp.Span;

/** An outline and its marks, to bytes and back, and from what earlier versions stored. */
final class WaveformTest {
  private static final int RATE = 16_000;

  private static Pcm shoutAfterSilence() {
    Pcm shout = sine(RATE, 300, 1, 0.5);
    for (int i = 0; i < shout.samples().length; i++) {
      shout.samples()[i] = (short) Math.clamp(2 * shout.samples()[i], -32_768, 32_767);
    }
    return joined(vowel(RATE, 200, 1), noise(RATE, 0.001, 3), shout);
  }

  @Test
  void silenceAndWhatIsTooLoudAreMarkedWhereTheyAre() {
    Waveform waveform = Waveform.fromBytes(Waveform.of(shoutAfterSilence()).toBytes());
    Marks marks = waveform.marks();

    assertThat(marks.samples()).isEqualTo(RATE * 9 / 2);
    assertThat(marks.silences()).hasSize(1);
    assertThat(marks.silences().getFirst().from()).isBetween(RATE - 320, RATE + 320);
    assertThat(marks.silences().getFirst().to()).isBetween(4 * RATE - 320, 4 * RATE + 320);
    assertThat(marks.silentPermille()).isBetween(655, 680);
    assertThat(marks.clipped().getFirst().from()).isBetween(4 * RATE, 4 * RATE + 200);
    assertThat(marks.clipped().getLast().to()).isGreaterThan(4 * RATE + RATE / 2 - 200);
  }

  @Test
  void whatNobodySpeaksInIsSilentAllThroughAndALoudToneIsNot() {
    assertThat(Waveform.of(noise(RATE, 0.005, 10)).marks().silentPermille()).isEqualTo(1000);
    assertThat(Waveform.of(new Pcm(RATE, new short[100])).marks().silentPermille()).isEqualTo(1000);
    assertThat(Waveform.of(new Pcm(RATE, new short[0])).marks().silentPermille()).isEqualTo(1000);
    assertThat(Waveform.of(sine(RATE, 500, 0.5, 10)).marks().silentPermille()).isZero();
    assertThat(Waveform.of(vowel(RATE, 200, 10)).marks().silentPermille()).isZero();
  }

  @Test
  void anOutlineFromBeforeThereWereMarksIsRead() {
    Waveform now = Waveform.of(shoutAfterSilence());
    byte[] marked = now.toBytes();
    byte[] before = new byte[1 + 3 * now.size()];
    before[0] = 1;
    System.arraycopy(marked, 3, before, 1, 3 * now.size());

    Waveform read = Waveform.fromBytes(before);

    assertThat(read.size()).isEqualTo(now.size());
    assertThat(read.max(1990)).isEqualTo(now.max(1990));
    assertThat(read.rms(100)).isEqualTo(now.rms(100));
    assertThat(read.marks()).isEqualTo(Marks.UNKNOWN);
  }

  @Test
  void anOutlineWithItsMarksCutOffIsNone() {
    byte[] marked = Waveform.of(shoutAfterSilence()).toBytes();
    byte[] cut = Arrays.copyOf(marked, 3 + 3 * Waveform.MAX_BUCKETS);

    assertThat(Waveform.fromBytes(cut).isEmpty()).isTrue();
  }

  @Property(tries = 300)
  void hostileBytesGiveAnOutlineOrNoneAndNeverATrouble(
      @ForAll byte[] noise, @ForAll @IntRange(max = 6100) int at, @ForAll byte value) {
    Waveform.fromBytes(noise);
    byte[] bytes = Waveform.of(shoutAfterSilence()).toBytes();
    assertThat(Waveform.fromBytes(Arrays.copyOf(bytes, at)).isEmpty()).isTrue();
    if (at < bytes.length) {
      bytes[at] = value;
      for (Span span : Waveform.fromBytes(bytes).marks().silences()) {
        assertThat(span.to()).isGreaterThanOrEqualTo(span.from());
      }
    }
  }

  @Test
  void marksAreNeverMoreThanTheBucketsOfTheOutline() {
    short[] samples = new short[4_000_000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (i / 5 % 2 == 0 ? 32_767 : 0);
    }
    assertThat(Waveform.of(new Pcm(RATE, samples)).marks().clipped())
        .hasSizeLessThanOrEqualTo(Waveform.MAX_BUCKETS);
  }
}
