package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.g7221.BitRate;
import org.plushkeep.audio.g7221.G7221Decoder;
import org.plushkeep.audio.g7221.G7221Encoder;
import org.plushkeep.audio.g7221.Scaling;
import org.plushkeep.audio.g7221.WordOrder;

/** Decoder and encoder give the reference's samples and bits, and hostile bytes give sentences. */
class VectorsTest {
  private static final Path VECTORS = Path.of("../shared/toy/vectors");

  private static byte[] read(String name) throws IOException {
    assumeTrue(Files.isDirectory(VECTORS), "skipped: the shared test vectors are not here");
    return Files.readAllBytes(VECTORS.resolve(name));
  }

  private static short[] samples(byte[] pcm) {
    short[] samples = new short[pcm.length / 2];
    ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  @ParameterizedTest
  @ValueSource(strings = {"toy-clip", "speech-en"})
  void aToysClipDecodesAsTheReferenceDoes(String name) throws Exception {
    byte[] clip = read(name + ".au");

    assertThat(ToyAudio.decode(clip).samples()).isEqualTo(samples(read(name + ".decoded.pcm")));
    assertThat(ToyAudio.describe(clip).format()).isEqualTo("g722.1-16k");
  }

  @ParameterizedTest
  @CsvSource({"16000, KBIT_16", "24000, KBIT_24", "32000, KBIT_32"})
  void theConformanceVectorsDecode(String name, BitRate rate) throws Exception {
    byte[] frames = read("itu/g722_1_enc_out_" + name + ".pak");
    int count = frames.length / rate.frameBytes();
    short[] out = new short[count * G7221Decoder.FRAME_SAMPLES];
    G7221Decoder decoder = new G7221Decoder(rate, WordOrder.PLAIN);

    for (int i = 0; i < count; i++) {
      decoder.decode(frames, i * rate.frameBytes(), out, i * G7221Decoder.FRAME_SAMPLES);
    }

    assertThat(out).isEqualTo(samples(read("itu/g722_1_dec_out_" + name + ".pcm")));
  }

  @ParameterizedTest
  @CsvSource({"16000, KBIT_16", "24000, KBIT_24", "32000, KBIT_32"})
  void theConformanceVectorsAreWhatIsEncoded(String name, BitRate rate) throws Exception {
    short[] in = samples(read("itu/g722_1_enc_in.pcm"));

    assertThat(encoded(in, rate, WordOrder.PLAIN, Scaling.REFERENCE))
        .isEqualTo(read("itu/g722_1_enc_out_" + name + ".pak"));
  }

  @Test
  void speechIsEncodedAsTheAppDoes() throws Exception {
    short[] wholeFrames = samples(read("speech-en.decoded.pcm"));
    short[] in = Arrays.copyOf(samples(read("speech-en.pcm")), wholeFrames.length);

    assertThat(ToyAudio.encode(new Pcm(16_000, in))).isEqualTo(read("speech-en.au"));
  }

  private static byte[] encoded(short[] in, BitRate rate, WordOrder order, Scaling scaling) {
    G7221Encoder encoder = new G7221Encoder(rate, order, scaling);
    int count = in.length / G7221Encoder.FRAME_SAMPLES; // whole frames only
    byte[] out = new byte[count * rate.frameBytes()];
    for (int i = 0; i < count; i++) {
      encoder.encode(in, i * G7221Encoder.FRAME_SAMPLES, out, i * rate.frameBytes());
    }
    return out;
  }

  @ParameterizedTest
  @CsvSource({"KBIT_16", "KBIT_24", "KBIT_32"})
  void noFrameMakesTheDecoderThrow(BitRate rate) {
    Random random = new Random(1);
    G7221Decoder decoder = new G7221Decoder(rate, WordOrder.REVERSED);
    byte[] frame = new byte[rate.frameBytes()];
    short[] out = new short[G7221Decoder.FRAME_SAMPLES];
    for (int i = 0; i < 20_000; i++) {
      random.nextBytes(frame);
      decoder.decode(frame, 0, out, 0);
    }
    for (int value : new int[] {0, -1, 0x55}) {
      Arrays.fill(frame, (byte) value);
      decoder.decode(frame, 0, out, 0);
    }
  }

  @Test
  void aClipThatEndsEarlyGivesItsWholeFramesAndSaysSo() throws Exception {
    byte[] clip = new byte[ToyClip.HEADER_BYTES + 100];
    ByteBuffer.wrap(clip)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) 0x5541)
        .putShort((short) 16000)
        .putShort((short) 1600)
        .putShort((short) 1)
        .putShort((short) 65535);

    assertThat(ToyAudio.describe(clip).endsEarly()).isTrue();
    assertThat(ToyAudio.decode(clip).samples()).hasSize(2 * G7221Decoder.FRAME_SAMPLES);
    assertThatThrownBy(() -> ToyClip.parse(clip)).isInstanceOf(AudioException.class);
  }

  @Test
  void bytesThatAreNoClipGiveASentence() {
    for (byte[] bytes : new byte[][] {{}, new byte[31], new byte[500]}) {
      assertThat(ToyAudio.describe(bytes).format()).isEqualTo("unknown");
      assertThatThrownBy(() -> ToyAudio.decode(bytes)).isInstanceOf(AudioException.class);
    }
  }

  @Test
  void aWaveformSurvivesItsBytesAndHostileOnesGiveNone() {
    short[] ramp = new short[32_000];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (short) (i - 16_000);
    }
    Waveform waveform = Waveform.of(new Pcm(16_000, ramp));
    Waveform again = Waveform.fromBytes(waveform.toBytes());

    assertThat(again.size()).isEqualTo(Waveform.MAX_BUCKETS);
    assertThat(again.toBytes()).isEqualTo(waveform.toBytes());
    assertThat(again.resampled(7).size()).isEqualTo(7);
    assertThat(Waveform.fromBytes(new byte[] {9, 9}).isEmpty()).isTrue();
    assertThat(Waveform.fromBytes(new byte[0]).isEmpty()).isTrue();
  }
}
