package org.plushkeep.audio.sniff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.adpcm.AdpcmDecoder;
import org.plushkeep.audio.adpcm.AdpcmEncoder;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.AdpcmFormat.Family;
import org.plushkeep.audio.adpcm.AdpcmFormat.Framing;
import org.plushkeep.audio.adpcm.NibbleOrder;
import org.plushkeep.testing.Babble;

/**
 * How a sound was packed is told from its bytes. What is spoken here is babble; the benchmark tries
 * hundreds of voices.
 */
final class SnifferTest {
  @ParameterizedTest
  @CsvSource({
    "8000, 9000, 0, as usual",
    "16000, 9000, 0, at twice the rate",
    "8000, 1200, 0, quiet",
    "8000, 60000, 0, loud and clipped",
    "8000, 9000, 3, after three seconds of silence"
  })
  void theWayAClipWasPackedIsFound(int rate, int loudest, int silence, String how) {
    for (AdpcmFormat format : formats()) {
      short[] sound = sound(rate, loudest, silence);
      byte[] bytes = AdpcmEncoder.encode(format, sound);

      Sniffer.Found found = Sniffer.sniff(bytes, 0, bytes.length);

      assertThat(found.format()).as(format + " " + how).contains(format);
      assertThat(found.certainty()).isBetween(0.0, 1.0);
      assertThat(found.ways()).startsWith(format).doesNotHaveDuplicates().hasSizeGreaterThan(1);
    }
  }

  private static short[] sound(int rate, int loudest, int silence) {
    short[] voice = Babble.speak(rate, 6, Math.min(loudest, 30_000), 11);
    short[] sound = new short[silence * rate + voice.length];
    for (int i = 0; i < voice.length; i++) {
      long louder = (long) voice[i] * Math.max(loudest, 30_000) / 30_000;
      sound[silence * rate + i] = (short) Math.clamp(louder, -32768, 32767);
    }
    return sound;
  }

  /**
   * One of each kind; how the seven pairs of coefficients are told apart the benchmark measures.
   */
  private static List<AdpcmFormat> formats() {
    List<AdpcmFormat> formats = new ArrayList<>();
    for (NibbleOrder order : NibbleOrder.values()) {
      formats.add(AdpcmFormat.imaStream(order));
      formats.add(AdpcmFormat.microsoftStream(1, order));
      formats.add(AdpcmFormat.microsoftStream(6, order));
      formats.add(new AdpcmFormat(Family.IMA, 0, order, Framing.WAV, 256));
      formats.add(new AdpcmFormat(Family.IMA, 0, order, Framing.DVI, 84));
      formats.add(new AdpcmFormat(Family.MICROSOFT, 0, order, Framing.WAV, 128));
      formats.add(new AdpcmFormat(Family.IMA, 0, order, Framing.ANEW, 80));
    }
    return formats;
  }

  @Test
  void aLittleMoreThanASecondIsEnough() {
    for (AdpcmFormat format : formats()) {
      byte[] bytes = AdpcmEncoder.encode(format, Babble.speak(8000, 6, 9000, 1));

      byte[] cut = Arrays.copyOfRange(bytes, 0, 5001);

      assertThat(Sniffer.sniff(cut, 0, cut.length).format())
          .as(format.id())
          .hasValueSatisfying(way -> assertThat(way.family()).isEqualTo(format.family()));
    }
  }

  @Test
  void itLooksOnlyAtTheRangeItIsGiven() {
    AdpcmFormat format = AdpcmFormat.imaStream(NibbleOrder.HIGH_FIRST);
    byte[] bytes = AdpcmEncoder.encode(format, Babble.speak(8000, 4, 9000, 5));
    byte[] among = new byte[bytes.length + 2000];
    new Random(1).nextBytes(among);
    System.arraycopy(bytes, 0, among, 1000, bytes.length);

    assertThat(Sniffer.sniff(among, 1000, bytes.length))
        .isEqualTo(Sniffer.sniff(bytes, 0, bytes.length));
  }

