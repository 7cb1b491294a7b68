package org.plushkeep.audio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.SoundTags;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.adpcm.NibbleOrder;
import org.plushkeep.audio.container.SoundFile;
import org.plushkeep.audio.flac.FlacWriter;
import org.plushkeep.audio.ogg.OpusWriter;
import org.plushkeep.audio.resample.Resampler;
import org.plushkeep.testing.SoundFixtures;
import org.plushkeep.testing.Tones;
import org.plushkeep.testing.Wavs;

/** Files that other programs encoded are heard as what they were made from. */
class SoundFilesTest {
  /** The signal-to-noise ratio says that it is the same voice at its place, in the same size. */
  @ParameterizedTest
  @CsvSource({
    "vbr-joint-stereo.mp3, mp3, 44100, 10",
    "vorbis.ogg, vorbis, 16000, 10",
    "vorbis-stereo.ogg, vorbis, 44100, 8",
    "stereo.opus, opus, 48000, 10",
    "aac.m4a, aac-m4a, 16000, 10",
    "stereo.m4a, aac-m4a, 44100, 10"
  })
  void aVoiceIsHeardAgainAtItsPlaceAndLength(String name, String format, int rate, double decibels)
      throws Exception {
    SoundFile file = SoundFiles.read(SoundFixtures.read(name));
    assertThat(file.format()).isEqualTo(format);
    assertThat(file.pcm().sampleRate()).isEqualTo(rate);
    assertThat(file.endsEarly()).isFalse();
    assertThat(file.pcm().samples()).hasSizeBetween(2 * rate - 2, 2 * rate + 2);
    assertThat(Tones.signalToNoise(original(rate), file.pcm().samples())).isGreaterThan(decibels);
  }

  /** Nothing in these tells where the sound begins: the encoder's lead-in stays. */
  @ParameterizedTest
  @CsvSource({
    "no-info.mp3, mp3, 44100, 1105, 10",
    "mpeg2.mp3, mp3, 16000, 1105, 10",
    "mpeg25.mp3, mp3, 8000, 1105, 8",
    "mp3-inside.wav, wav-mp3, 16000, 1105, 10",
    "adts.aac, aac-adts, 16000, 1024, 10"
  })
  void aVoiceBehindTheEncodersSilenceIsHeard(
      String name, String format, int rate, int leadIn, double decibels) throws Exception {
    SoundFile file = SoundFiles.read(SoundFixtures.read(name));
    assertThat(file.format()).isEqualTo(format);
    assertThat(file.endsEarly()).isFalse();
    short[] heard = file.pcm().samples();
    assertThat(heard).hasSizeBetween(2 * rate, 2 * rate + 4000);
    short[] behind = Arrays.copyOfRange(heard, leadIn, heard.length);
    assertThat(Tones.signalToNoise(original(rate), behind)).isGreaterThan(decibels);
  }

  @Test
  void losslessIsTheSame() throws Exception {
    SoundFile file = SoundFiles.read(SoundFixtures.read("stereo24.flac"));
    short[] expected = Arrays.copyOf(SoundFixtures.original(44_100), 44_100 / 2);
    assertThat(file.pcm().samples()).isEqualTo(expected);
    assertThat(file.format()).isEqualTo("flac");
    assertThat(file.endsEarly()).isFalse();
  }

  @Test
  void whatPlushkeepExportsComesBack() throws Exception {
    Pcm voice = new Pcm(16_000, SoundFixtures.original(16_000));
    ByteArrayOutputStream flac = new ByteArrayOutputStream();
    FlacWriter.write(voice, SoundTags.NONE, flac);
    assertThat(SoundFiles.read(flac.toByteArray()).pcm().samples()).isEqualTo(voice.samples());
    ByteArrayOutputStream opus = new ByteArrayOutputStream();
    OpusWriter.write(voice, new SoundTags("Bär", "", ""), opus);
    SoundFile heard = SoundFiles.read(opus.toByteArray());
    assertThat(heard.pcm().samples()).hasSize(96_000);
    short[] expected = Resampler.resample(voice, 48_000).samples();
    assertThat(Tones.signalToNoise(expected, heard.pcm().samples())).isGreaterThan(10);
    assertThat(heard.endsEarly()).isFalse();
  }

