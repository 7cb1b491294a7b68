package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;
import org.plushkeep.audio.g7221.G7221Encoder;
import org.plushkeep.audio.g7221.Scaling;
import org.plushkeep.audio.g7221.WordOrder;

/** What holds for any bytes and any sound. */
final class CodecPropertiesTest {
  private static final int FRAME = G7221Decoder.FRAME_SAMPLES;

  @Property
  void anyFramesDecodeTheSameEveryTime(
      @ForAll BitRate rate, @ForAll WordOrder order, @ForAll @Size(max = 400) byte[] bytes) {
    short[] once = decode(rate, order, bytes);

    assertThat(decode(rate, order, bytes)).isEqualTo(once);
    for (short sample : once) {
      assertThat(sample & 3).isZero();
    }
  }

  private static short[] decode(BitRate rate, WordOrder order, byte[] bytes) {
    G7221Decoder decoder = new G7221Decoder(rate, order);
    int count = bytes.length / rate.frameBytes();
    short[] out = new short[count * FRAME];
    for (int i = 0; i < count; i++) {
      decoder.decode(bytes, i * rate.frameBytes(), out, i * FRAME);
    }
    return out;
  }

  @Property
  void anySoundCanBeEncodedAndHeard(
      @ForAll BitRate rate,
      @ForAll WordOrder order,
      @ForAll Scaling scaling,
      @ForAll("sounds") short[] sound) {
    G7221Encoder encoder = new G7221Encoder(rate, order, scaling);
    int count = sound.length / FRAME;
    byte[] frames = new byte[count * rate.frameBytes()];
    for (int i = 0; i < count; i++) {
      encoder.encode(sound, i * FRAME, frames, i * rate.frameBytes());
    }

    assertThat(decode(rate, order, frames)).hasSize(count * FRAME);
  }

  @Property
  void anySoundCanBeWrittenAsAWholeClip(@ForAll("sounds") short[] sound, @ForAll short cut)
      throws AudioException {
    short[] some = Arrays.copyOf(sound, Math.floorMod(cut, sound.length) + 1);
    byte[] clip = ToyAudio.encode(new Pcm(ToyClip.SAMPLE_RATE, some));
    int frames = Math.ceilDiv(some.length, FRAME);

    assertThat(ToyClip.parse(clip)).isEqualTo(new ToyClip(frames, frames, 0));
    assertThat(ToyAudio.decode(clip).samples()).hasSize(frames * FRAME);
    assertThat(ToyAudio.encode(new Pcm(ToyClip.SAMPLE_RATE, some))).isEqualTo(clip);
  }

  @Example
  void soundThatTheToyCannotPlayIsRefusedInASentence() {
    assertThatThrownBy(() -> ToyAudio.encode(new Pcm(8000, new short[320])))
        .isInstanceOf(AudioException.class)
        .hasMessageEndingWith(".");
    assertThatThrownBy(() -> ToyAudio.encode(new Pcm(16_000, new short[65_535 * FRAME + 1])))
        .isInstanceOf(AudioException.class)
        .hasMessageEndingWith(".");
  }

  /** From silence to rail to rail, slow and fast. */
  @Provide
  Arbitrary<short[]> sounds() {
    return Combinators.combine(
            Arbitraries.randoms(),
            Arbitraries.integers().between(0, 16),
            Arbitraries.integers().between(1, 400),
            Arbitraries.integers().between(1, 4))
        .as(
            (random, bits, period, frames) -> {
              short[] sound = new short[frames * FRAME];
              int greatest = (1 << bits) >> 1;
              int value = 0;
              for (int i = 0; i < sound.length; i++) {
                if (i % period == 0) {
                  value = random.nextBoolean() ? greatest : random.nextInt(-greatest, greatest + 1);
                }
                sound[i] = (short) Math.clamp(i / period % 2 == 0 ? value : -value, -32768, 32767);
              }
              return sound;
            });
  }

  @Property
  void anyBytesAreDescribedWithoutAWordOfComplaint(@ForAll("clips") byte[] bytes) {
    AudioInfo info = ToyAudio.describe(bytes);
    try {
      Pcm pcm = ToyAudio.decode(bytes);

      assertThat(info.isKnown()).isTrue();
      assertThat(info.duration()).isEqualTo(pcm.duration());
      assertThat(pcm.samples().length).isLessThanOrEqualTo(16 * bytes.length);
    } catch (AudioException sentence) {
      assertThat(info.isKnown()).isFalse();
      assertThat(info.duration()).isZero();
      assertThat(sentence.getMessage()).endsWith(".");
    }
  }

  @Property
  void onlyAWholeClipIsCalledWhole(@ForAll("clips") byte[] bytes) {
    try {
      ToyClip clip = ToyClip.parse(bytes);

      assertThat(clip.endsEarly()).isFalse();
      assertThat(bytes.length)
          .isEqualTo(ToyClip.HEADER_BYTES + clip.wholeFrames() * BitRate.KBIT_16.frameBytes());
    } catch (AudioException sentence) {
      assertThat(sentence.getMessage()).endsWith(".");
    }
  }

  /** Headers that are right, nearly right and wrong, before payloads of any length. */
  @Provide
  Arbitrary<byte[]> clips() {
    Arbitrary<Integer> word = Arbitraries.integers().between(0, 0xffff);
    Arbitrary<Integer> magic = mostly(0x5541, word);
    Arbitrary<Integer> rate = mostly(16_000, word);
    Arbitrary<Integer> bitRate = mostly(1600, word);
    Arbitrary<Integer> frames = Arbitraries.oneOf(Arbitraries.integers().between(0, 8), word);
    Arbitrary<Integer> words =
        Arbitraries.oneOf(Arbitraries.integers().between(0, 8).map(count -> count * 20), word);
    Arbitrary<Integer> cut = mostly(0, word);
    Arbitrary<byte[]> payload =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 8).map(count -> new byte[40 * count]),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(400));
    return Combinators.combine(magic, rate, bitRate, frames, words, payload, cut)
        .as(CodecPropertiesTest::clip);
  }

  private static Arbitrary<Integer> mostly(int value, Arbitrary<Integer> otherwise) {
    return Arbitraries.integers()
        .between(0, 9)
        .flatMap(dice -> dice == 0 ? otherwise : Arbitraries.just(value));
  }

  private static byte[] clip(
      int magic, int rate, int bitRate, int frames, int words, byte[] payload, int cut) {
    byte[] bytes =
        ByteBuffer.allocate(ToyClip.HEADER_BYTES + payload.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putShort((short) magic)
            .putShort((short) rate)
            .putShort((short) bitRate)
            .putShort((short) 1)
            .putShort((short) frames)
            .putShort((short) 0)
            .putShort((short) words)
            .position(ToyClip.HEADER_BYTES)
            .put(payload)
            .array();
    return Arrays.copyOf(bytes, Math.max(0, bytes.length - cut));
  }
}
