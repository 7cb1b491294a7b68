package org.plushkeep.audio.flac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jflac.FLACDecoder;
import org.jflac.PCMProcessor;
import org.jflac.metadata.StreamInfo;
import org.jflac.util.ByteData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.SoundTags;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.testing.Babble;
import org.plushkeep.testing.Tones;

/** What another's decoder makes of the FLAC files. */
class FlacWriterTest {
  private static final int RATE = 16_000;

  @Test
  void aVoiceComesBackTheSameFromMuchLess() throws Exception {
    short[] voice = Babble.speak(RATE, 10, 20_000, 1);
    byte[] flac = write(RATE, voice);
    assertThat(decode(flac)).isEqualTo(voice);
    assertThat(flac.length).isLessThan(voice.length * 2 * 6 / 10);
  }

  @Test
  void whatTheToyPlaysHasFourteenBitsAndOnlyTheseAreStored() throws Exception {
    short[] voice = Babble.speak(RATE, 10, 20_000, 2);
    short[] heard = ToyAudio.decode(ToyAudio.encode(new Pcm(RATE, voice))).samples();
    short[] shifted = heard.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += (short) (i & 1);
    }
    byte[] flac = write(RATE, heard);
    assertThat(decode(flac)).isEqualTo(heard);
    assertThat(flac.length).isLessThan(write(RATE, shifted).length * 9 / 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 255, 256, 257, 4095, 4096, 4097, 8192, 8197})
  void everyLengthComesBack(int length) throws Exception {
    short[] samples = Arrays.copyOf(Babble.speak(RATE, 1, 30_000, length), length);
    assertThat(decode(write(RATE, samples))).isEqualTo(samples);
  }

  @Test
  void nothingIsAFileToo() throws Exception {
    byte[] flac = write(RATE, new short[0]);
    assertThat(flac).hasSize(42).startsWith("fLaC".getBytes(StandardCharsets.US_ASCII));
    assertThat(decode(flac)).isEmpty();
  }

  @Test
  void extremesComeBack() throws Exception {
    short[] noise = new short[10_000];
    short[] fence = new short[10_000];
    short[] steps = new short[10_000];
    Random random = new Random(3);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (short) random.nextInt();
      fence[i] = i % 2 == 0 ? Short.MIN_VALUE : Short.MAX_VALUE;
      steps[i] = i / 97 % 2 == 0 ? Short.MIN_VALUE : 0;
    }
    short[] flat = new short[10_000];
    Arrays.fill(flat, Short.MIN_VALUE);
    short[] click = new short[10_000];
    click[5000] = Short.MAX_VALUE;
    short[] tone = Tones.sine(RATE, 440, 32_767, 10_000);
    for (short[] samples : new short[][] {noise, fence, steps, flat, click, tone}) {
      assertThat(decode(write(RATE, samples))).isEqualTo(samples);
    }
    assertThat(write(RATE, noise).length).isLessThan(20_200);
    assertThat(write(RATE, flat).length).isLessThan(100);
  }

  @Property(tries = 200)
  void anySamplesComeBack(
      @ForAll @IntRange(min = 1, max = 9000) int length,
      @ForAll @IntRange(min = 1, max = 65_535) int rate,
      @ForAll @IntRange(max = 15) int quiet,
      @ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    short[] samples = new short[length];
    int held = 0;
    for (int i = 0; i < length; i++) {
      held = random.nextInt(3) == 0 ? held : (short) random.nextInt() >> quiet;
      samples[i] = (short) (held << random.nextInt(2));
    }
    assertThat(decode(write(rate, samples))).isEqualTo(samples);
  }

  @Test
  void theHeaderTellsRateLengthAndFingerprint() throws Exception {
    short[] voice = Babble.speak(11_025, 1, 20_000, 4);
    StreamInfo info =
        new FLACDecoder(new ByteArrayInputStream(write(11_025, voice))).readStreamInfo();
    assertThat(info.getSampleRate()).isEqualTo(11_025);
    assertThat(info.getBitsPerSample()).isEqualTo(16);
    assertThat(info.getChannels()).isEqualTo(1);
    assertThat(info.getTotalSamples()).isEqualTo(voice.length);
    ByteBuffer bytes = ByteBuffer.allocate(2 * voice.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(voice);
    byte[] md5 = MessageDigest.getInstance("MD5").digest(bytes.array());
    assertThat(Arrays.copyOfRange(write(11_025, voice), 26, 42)).isEqualTo(md5);
  }

  @Test
  void tagsAreThereOnlyWhenAskedFor() throws Exception {
    short[] voice = Babble.speak(RATE, 1, 20_000, 5);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FlacWriter.write(new Pcm(RATE, voice), new SoundTags("Bär", "2026-11-24", ""), out);
    assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8))
        .contains("TITLE=Bär", "DATE=2026-11-24")
        .doesNotContain("ARTIST");
    assertThat(decode(out.toByteArray())).isEqualTo(voice);
    assertThat(new String(write(RATE, voice), StandardCharsets.ISO_8859_1))
        .doesNotContain("TITLE", "DATE");
  }

  @Test
  void aRateThatTheFormatCannotTellIsRefused() {
    assertThatThrownBy(() -> write(1 << 20, new short[1])).isInstanceOf(IOException.class);
  }

  private static byte[] write(int rate, short[] samples) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FlacWriter.write(new Pcm(rate, samples), SoundTags.NONE, out);
    return out.toByteArray();
  }

  private static short[] decode(byte[] flac) throws IOException {
    ByteArrayOutputStream pcm = new ByteArrayOutputStream();
    FLACDecoder decoder = new FLACDecoder(new ByteArrayInputStream(flac));
    decoder.addPCMProcessor(
        new PCMProcessor() {
          @Override
          public void processStreamInfo(StreamInfo info) {}

          @Override
          public void processPCM(ByteData data) {
            pcm.write(data.getData(), 0, data.getLen());
          }
        });
    decoder.decode();
    assertThat(decoder.getBadFrames()).isZero();
    short[] samples = new short[pcm.size() / 2];
    ByteBuffer.wrap(pcm.toByteArray()).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }
}
