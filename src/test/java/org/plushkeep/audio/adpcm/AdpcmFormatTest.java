package org.plushkeep.audio.adpcm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.plushkeep.audio.adpcm.AdpcmFormat.Family;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.testing.Babble;
import org.plushkeep.testing.Tones;

/** Every way to pack four bits a sample: what holds for any sound and any bytes. */
final class AdpcmFormatTest {
  @Property(tries = 300)
  void whatIsPackedIsHeardAgain(
      @ForAll("formats") AdpcmFormat format,
      @ForAll @IntRange(min = 500, max = 20_000) int loudest,
      @ForAll @IntRange(min = 0, max = 50) int seed) {
    short[] sound = Babble.speak(8000, 1, loudest, seed);
    byte[] bytes = AdpcmEncoder.encode(format, sound);
    short[] heard = AdpcmDecoder.decode(format, bytes, 0, bytes.length);

    assertThat(heard.length).isBetween(sound.length, sound.length + 2);
    assertThat(Tones.signalToNoise(sound, heard)).isGreaterThan(leastDecibels(format));
  }

  /** Small packets that begin anew never get as far as the sound's size before they end. */
  private static double leastDecibels(AdpcmFormat format) {
    if (format.framing() == Framing.ANEW) {
      return format.packetBytes() >= 100 ? 4 : -1;
    }
    return format.family() == Family.IMA || format.framing() == Framing.WAV ? 12 : 8;
  }

  @Property
  void anyBytesAreReadAndGiveAsManySamplesAsTold(
      @ForAll("formats") AdpcmFormat format, @ForAll @Size(max = 600) byte[] bytes) {
    short[] heard = AdpcmDecoder.decode(format, bytes, 0, bytes.length);

    assertThat(heard).hasSize(format.samples(bytes.length));
    assertThat(heard.length).isLessThanOrEqualTo(2 * bytes.length);
    assertThat(AdpcmDecoder.decode(format, bytes, 0, bytes.length)).isEqualTo(heard);
  }

  @Property
  void aTrialGivesTheFirstSamplesOfTheWhole(
      @ForAll("formats") AdpcmFormat format,
      @ForAll @Size(max = 600) byte[] bytes,
      @ForAll @IntRange(min = 0, max = 1300) int most) {
    short[] few = new short[1300];
    float[] noise = new float[1300];
    int count = AdpcmDecoder.decode(format, bytes, 0, bytes.length, few, noise, most);
    short[] all = AdpcmDecoder.decode(format, bytes, 0, bytes.length);

    assertThat(count).isEqualTo(Math.min(most, all.length));
    for (int i = 0; i < count; i++) {
      assertThat(few[i]).isEqualTo(all[i]);
      assertThat(noise[i]).isPositive();
    }
    assertThat(few[Math.min(count, few.length - 1)]).isZero();
  }

  @Property
  void aNameIsReadBackAsWhatItNames(@ForAll("formats") AdpcmFormat format) {
    assertThat(AdpcmFormat.parse(format.id())).contains(format);
  }

  @Property
  void aNameOfNothingNamesNothing(@ForAll String name) {
    assertThat(AdpcmFormat.parse(name)).isEmpty();
  }

  @Example
  void nearlyANameNamesNothing() {
    for (String name :
        new String[] {
          "ima-adpcm",
          "ima-adpcm-middle",
          "ima-adpcm-0-low",
          "ms-adpcm-low",
          "ms-adpcm-7-low",
          "ms-adpcm-0-low-wav-256",
          "ms-adpcm-low-dvi-256",
          "ima-adpcm-low-wav",
          "ima-adpcm-low-wav-4",
          "ima-adpcm-low-wav-9999",
          "ima-adpcm-low-wav-99999999999",
          "ima-adpcm-low-stream-0"
        }) {
      assertThat(AdpcmFormat.parse(name)).as(name).isEmpty();
    }
  }

  @Example
  void whatCannotBeIsRefused() {
    assertThatThrownBy(
            () -> new AdpcmFormat(Family.MICROSOFT, 0, NibbleOrder.LOW_FIRST, Framing.DVI, 256))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new AdpcmFormat(Family.IMA, 0, NibbleOrder.LOW_FIRST, Framing.STREAM, 20))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<AdpcmFormat> formats() {
    Arbitrary<Framing> framings = Arbitraries.of(Framing.class);
    return Combinators.combine(
            Arbitraries.of(Family.class),
            Arbitraries.integers().between(0, 6),
            Arbitraries.of(NibbleOrder.class),
            framings,
            Arbitraries.integers().between(20, 600))
        .filter((family, _, _, framing, _) -> family == Family.IMA || framing != Framing.DVI)
        .as(
            (family, set, order, framing, size) ->
                new AdpcmFormat(
                    family,
                    family == Family.IMA || framing == Framing.WAV ? 0 : set,
                    order,
                    framing,
                    framing == Framing.STREAM ? 0 : size));
  }
}