  @Test
  void whatIsNoSoundIsUnknown() throws IOException {
    byte[] random = new byte[40_000];
    new Random(7).nextBytes(random);
    byte[] half = random.clone();
    for (int i = 0; i < half.length; i++) {
      half[i] &= 0x33;
    }
    byte[] small = new byte[40_000];
    Random dice = new Random(8);
    for (int i = 0; i < small.length; i++) {
      int first = Math.clamp(Math.round(1.5 * dice.nextGaussian()), -8, 7);
      int second = Math.clamp(Math.round(1.5 * dice.nextGaussian()), -8, 7);
      small[i] = (byte) (first << 4 | second & 15);
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(half);
    }
    byte[] text =
        "A bear says good night, and a cat says nothing. "
            .repeat(200)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] linear = new byte[40_000];
    short[] voice = Babble.speak(8000, 3, 12_000, 9);
    for (int i = 0; i < linear.length / 2; i++) {
      linear[2 * i] = (byte) voice[i];
      linear[2 * i + 1] = (byte) (voice[i] >> 8);
    }
    for (byte[] bytes :
        List.of(random, half, small, packed.toByteArray(), text, linear, new byte[20_000])) {
      assertThat(Sniffer.sniff(bytes, 0, bytes.length).format()).isEmpty();
    }
  }

  /** Every other byte of them is large, as the first of each packet would be. */
  @ParameterizedTest
  @CsvSource({"500", "2000", "9000", "25000"})
  void plainSamplesAreNoPackets(int loudest) {
    Random dice = new Random(loudest);
    short[] voice = Babble.speak(8000, 4, loudest, 12);
    byte[] linear = new byte[2 * voice.length];
    for (int i = 0; i < voice.length; i++) {
      int sample = Math.clamp(voice[i] + Math.round(30 * dice.nextGaussian()), -32768, 32767);
      linear[2 * i] = (byte) sample;
      linear[2 * i + 1] = (byte) (sample >> 8);
    }

    assertThat(Sniffer.sniff(linear, 0, linear.length).format()).isEmpty();
  }

  @Property(tries = 200)
  void anyBytesAreSniffedWithoutComplaint(@ForAll @Size(min = 2000, max = 6000) byte[] bytes) {
    Sniffer.Found found = Sniffer.sniff(bytes, 0, bytes.length);

    for (AdpcmFormat way : found.ways()) {
      assertThat(AdpcmDecoder.decode(way, bytes, 0, bytes.length).length)
          .isLessThanOrEqualTo(2 * bytes.length);
    }
  }

  @Test
  void aToysRecordingIsReadAtTheRateOfItsHeader() throws AudioException {
    for (int rate : new int[] {8000, 16_000}) {
      Pcm voice = new Pcm(rate, Babble.speak(rate, 3, 9000, 2));
      byte[] recording = ToyAudio.encode(voice, AdpcmFormat.imaStream(NibbleOrder.LOW_FIRST));

      assertThat(ToyAudio.describe(recording).format()).isEqualTo("ima-adpcm-low");
      assertThat(ToyAudio.describe(recording).duration()).isEqualTo(voice.duration());
      assertThat(ToyAudio.decode(recording).sampleRate()).isEqualTo(rate);
      assertThat(ToyAudio.ways(recording)).startsWith("ima-adpcm-low");
    }
  }

  @Test
  void anEarIsBelievedBeforeTheSniffer() throws AudioException {
    Pcm voice = new Pcm(8000, Babble.speak(8000, 3, 9000, 2));
    byte[] recording = ToyAudio.encode(voice, AdpcmFormat.imaStream(NibbleOrder.LOW_FIRST));

    assertThat(ToyAudio.describe(recording, "ms-adpcm-4-high").format())
        .isEqualTo("ms-adpcm-4-high");
    assertThat(ToyAudio.decode(recording, "ms-adpcm-4-high").samples())
        .isNotEqualTo(ToyAudio.decode(recording).samples());
    assertThat(ToyAudio.describe(recording, "no way").format()).isEqualTo("ima-adpcm-low");
  }

  @Test
  void framesWithoutTheirHeaderAreKnownByEveryOneParsing() throws AudioException {
    byte[] clip = ToyAudio.encode(new Pcm(16_000, Babble.speak(16_000, 3, 9000, 2)));
    byte[] bare = Arrays.copyOfRange(clip, 32, clip.length);

    assertThat(ToyAudio.describe(bare).format()).isEqualTo("g722.1-16k-frames");
    assertThat(ToyAudio.decode(bare).samples()).isEqualTo(ToyAudio.decode(clip).samples());
    assertThat(ToyAudio.ways(clip)).isEmpty();
  }
}
