package org.plushkeep.audio.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plushkeep.testing.Wavs.chunk;
import static org.plushkeep.testing.Wavs.format;
import static org.plushkeep.testing.Wavs.join;
import static org.plushkeep.testing.Wavs.le16s;
import static org.plushkeep.testing.Wavs.le32;
import static org.plushkeep.testing.Wavs.riff;
import static org.plushkeep.testing.Wavs.tag;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.SoundTags;
import org.plushkeep.audio.container.SoundFile;
import org.plushkeep.audio.flac.FlacWriter;
import org.plushkeep.audio.ogg.Oggs;
import org.plushkeep.testing.SoundFixtures;
import org.plushkeep.testing.Tones;

/** Troubles with a name. The limits of time only tell an end from none. */
@Timeout(60)
class NamedTroublesTest {
  private static final short[] VOICE = SoundFixtures.original(8000);

  @Test
  void aRateOfZeroIsRefused() throws Exception {
    refuses(riff(format(1, 1, 0, 2, 16), chunk("data", le16s(VOICE))), "0 samples a second");
    byte[] flac = flac();
    flac[18] = 0;
    flac[19] = 0;
    flac[20] &= 0x0f;
    refuses(flac, "0 samples a second");
    byte[] vorbis = SoundFixtures.read("vorbis.ogg");
    Arrays.fill(vorbis, 28 + 12, 28 + 16, (byte) 0);
    refuses(Oggs.mended(vorbis), "");
  }

