package org.plushkeep.audio.dsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.plushkeep.audio.Pcm;

final class ClippingTest {
  private static List<Span> of(int apart, int... samples) {
    short[] shorts = new short[samples.length];
    for (int i = 0; i < samples.length; i++) {
      shorts[i] = (short) samples[i];
    }
    return Clipping.of(new Pcm(8000, shorts), apart);
  }

  @Test
  void threeInARowAtTheLimitAreAFlatTopAndTwoAreAPeak() {
    assertThat(of(1, 0, 32_767, 32_767, 0, -32_768, -32_768, 0)).isEmpty();
    assertThat(of(1, 0, 32_767, 32_740, 32_767, 0)).containsExactly(new Span(1, 4));
    assertThat(of(1, -32_768, -32_768, -32_735)).containsExactly(new Span(0, 3));
    assertThat(of(1, 32_767, 32_767, -32_768, -32_768)).isEmpty();
    assertThat(of(1, 32_000, 32_000, 32_000, 32_000)).isEmpty();
  }

  @Test
  void neighboursAreOne() {
    int[] twice = {32_767, 32_767, 32_767, 0, 0, 32_767, 32_767, 32_767};
    assertThat(of(2, twice)).hasSize(2);
    assertThat(of(3, twice)).containsExactly(new Span(0, 8));
  }

  @Test
  void aLoudToneThatJustFitsIsNotCutOffAndALouderOneIs() {
    assertThat(Clipping.of(Signals.sine(16_000, 440, 0.99, 1), 1)).isEmpty();
    Pcm loud = Signals.sine(16_000, 440, 1.2, 1);
    assertThat(Clipping.of(loud, 1)).hasSize(880);
  }

  @Property(tries = 200)
  void searchedInPartsItIsTheSame(
      @ForAll List<@IntRange(max = 1) Integer> bits, @ForAll @IntRange(min = 1, max = 9) int part) {
    short[] samples = new short[bits.size()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (bits.get(i) * 32_767);
    }
    Pcm pcm = new Pcm(8000, samples);
    Clipping inParts = new Clipping(pcm, 1);
    List<Span> expected = new ArrayList<>(Clipping.of(pcm, 1));
    for (int from = 0; from < samples.length; from += part) {
      inParts.search(from, Math.min(samples.length, from + part));
    }
    assertThat(inParts.found()).isEqualTo(expected);
  }
}
