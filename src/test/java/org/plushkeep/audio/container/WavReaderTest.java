package org.plushkeep.audio.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plushkeep.testing.Wavs.chunk;
import static org.plushkeep.testing.Wavs.format;
import static org.plushkeep.testing.Wavs.join;
import static org.plushkeep.testing.Wavs.le16;
import static org.plushkeep.testing.Wavs.le16s;
import static org.plushkeep.testing.Wavs.le32;
import static org.plushkeep.testing.Wavs.riff;
import static org.plushkeep.testing.Wavs.tag;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.SoundTags;
import org.plushkeep.audio.WavWriter;

class WavReaderTest {
  private static final short[] SAMPLES = {0, 1, -1, 32767, -32768, 1234, -4321};
  private static final String GUID_TAIL = "000000001000800000aa00389b71";

  @Test
  void whatTheWriterWritesIsReadAgain() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WavWriter.write(new Pcm(11_025, SAMPLES), out);
    SoundFile file = WavReader.read(out.toByteArray());
    assertThat(file.pcm().samples()).isEqualTo(SAMPLES);
    assertThat(file.pcm().sampleRate()).isEqualTo(11_025);
    assertThat(file.endsEarly()).isFalse();
    assertThat(file.format()).isEqualTo("wav-pcm16");
  }

  @Test
  void tagsComeBehindTheSoundAndOnlyWhenThereAreAny() throws Exception {
    ByteArrayOutputStream bare = new ByteArrayOutputStream();
    ByteArrayOutputStream tagged = new ByteArrayOutputStream();
    Pcm pcm = new Pcm(11_025, SAMPLES);
    WavWriter.write(pcm, SoundTags.NONE, bare);
    WavWriter.write(pcm, new SoundTags("Bär", "2026-11-24", ""), tagged);
    int sound = WavWriter.HEADER_BYTES + 2 * SAMPLES.length;
    assertThat(bare.size()).isEqualTo(sound);
    ByteBuffer file = ByteBuffer.wrap(tagged.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(file.getInt(4)).isEqualTo(file.capacity() - 8);
    assertThat(file.getInt(sound + 4)).isEqualTo(file.capacity() - sound - 8);
    assertThat(new String(file.array(), sound, file.capacity() - sound, StandardCharsets.UTF_8))
        .matches("LIST....INFOINAM\\x05\\x00{3}Bär\\x00{2}ICRD\\x0b\\x00{3}2026-11-24\\x00{2}");
    SoundFile read = WavReader.read(tagged.toByteArray());
    assertThat(read.pcm().samples()).isEqualTo(SAMPLES);
    assertThat(read.endsEarly()).isFalse();
  }

  @Test
  void everyWidthOfLinearSamplesIsRead() throws Exception {
    assertThat(read(1, 8, 0x80, 0xff, 0x00)).containsExactly(0, 32512, -32768);
    assertThat(read(1, 16, 0x34, 0x12, 0xff, 0xff)).containsExactly(0x1234, -1);
    assertThat(read(1, 24, 0x7f, 0x34, 0x12, 0x80, 0x34, 0x12)).containsExactly(0x1234, 0x1235);
    assertThat(read(1, 24, 0xff, 0xff, 0x7f, 0, 0, 0x80)).containsExactly(32767, -32768);
    assertThat(read(1, 32, 0, 0, 0x34, 0x12, 0, 0x80, 0xff, 0xff)).containsExactly(0x1234, 0);
  }

  @Test
  void floatingPointIsReadAndHeldWithinFullScale() throws Exception {
    float[] values = {0, 0.5f, -1, 2, -9, Float.NaN, Float.POSITIVE_INFINITY, Float.MIN_VALUE};
    short[] expected = {0, 16384, -32768, 32767, -32768, 0, 32767, 0};
    ByteBuffer narrow = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer wide = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      narrow.putFloat(value);
      wide.putDouble(value);
    }
    assertThat(samples(riff(format(3, 1, 8000, 4, 32), chunk("data", narrow.array()))))
        .isEqualTo(expected);
    assertThat(samples(riff(format(3, 1, 8000, 8, 64), chunk("data", wide.array()))))
        .isEqualTo(expected);
  }

  @Test
  void theLawsOfTelephonyAreRead() throws Exception {
    // ITU-T G.711, tables 1 and 2: the smallest and the greatest of each sign, in 16 bits.
    assertThat(read(6, 8, 0xd5, 0x55, 0xaa, 0x2a)).containsExactly(8, -8, 32256, -32256);
    assertThat(read(7, 8, 0xff, 0x7f, 0x80, 0x00)).containsExactly(0, 0, 32124, -32124);
    assertThat(read(7, 8, 0xfe, 0x7e)).containsExactly(8, -8);
  }

  @Test
  void channelsAreMixedToTheirMean() throws Exception {
    byte[] data = le16s((short) 100, (short) 200, (short) -32768, (short) -32768);
    assertThat(samples(riff(format(1, 2, 8000, 4, 16), chunk("data", data))))
        .containsExactly(150, -32768);
  }

  @Test
  void theExtensibleFormIsFollowedToItsCodec() throws Exception {
    byte[] guid = HexFormat.of().parseHex("0100" + GUID_TAIL);
    byte[] extension = join(le16(22), le16(16), le32(4), guid);
    byte[] format = format(0xfffe, 1, 8000, 2, 16, extension);
    assertThat(samples(riff(format, chunk("data", le16s(SAMPLES))))).isEqualTo(SAMPLES);

    guid[15] ^= 1;
    byte[] other = format(0xfffe, 1, 8000, 2, 16, join(le16(22), le16(16), le32(4), guid));
    refused(riff(other, chunk("data", le16s(SAMPLES))), "cannot be read");
    refused(riff(format(0xfffe, 1, 8000, 2, 16), chunk("data")), "cut short");
  }

  @Test
  void samplesInWiderPlacesAreFound() throws Exception {
    byte[] data = {0, 0, 0x34, 0x12, 0, 0, (byte) 0xff, (byte) 0xff};
    assertThat(samples(riff(format(1, 1, 8000, 4, 16), chunk("data", data))))
        .containsExactly(0x1234, -1);
  }

  @Test
  void aLyingFrameSizeIsNotBelieved() throws Exception {
    for (int lie : new int[] {0, 1, 9, 999, 65535}) {
      assertThat(samples(riff(format(1, 1, 8000, lie, 16), chunk("data", le16s(SAMPLES)))))
          .isEqualTo(SAMPLES);
    }
  }

  @Test
  void oddAndUnknownChunksAreSteppedOver() throws Exception {
    byte[] file =
        riff(
            chunk("JUNK", new byte[3]),
            format(1, 1, 8000, 2, 16),
            chunk("LIST", new byte[5]),
            chunk("data", le16s(SAMPLES)),
            chunk("id3 ", new byte[1]));
    assertThat(samples(file)).isEqualTo(SAMPLES);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xffff_ffffL})
  void aLengthThatWasNeverFilledInMeansToTheEnd(long length) throws Exception {
    byte[] content =
        join(tag("WAVE"), format(1, 1, 8000, 2, 16), tag("data"), le32(length), le16s(SAMPLES));
    SoundFile file = WavReader.read(join(tag("RIFF"), le32(length), content));
    assertThat(file.pcm().samples()).isEqualTo(SAMPLES);
    assertThat(file.endsEarly()).isFalse();
  }

  @Test
  void aFileOfNoSamplesIsThat() throws Exception {
    byte[] file = riff(format(1, 1, 8000, 2, 16), chunk("data"), chunk("LIST", new byte[400]));
    assertThat(samples(file)).isEmpty();
  }

  @Test
  void the64BitFormIsRead() throws Exception {
    byte[] sizes = join(le32(1000), le32(0), le32(2 * SAMPLES.length), le32(0), new byte[12]);
    byte[] content =
        join(
            tag("WAVE"),
            chunk("ds64", sizes),
            format(1, 1, 8000, 2, 16),
            join(tag("data"), le32(0xffff_ffffL), le16s(SAMPLES)),
            chunk("LIST", new byte[8]));
    SoundFile file = WavReader.read(join(tag("RF64"), le32(0xffff_ffffL), content));
    assertThat(file.pcm().samples()).isEqualTo(SAMPLES);
    assertThat(file.endsEarly()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000, 0x7fff_ffffL, 0x8000_0000L, 0xffff_fffeL})
  void aLengthBeyondTheBytesEndsEarlyAndTakesNoMemory(long lie) throws Exception {
    byte[] content =
        join(tag("WAVE"), format(1, 1, 8000, 2, 16), tag("data"), le32(lie), le16s(SAMPLES));
    SoundFile file = WavReader.read(join(tag("RIFF"), le32(lie), content));
    assertThat(file.pcm().samples()).isEqualTo(SAMPLES);
    assertThat(file.endsEarly()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0, 16",
    "1, 1, 999, 16",
    "1, 1, 4294967295, 16",
    "1, 0, 8000, 16",
    "1, 65535, 8000, 16",
    "1, 1, 8000, 0",
    "1, 1, 8000, 40",
    "3, 1, 8000, 16",
    "6, 1, 8000, 16",
    "17, 1, 8000, 3",
    "17, 1, 8000, 4",
    "2, 1, 8000, 4",
    "2, 3, 8000, 4",
    "85, 1, 8000, 0",
    "0, 1, 8000, 16"
  })
  void aFormatThatCannotBeIsASentence(int tag, int channels, long rate, int bits) {
    refused(riff(format(tag, channels, rate, 0, bits), chunk("data", new byte[64])), "");
    refused(riff(format(tag, channels, rate, 2, bits), chunk("data", new byte[0])), "");
  }

  @Test
  void whatIsNoWavIsASentence() {
    refused(new byte[0], "not a WAV");
    refused(tag("RIFF"), "not a WAV");
    refused(join(tag("RIFF"), le32(4), tag("AVI ")), "not a WAV");
    refused(riff(), "does not say");
    refused(riff(chunk("fmt ", new byte[15])), "cut short");
    refused(riff(chunk("fmt ", new byte[15]), chunk("data")), "cut short");
    refused(riff(format(1, 1, 8000, 2, 16)), "holds no sound");
  }

  @Test
  void aHeaderOfADamagedBlockIsASentence() {
    byte[] block = new byte[64];
    block[2] = 89;
    refused(riff(format(0x11, 1, 8000, 64, 4), chunk("data", block)), "damaged");
    block[0] = 1;
    byte[] extension = join(le16(8), le16(116), le16(1), le16(256), le16(0));
    refused(riff(format(2, 1, 8000, 64, 4, extension), chunk("data", block)), "damaged");
  }

  @Property(tries = 500)
  void noMutationMakesTheReaderThrowAnythingElse(
      @ForAll @IntRange(max = 4) int which, @ForAll long seed) {
    byte[][] valid = {
      riff(format(1, 2, 8000, 4, 16), chunk("data", new byte[400])),
      riff(format(3, 1, 8000, 8, 64), chunk("fact", le32(50)), chunk("data", new byte[400])),
      riff(format(0x11, 2, 8000, 64, 4, le16(2), le16(57)), chunk("data", new byte[640])),
      riff(
          format(2, 2, 8000, 70, 4, le16(8), le16(58), le16(1), le16(256), le16(0)),
          chunk("fact", le32(200)),
          chunk("data", new byte[500])),
      riff(format(7, 1, 8000, 1, 8), chunk("LIST", new byte[7]), chunk("data", new byte[99]))
    };
    Random random = new Random(seed);
    byte[] file = valid[which].clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      file[random.nextInt(Math.min(file.length, 90))] = (byte) random.nextInt();
    }
    file = Arrays.copyOf(file, random.nextInt(4) == 0 ? random.nextInt(file.length) : file.length);
    try {
      assertThat(WavReader.read(file).pcm().samples().length).isLessThanOrEqualTo(4 * file.length);
    } catch (AudioException e) {
      assertThat(e).hasMessageEndingWith(".");
    }
  }

  private static short[] read(int tag, int bits, int... data) throws AudioException {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return samples(riff(format(tag, 1, 8000, bits / 8, bits), chunk("data", bytes)));
  }

  private static short[] samples(byte[] file) throws AudioException {
    return WavReader.read(file).pcm().samples();
  }

  private static void refused(byte[] file, String words) {
    assertThatThrownBy(() -> WavReader.read(file))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining(words)
        .hasMessageEndingWith(".");
  }
}