  /** Recorders that were switched off leave such lengths; the sound that is there is heard. */
  @Test
  void fourGigabytesInRiffAreNotBelieved() throws Exception {
    byte[] sound = le16s(VOICE);
    byte[] whole =
        join(
            tag("RIFF"),
            le32(0xffff_ffffL),
            tag("WAVE"),
            format(1, 1, 8000, 2, 16),
            tag("data"),
            le32(0xffff_ffffL),
            sound);
    SoundFile file = SoundFiles.read(whole);
    assertThat(file.pcm().samples()).isEqualTo(VOICE);
    byte[] promised = whole.clone();
    ByteBuffer.wrap(promised).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 0xffff_fff0);
    assertThat(SoundFiles.read(promised).pcm().samples()).isEqualTo(VOICE);
    assertThat(SoundFiles.read(promised).endsEarly()).isTrue();
    ByteBuffer.wrap(promised).order(ByteOrder.LITTLE_ENDIAN).putInt(16, 0xffff_fff0);
    refuses(promised, "holds no sound");
  }

  @Test
  void lengthsInHeadersThatLeadNowhere() throws Exception {
    byte[] flac = flac();
    flac[4] = 0; // not the last block, and the next one is 16 MB long
    Arrays.fill(flac, 43, 46, (byte) 0xff);
    refuses(flac, "");
    byte[] mp3 = SoundFixtures.read("mpeg2.mp3");
    byte[] id3 = {'I', 'D', '3', 4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f};
    refuses(join(id3, mp3), "no file of sound");
    byte[] m4a = SoundFixtures.read("aac.m4a");
    for (String box :
        new String[] {"moov", "trak", "stbl", "stsd", "esds", "stsz", "stsc", "stco"}) {
      for (int size : new int[] {0, 1, 7, 0x7fff_ffff, -1}) {
        byte[] changed = m4a.clone();
        ByteBuffer.wrap(changed).putInt(find(changed, box) - 4, size);
        hearsOrRefuses(changed);
      }
    }
    for (String box : new String[] {"stsz", "stsc", "stco"}) {
      for (int offset = 4; offset < 20; offset += 4) {
        byte[] changed = m4a.clone();
        ByteBuffer.wrap(changed).putInt(find(changed, box) + 4 + offset, 0xffff_ffff);
        hearsOrRefuses(changed);
      }
    }
  }

  /** All frames at the same place: no file is longer than its bytes. */
  @Test
  void framesThatAreAllTheSameBytesAreNotReadForEver() throws Exception {
    byte[] m4a = SoundFixtures.read("aac.m4a");
    int sizes = find(m4a, "stsz") + 4;
    ByteBuffer.wrap(m4a).putInt(sizes + 4, 1).putInt(sizes + 8, Integer.MAX_VALUE);
    hearsOrRefuses(m4a);
  }

  @Test
  void pagesWithoutEndEnd() {
    refuses(Oggs.emptyPages(200_000), "ends before its sound");
  }

  @Test
  void oggWithoutItsLastPageEndsEarly() throws Exception {
    byte[] opus = Oggs.tinyPackets(2, 255 * 2880);
    SoundFile whole = SoundFiles.read(opus);
    assertThat(whole.pcm().samples()).hasSize(2 * 255 * 2880);
    assertThat(whole.endsEarly()).as("no page says that it is the last").isTrue();
  }

  /** A packet of one byte may stand for 60 ms: no more of them than the size allows. */
  @Test
  void daysOfSilenceInAFewBytesAreRefused() {
    refuses(Oggs.tinyPackets(20, 255 * 2880), "more sound than its size allows");
    refuses(flacOfSilence(1000), "more sound than its size allows");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1, 1L << 40})
  void positionsThatLieAreNotBelieved(long granule) throws Exception {
    for (String name : new String[] {"stereo.opus", "vorbis-stereo.ogg"}) {
      byte[] ogg = SoundFixtures.read(name);
      int honest = SoundFiles.read(ogg).pcm().samples().length;
      ByteBuffer view = ByteBuffer.wrap(ogg).order(ByteOrder.LITTLE_ENDIAN);
      view.putLong(lastPage(ogg) + 6, granule);
      SoundFile file = SoundFiles.read(Oggs.mended(ogg));
      assertThat(file.pcm().samples().length).isBetween(honest / 3, honest + 50_000);
    }
  }

  /** The setup tells of a codebook of a terabyte. */
  @Test
  void codebooksOfImpossibleSizeAreRefused() {
    byte[] vorbis = SoundFixtures.read("vorbis.ogg");
    int setup = find(vorbis, "\5vorbis");
    Arrays.fill(vorbis, setup + 11, setup + 16, (byte) 0xff);
    refuses(Oggs.mended(vorbis), "description of its sound cannot be");
  }

  /** Each broken frame is as long as it was; what is behind it keeps its place. */
  @Test
  void mp3WithBrokenFramesKeepsItsLengthAndItsPlace() throws Exception {
    byte[] whole = SoundFixtures.read("vbr-joint-stereo.mp3");
    short[] heard = SoundFiles.read(whole).pcm().samples();
    byte[] broken = whole.clone();
    new Random(1).nextBytes(broken);
    System.arraycopy(whole, 0, broken, 0, whole.length);
    int middle = whole.length / 2;
    for (int at = middle; at < middle + 700; at++) {
      // What is in the frames, not their headers.
      boolean header = false;
      for (int back = 0; back < 36; back++) {
        header |= at - back >= 0 && isHeader(whole, at - back);
      }
      broken[at] = header ? broken[at] : (byte) 0xaa;
    }
    SoundFile file = SoundFiles.read(broken);
    assertThat(file.pcm().samples()).hasSameSizeAs(heard);
    int quarter = heard.length / 4;
    short[] before = Arrays.copyOf(file.pcm().samples(), quarter);
    assertThat(before).isEqualTo(Arrays.copyOf(heard, quarter));
    short[] behind = Arrays.copyOfRange(file.pcm().samples(), 3 * quarter, heard.length);
    assertThat(Tones.signalToNoise(Arrays.copyOfRange(heard, 3 * quarter, heard.length), behind))
        .isGreaterThan(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"aac.m4a", "stereo.m4a"})
  void aacWithBrokenFramesKeepsItsLengthAndSaysSo(String name) throws Exception {
    byte[] whole = SoundFixtures.read(name);
    int length = SoundFiles.read(whole).pcm().samples().length;
    for (int at = whole.length / 2; at < whole.length / 2 + 400; at++) {
      whole[at] ^= (byte) (7 * at);
    }
    SoundFile file = SoundFiles.read(whole);
    assertThat(file.pcm().samples()).hasSize(length);
    assertThat(file.endsEarly()).isTrue();
  }

  /** Half a frame is missing, as after a bad sector: the others are heard, and it is said. */
  @Test
  void mp3WithAHoleSaysSo() throws Exception {
    byte[] whole = SoundFixtures.read("no-info.mp3");
    byte[] holed = join(Arrays.copyOf(whole, 5000), Arrays.copyOfRange(whole, 5100, whole.length));
    SoundFile file = SoundFiles.read(holed);
    assertThat(file.endsEarly()).isTrue();
    int full = SoundFiles.read(whole).pcm().samples().length;
    assertThat(file.pcm().samples().length).isBetween(full - 2 * 1152 - 1, full - 1);
  }

  @Test
  void aFlacWithABrokenFrameSaysSo() throws Exception {
    byte[] flac = flac();
    flac[flac.length / 2] ^= 1;
    SoundFile file = SoundFiles.read(flac);
    assertThat(file.endsEarly()).isTrue();
    assertThat(file.pcm().samples()).hasSize(VOICE.length - 4096);
  }

  /** What begins as a frame a hundred thousand times is not looked at for ever. */
  @Test
  void framesThatOnlyBeginEnd() {
    byte[] flac = Arrays.copyOf(flacOfSilence(1), 1 << 20);
    byte[] begin = Arrays.copyOfRange(flac, 42, 51);
    for (int at = 60; at + begin.length < flac.length; at += begin.length) {
      System.arraycopy(begin, 0, flac, at, begin.length);
    }
    hearsOrRefuses(flac);
    byte[] ogg = Arrays.copyOf(Oggs.emptyPages(1), 1 << 20);
    byte[] page = new byte[300];
    System.arraycopy("OggS".getBytes(StandardCharsets.US_ASCII), 0, page, 0, 4);
    Arrays.fill(page, 26, 300, (byte) 255);
    for (int at = 100; at + page.length < ogg.length; at += page.length) {
      System.arraycopy(page, 0, ogg, at, page.length);
    }
    hearsOrRefuses(ogg);
  }

  private static boolean isHeader(byte[] file, int at) {
    return at + 1 < file.length && file[at] == (byte) 0xff && (file[at + 1] & 0xfe) == 0xfa;
  }

  private static void refuses(byte[] file, String words) {
    assertThatThrownBy(() -> SoundFiles.read(file))
        .isInstanceOf(AudioException.class)
        .message()
        .contains(words)
        .matches("[A-Z].*\\.");
  }

  private static void hearsOrRefuses(byte[] file) {
    try {
      assertThat(SoundFiles.read(file).pcm().samples()).isNotEmpty();
    } catch (AudioException e) {
      assertThat(e).message().matches("[A-Z].*\\.");
    }
  }

  private static int find(byte[] file, String text) {
    String all = new String(file, StandardCharsets.ISO_8859_1);
    int at = all.indexOf(text);
    assertThat(at).isNotNegative();
    return at;
  }

  private static int lastPage(byte[] ogg) {
    return new String(ogg, StandardCharsets.ISO_8859_1).lastIndexOf("OggS");
  }

  private static byte[] flac() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FlacWriter.write(new Pcm(8000, VOICE), SoundTags.NONE, out);
    return out.toByteArray();
  }

  /** Frames of 65,535 samples in 14 bytes each. */
  private static byte[] flacOfSilence(int frames) {
    ByteBuffer out = ByteBuffer.allocate(42 + 14 * frames);
    out.put(tag("fLaC")).putInt(0x8000_0022).put(new byte[10]);
    out.putLong(8000L << 44 | 15L << 36).position(42);
    for (int i = 0; i < frames; i++) {
      int start = out.position();
      out.put(new byte[] {(byte) 0xff, (byte) 0xf8, 0x70, 0x08, 0, (byte) 0xff, (byte) 0xfe});
      out.put((byte) crc(out.array(), start, out.position(), 8, 0x07));
      out.put(new byte[] {0, 0, 0});
      out.putShort((short) crc(out.array(), start, out.position(), 16, 0x8005));
      out.position(out.position());
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static int crc(byte[] bytes, int from, int to, int width, int polynomial) {
    int crc = 0;
    for (int i = from; i < to; i++) {
      crc ^= (bytes[i] & 0xff) << width - 8;
      for (int bit = 0; bit < 8; bit++) {
        crc <<= 1;
        crc ^= (crc >> width & 1) == 0 ? 0 : polynomial | 1 << width;
      }
    }
    return crc;
  }
}