  @Test
  void appleLosslessIsKnownAndNotRead() {
    byte[] alac = SoundFixtures.read("alac.m4a");
    assertThat(SoundFiles.recognizes(alac)).isTrue();
    assertThatThrownBy(() -> SoundFiles.read(alac))
        .isInstanceOf(AudioException.class)
        .hasMessage("This M4A file is in a format that cannot be read.");
  }

  /** A file that was cut off is heard as far as it goes, and says so. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mpeg2.mp3",
        "mp3-inside.wav",
        "vbr-joint-stereo.mp3",
        "vorbis.ogg",
        "stereo.opus",
        "adts.aac",
        "stereo.m4a",
        "stereo24.flac"
      })
  void whatEndsEarlyIsHeardAsFarAsItGoes(String name) throws Exception {
    byte[] whole = SoundFixtures.read(name);
    int full = SoundFiles.read(whole).pcm().samples().length;
    SoundFile cut = SoundFiles.read(Arrays.copyOf(whole, whole.length * 7 / 10));
    assertThat(cut.endsEarly()).isTrue();
    assertThat(cut.pcm().samples().length).isBetween(full / 10, full * 9 / 10);
  }

  @Test
  void anM4aWithoutItsIndexIsRefused() {
    byte[] whole = SoundFixtures.read("aac.m4a");
    assertThatThrownBy(() -> SoundFiles.read(Arrays.copyOf(whole, whole.length / 2)))
        .isInstanceOf(AudioException.class)
        .hasMessage("This M4A file ends before it says what it holds.");
  }

  /** Neither of the toy's two kinds of recordings, nor noise, nor text begins as a file does. */
  @Test
  void nothingElseIsTakenForAFile() throws Exception {
    Pcm voice = new Pcm(16_000, SoundFixtures.original(16_000));
    byte[] clip = ToyAudio.encode(voice);
    assertThat(SoundFiles.recognizes(clip)).isFalse();
    byte[] recorded =
        ToyAudio.encode(
            new Pcm(8000, voice.samples()), AdpcmFormat.imaStream(NibbleOrder.LOW_FIRST));
    assertThat(SoundFiles.recognizes(recorded)).isFalse();
    assertThat(SoundFiles.recognizes(Arrays.copyOfRange(recorded, 32, recorded.length))).isFalse();
    assertThat(SoundFiles.recognizes(Arrays.copyOfRange(clip, 32, clip.length))).isFalse();
    byte[] text =
        "RIFF is what this text begins with.".repeat(100).getBytes(StandardCharsets.UTF_8);
    assertThat(SoundFiles.recognizes(text)).isFalse();
    assertThat(SoundFiles.recognizes(new byte[0])).isFalse();
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] noise = new byte[20_000];
      random.nextBytes(noise);
      noise[0] = (byte) 0xff; // as a frame of MP3 begins
      noise[1] = (byte) 0xfb;
      assertThat(SoundFiles.recognizes(noise)).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wav-pcm16, wav",
    "wav-mp3, wav",
    "aiff-pcm24, aiff",
    "flac, flac",
    "opus, opus",
    "vorbis, ogg",
    "mp3, mp3",
    "aac-adts, aac",
    "aac-m4a, m4a"
  })
  void everyFormatHasAnEnding(String format, String extension) {
    assertThat(SoundFiles.isFormat(format)).isTrue();
    assertThat(SoundFiles.extension(format)).isEqualTo(extension);
  }

  @ParameterizedTest
  @ValueSource(strings = {"unknown", "g722.1-16k", "g722.1-16k-frames", "ima-adpcm-low", ""})
  void theToysFormatsAreNoFiles(String format) {
    assertThat(SoundFiles.isFormat(format)).isFalse();
  }

  @Test
  void aWavIsReadByItsOwnReader() throws Exception {
    short[] voice = SoundFixtures.original(8000);
    SoundFile file = SoundFiles.read(Wavs.mono16(8000, voice));
    assertThat(file.format()).isEqualTo("wav-pcm16");
    assertThat(file.pcm().samples()).isEqualTo(voice);
  }

  private static short[] original(int rate) {
    return rate == 48_000
        ? Resampler.resample(new Pcm(44_100, SoundFixtures.original(44_100)), rate).samples()
        : SoundFixtures.original(rate);
  }
}
