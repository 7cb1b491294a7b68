package org.plushkeep.audio.ogg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaredmdobson.concentus.OpusDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.opus.OpusAudioData;
import org.gagravarr.opus.OpusFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.SoundTags;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.testing.Babble;
import org.plushkeep.testing.Tones;

/** What another's reader makes of the pages, and a decoder of the packets. */
class OpusWriterTest {
  private static final int RATE = 16_000;

  @Test
  void aVoiceIsHeardAgainAtItsPlaceAndLength() throws Exception {
    short[] voice = Babble.speak(RATE, 10, 20_000, 1);
    byte[] opus = write(RATE, voice);
    short[] heard = decode(opus, RATE);
    assertThat(heard).hasSameSizeAs(voice);
    assertThat(Tones.signalToNoise(voice, heard)).isGreaterThan(10);
    assertThat(opus.length).isLessThan(voice.length * 2 / 6);
  }

  @Test
  void theToysOwnVoiceIsHeardAgain() throws Exception {
    short[] voice = Babble.speak(RATE, 10, 20_000, 2);
    short[] toy = ToyAudio.decode(ToyAudio.encode(new Pcm(RATE, voice))).samples();
    assertThat(Tones.signalToNoise(toy, decode(write(RATE, toy), RATE))).isGreaterThan(10);
  }

  @Test
  void aToneStaysATone() throws Exception {
    short[] tone = Tones.sine(RATE, 440, 10_000, 3 * RATE);
    short[] heard = decode(write(RATE, tone), RATE);
    assertThat(Tones.rms(heard, RATE)).isBetween(6700.0, 7500.0);
  }

  /** To the 48,000th of a second: a decoder gives what was there, no more and no less. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 159, 160, 215, 216, 217, 319, 320, 321, 15_999, 16_000, 48_001})
  void everyLengthIsKept(int length) throws Exception {
    assertThat(decode(write(RATE, new short[length]), RATE)).hasSize(length);
  }

  @ParameterizedTest
  @CsvSource({"8000, 8000", "11025, 12000", "16000, 16000", "22050, 24000", "44100, 48000"})
  void otherRatesAreTakenToTheNextThatOpusHas(int own, int coded) throws Exception {
    short[] tone = Tones.sine(own, 440, 10_000, 2 * own);
    byte[] opus = write(own, tone);
    OpusFile file = open(opus);
    assertThat(file.getInfo().getRate()).isEqualTo(own);
    short[] heard = decode(opus, coded);
    assertThat(heard.length).isEqualTo(2 * coded);
    short[] expected = Tones.sine(coded, 440, 10_000, 2 * coded);
    assertThat(Tones.signalToNoise(expected, heard)).isGreaterThan(15);
  }

  @Test
  void thePagesAreWholeAndTheirPositionsTrue() throws Exception {
    byte[] opus = write(RATE, Babble.speak(RATE, 3.3, 20_000, 3));
    List<Page> pages = Page.all(opus);
    assertThat(pages).hasSize(2 + 4).allMatch(Page::isWhole);
    assertThat(pages.stream().map(Page::number)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(pages.stream().map(Page::flags)).containsExactly(2, 0, 0, 0, 0, 4);
    assertThat(pages.stream().map(Page::granule))
        .containsExactly(0L, 0L, 48_000L, 96_000L, 144_000L, (long) preSkip(opus) + 158_400);
    OpusFile file = open(opus);
    assertThat(file.getInfo().getVersion()).isEqualTo((byte) 1);
    assertThat(file.getInfo().getNumChannels()).isEqualTo(1);
    assertThat(file.getInfo().getRate()).isEqualTo(RATE);
    assertThat(file.getInfo().getOutputGain()).isZero();
    assertThat(file.getInfo().getChannelMappingFamily()).isZero();
  }

  @Test
  void tagsAreThereOnlyWhenAskedFor() throws Exception {
    Pcm pcm = new Pcm(RATE, new short[RATE]);
    assertThat(open(write(RATE, pcm.samples())).getTags().getAllComments()).isEmpty();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OpusWriter.write(pcm, new SoundTags("Bär", "2026-11-24", "Bentley"), out);
    assertThat(open(out.toByteArray()).getTags())
        .satisfies(
            tags -> {
              assertThat(tags.getTitle()).isEqualTo("Bär");
              assertThat(tags.getDate()).isEqualTo("2026-11-24");
              assertThat(tags.getArtist()).isEqualTo("Bentley");
            });
  }

  /** Noise, clicks, full scale, silence between: nothing is too much for the encoder. */
  @Property(tries = 60)
  void anySoundIsTakenAndKeepsItsLength(
      @ForAll @IntRange(max = 12_000) int length,
      @ForAll @IntRange(min = 4000, max = 48_000) int rate,
      @ForAll @IntRange(max = 15) int quiet,
      @ForAll long seed)
      throws Exception {
    Random random = new Random(seed);
    short[] samples = new short[length];
    int kind = 0;
    for (int i = 0; i < length; i++) {
      kind = i % 500 == 0 ? random.nextInt(4) : kind;
      samples[i] =
          switch (kind) {
            case 0 -> (short) (random.nextInt() >> quiet);
            case 1 -> i % 2 == 0 ? Short.MIN_VALUE : Short.MAX_VALUE;
            case 2 -> random.nextInt(100) == 0 ? Short.MAX_VALUE : 0;
            default -> 0;
          };
    }
    long expected = Math.ceilDiv(length * 48_000L, rate);
    assertThat(decode(write(rate, samples), 48_000).length).isEqualTo((int) expected);
  }

  @Test
  void theSameSoundGivesTheSameFile() throws Exception {
    short[] voice = Babble.speak(RATE, 1, 20_000, 4);
    assertThat(write(RATE, voice)).isEqualTo(write(RATE, voice));
  }

  private static byte[] write(int rate, short[] samples) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OpusWriter.write(new Pcm(rate, samples), SoundTags.NONE, out);
    return out.toByteArray();
  }

  private static OpusFile open(byte[] opus) throws IOException {
    return new OpusFile(new OggFile(new ByteArrayInputStream(opus)));
  }

  private static int preSkip(byte[] opus) throws IOException {
    return open(opus).getInfo().getPreSkip();
  }

  /** As RFC 7845, 4, has it: pre-skip away, and what lies behind the last position. */
  private static short[] decode(byte[] opus, int rate) throws Exception {
    OpusFile file = open(opus);
    OpusDecoder decoder = new OpusDecoder(rate, 1);
    List<short[]> pieces = new ArrayList<>();
    long end = 0;
    for (OpusAudioData data = file.getNextAudioPacket();
        data != null;
        data = file.getNextAudioPacket()) {
      short[] piece = new short[rate / 50];
      int count =
          decoder.decode(data.getData(), 0, data.getData().length, piece, 0, piece.length, false);
      assertThat(count).isEqualTo(piece.length);
      pieces.add(piece);
      end = data.getGranulePosition();
    }
    short[] all = new short[pieces.size() * rate / 50];
    for (int i = 0; i < pieces.size(); i++) {
      System.arraycopy(pieces.get(i), 0, all, i * rate / 50, rate / 50);
    }
    int from = file.getInfo().getPreSkip() * (rate / 1000) / 48;
    int length = (int) ((end - file.getInfo().getPreSkip()) * (rate / 1000) / 48);
    assertThat(all.length).isBetween(from + length, from + length + rate / 50);
    return Arrays.copyOfRange(all, from, from + length);
  }
}
