package org.plushkeep.audio.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.audio.dsp.Signals.joined;
import static org.plushkeep.audio.dsp.Signals.noise;
import static org.plushkeep.audio.dsp.Signals.vowel;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.Pcm;

/** Pauses are found by the recording's own measure, and no word is taken for one. */
final class SilencesTest {
  private static final int RATE = 16_000;

  private static Pcm over(Pcm sound, double noise) {
    Pcm background = noise(RATE, noise, (double) sound.samples().length / RATE);
    short[] sum = sound.samples();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += background.samples()[i];
    }
    return sound;
  }

  private static Pcm pause(double seconds) {
    return new Pcm(RATE, new short[(int) (RATE * seconds)]);
  }

  @Test
  void longPausesAreFoundAndShortOnesAreNot() {
    Pcm word = vowel(RATE, 250, 0.5);
    Pcm spoken = joined(word, pause(0.4), word, pause(2), word, pause(1));

    for (double noise : new double[] {0, 0.001, 0.01}) {
      List<Span> spans = Silences.of(over(joined(spoken), noise));
      assertThat(spans).hasSize(2);
      near(spans.getFirst(), 1.4 + 0.16, 3.4 - 0.16);
      near(spans.getLast(), 3.9 + 0.16, 4.9 - 0.16);
    }
  }

  private static void near(Span span, double from, double to) {
    assertThat((double) span.from() / RATE).isBetween(from - 0.021, from + 0.021);
    assertThat((double) span.to() / RATE).isBetween(to - 0.021, to + 0.021);
  }

  @Test
  void oneWordInMuchSilenceIsEnough() {
    List<Span> spans =
        Silences.of(over(joined(pause(20), vowel(RATE, 300, 0.5), pause(20)), 0.002));
    assertThat(spans).hasSize(2);
  }

  @Test
  void whatIsSilentAllThroughAndWhatNeverIsAreLeftAlone() {
    assertThat(Silences.of(pause(10))).isEmpty();
    assertThat(Silences.of(pause(0))).isEmpty();
    assertThat(Silences.of(noise(RATE, 0.1, 10))).isEmpty();
    assertThat(Silences.of(vowel(RATE, 200, 10))).isEmpty();
  }

  @Test
  void wholePausesAreShownFromWordToWord() {
    Pcm word = vowel(RATE, 250, 0.5);
    List<Span> spans =
        Silences.whole(over(joined(pause(1), word, pause(0.4), word, pause(2)), 0.001));
    assertThat(spans).hasSize(2);
    near(spans.getFirst(), 0, 1);
    near(spans.getLast(), 2.4, 4.4);
    assertThat(spans.getLast().to()).isEqualTo((int) (4.4 * RATE));
  }

  @Test
  void whereNobodySpeaksEverythingIsShownAsSilence() {
    assertThat(Silences.whole(noise(RATE, 0.005, 0.3))).containsExactly(new Span(0, 4800));
    assertThat(Silences.whole(noise(RATE, 0.005, 10))).hasSize(1);
    assertThat(Silences.whole(pause(0))).isEmpty();
    assertThat(Silences.whole(noise(RATE, 0.1, 10))).isEmpty();
  }

  @Property(tries = 100)
  void theyAreInOrderAndInsideWhateverTheSound(@ForAll short[] bits, @ForAll byte size) {
    int repeat = 50 + (size & 0xff);
    short[] samples = new short[bits.length * repeat];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = bits[i / repeat];
    }
    int before = 0;
    for (Span span : Silences.of(new Pcm(8000, samples))) {
      assertThat(span.from()).isGreaterThanOrEqualTo(before);
      assertThat(span.to()).isGreaterThan(span.from());
      before = span.to();
    }
    assertThat(before).isLessThanOrEqualTo(samples.length);
  }
}
