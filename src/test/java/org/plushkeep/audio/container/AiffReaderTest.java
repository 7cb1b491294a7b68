package org.plushkeep.audio.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plushkeep.testing.Wavs.join;
import static org.plushkeep.testing.Wavs.tag;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.AudioException;
import org.plushkeep.testing.Babble;
import org.plushkeep.testing.Tones;

/** AIFF and AIFF-C files made by hand. */
class AiffReaderTest {
  private static final short[] VOICE = Babble.speak(8000, 0.25, 20_000, 3);

  /** Every way to write a sample gives the voice back, as exactly as it can. */
  @ParameterizedTest
  @CsvSource({
    "NONE, 8, aiff-pcm8, 256",
    "NONE, 16, aiff-pcm16, 0",
    "NONE, 12, aiff-pcm16, 15",
    "NONE, 24, aiff-pcm24, 0",
    "NONE, 32, aiff-pcm32, 0",
    "twos, 16, aiff-pcm16, 0",
    "sowt, 16, aiff-pcm16, 0",
    "raw\u0020, 8, aiff-pcm8, 256",
    "fl32, 32, aiff-float32, 1",
    "fl64, 64, aiff-float64, 1",
    "in24, 24, aiff-pcm24, 0",
    "alaw, 16, aiff-alaw, 1024",
    "ulaw, 16, aiff-mulaw, 1024"
  })
  void everyCodingIsRead(String coding, int bits, String format, int distance) throws Exception {
    String code = coding.equals("raw") ? "raw " : coding;
    SoundFile file = AiffReader.read(aiff(code, bits, 8000, 1, encode(code, bits)));
    assertThat(file.format()).isEqualTo(format);
    assertThat(file.endsEarly()).isFalse();
    assertThat(file.pcm().sampleRate()).isEqualTo(8000);
    assertThat(file.pcm().samples()).hasSameSizeAs(VOICE);
    assertThat(Tones.distance(VOICE, file.pcm().samples(), 0)).isLessThanOrEqualTo(distance);
  }

  @Test
  void channelsAreMixed() throws Exception {
    ByteBuffer both = ByteBuffer.allocate(8);
    both.putShort((short) 100).putShort((short) 300).putShort((short) -100).putShort((short) 100);
    assertThat(AiffReader.read(aiff("NONE", 16, 44_100, 2, both.array())).pcm().samples())
        .containsExactly((short) 200, (short) 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000})
  void everyRateIsRead(int rate) throws Exception {
    byte[] file = aiff("NONE", 16, rate, 1, new byte[20]);
    assertThat(AiffReader.read(file).pcm().sampleRate()).isEqualTo(rate);
  }

  @Test
  void aFileThatEndsEarlyIsReadAsFarAsItGoes() throws Exception {
    byte[] whole = aiff("NONE", 16, 8000, 1, encode("NONE", 16));
    SoundFile cut = AiffReader.read(Arrays.copyOf(whole, whole.length - 1001));
    assertThat(cut.endsEarly()).isTrue();
    assertThat(cut.pcm().samples()).hasSize(VOICE.length - 501);
  }

  @Test
  void whatCannotBeIsRefused() {
    refuses(aiff("NONE", 16, 0, 1, new byte[20]), "0 samples a second");
    refuses(aiff("NONE", 16, 8000, 0, new byte[20]), "0 channels");
    refuses(aiff("MAC3", 8, 8000, 1, new byte[20]), "format that cannot be read");
    refuses(aiff("NONE", 99, 8000, 1, new byte[20]), "format that cannot be read");
    refuses(join(tag("FORM"), be32(4), tag("AIFF")), "does not say what it is");
    byte[] negative = aiff("NONE", 16, 8000, 1, new byte[20]);
    negative[28] = (byte) 0xc0;
    refuses(negative, "samples a second");
    byte[] endless = aiff("NONE", 16, 8000, 1, new byte[20]);
    endless[28] = 0x7f;
    endless[29] = (byte) 0xff;
    refuses(endless, "samples a second");
  }

  private static void refuses(byte[] file, String words) {
    assertThatThrownBy(() -> AiffReader.read(file))
        .isInstanceOf(AudioException.class)
        .hasMessageContaining(words);
  }

  private static byte[] encode(String coding, int bits) {
    int size = coding.equals("alaw") || coding.equals("ulaw") ? 1 : (bits + 7) / 8;
    ByteBuffer out = ByteBuffer.allocate(VOICE.length * size);
    out.order(coding.equals("sowt") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    for (short sample : VOICE) {
      switch (coding) {
        case "fl32" -> out.putFloat(sample / 32_768f);
        case "fl64" -> out.putDouble(sample / 32_768.0);
        case "raw " -> out.put((byte) ((sample >> 8) + 128));
        case "alaw" -> out.put(nearest(sample, true));
        case "ulaw" -> out.put(nearest(sample, false));
        default -> {
          switch (size) {
            case 1 -> out.put((byte) (sample >> 8));
            case 2 -> out.putShort((short) (bits == 12 ? sample & ~15 : sample));
            case 3 -> out.putShort(sample).put((byte) 0);
            default -> out.putInt(sample << 16);
          }
        }
      }
    }
    return out.array();
  }

  private static byte nearest(short sample, boolean law) {
    int best = 0;
    int least = Integer.MAX_VALUE;
    for (int code = 0; code < 256; code++) {
      int value = law ? Companding.aLaw((byte) code) : Companding.muLaw((byte) code);
      if (Math.abs(value - sample) < least) {
        least = Math.abs(value - sample);
        best = code;
      }
    }
    return (byte) best;
  }

  /** A whole file; AIFF where nothing is coded, else AIFF-C. */
  private static byte[] aiff(String coding, int bits, int rate, int channels, byte[] sound) {
    boolean plain = coding.equals("NONE");
    int frames =
        sound.length
            / Math.max(1, channels)
            / (coding.equals("alaw") || coding.equals("ulaw")
                ? 1
                : Math.clamp((bits + 7) / 8, 1, 8));
    byte[] common =
        join(
            be16(channels),
            be32(frames),
            be16(bits),
            extended(rate),
            plain ? new byte[0] : join(tag(coding), new byte[2]));
    byte[] content =
        join(
            tag(plain ? "AIFF" : "AIFC"),
            join(tag("COMM"), be32(common.length), common),
            join(tag("SSND"), be32(8 + sound.length), new byte[8], sound));
    return join(tag("FORM"), be32(content.length), content);
  }

  private static byte[] extended(int rate) {
    if (rate == 0) {
      return new byte[10];
    }
    int zeros = Long.numberOfLeadingZeros(rate);
    return ByteBuffer.allocate(10)
        .putShort((short) (16_383 + 63 - zeros))
        .putLong((long) rate << zeros)
        .array();
  }

  private static byte[] be16(int value) {
    return ByteBuffer.allocate(2).putShort((short) value).array();
  }

  private static byte[] be32(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }
}
