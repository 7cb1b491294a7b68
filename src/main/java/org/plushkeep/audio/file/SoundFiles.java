package org.plushkeep.audio.file;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.container.AiffReader;
import org.plushkeep.audio.container.SoundFile;
import org.plushkeep.audio.container.WavReader;
import org.plushkeep.audio.flac.FlacReader;
import org.plushkeep.audio.mpeg.AdtsReader;
import org.plushkeep.audio.mpeg.Mp3Reader;
import org.plushkeep.audio.mpeg.Mp4Reader;
import org.plushkeep.audio.ogg.OpusReader;
import org.plushkeep.audio.ogg.VorbisReader;

/**
 * Files of sound from elsewhere. What a file is, its bytes tell: never its name. Decoding takes
 * memory for the bytes and for at most 128 MB of samples, and no more than 2 kB for each byte of
 * the file beyond the first 2 MB.
 */
public final class SoundFiles {
  private record Kind(Predicate<byte[]> recognizes, Reader reader) {}

  /** MP3 is the last: its frames are the weakest sign. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(WavReader::recognizes, SoundFiles::readWav),
          new Kind(AiffReader::recognizes, AiffReader::read),
          new Kind(FlacReader::recognizes, FlacReader::read),
          new Kind(OpusReader::recognizes, OpusReader::read),
          new Kind(VorbisReader::recognizes, VorbisReader::read),
          new Kind(Mp4Reader::recognizes, Mp4Reader::read),
          new Kind(AdtsReader::recognizes, AdtsReader::read),
          new Kind(Mp3Reader::recognizes, Mp3Reader::read));

  /** What comes before the first hyphen of a format's name, and how such files end. */
  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "wav", "wav", "aiff", "aiff", "flac", "flac", "opus", "opus", "vorbis", "ogg", "mp3",
          "mp3", "aac", "aac");

  private SoundFiles() {}

  /** Whether the bytes say of themselves that they are a file of sound, whole or not. */
  public static boolean recognizes(byte[] file) {
    return KINDS.stream().anyMatch(kind -> kind.recognizes().test(file));
  }

  /**
   * Decodes a file to one channel. Its rate is the file's own, or a half, a quarter, ... of it for
   * sound of more than {@link org.plushkeep.audio.container.Samples#MOST} samples.
   *
   * @throws AudioException when the bytes are none of the kinds that are known, or are one that
   *     cannot be read
   */
  public static SoundFile read(byte[] file) throws AudioException {
    for (Kind kind : KINDS) {
      if (kind.recognizes().test(file)) {
        SoundFile read = kind.reader().read(file);
        if (read.pcm().samples().length == 0) {
          throw new AudioException("This file holds no sound.");
        }
        return read;
      }
    }
    throw new AudioException("This is no file of sound that Plushkeep knows.");
  }

  private static SoundFile readWav(byte[] file) throws AudioException {
    byte[] mpeg = WavReader.mpegInside(file);
    if (mpeg.length == 0) {
      return WavReader.read(file);
    }
    try {
      SoundFile inside = Mp3Reader.read(mpeg);
      return new SoundFile("wav-" + inside.format(), inside.pcm(), inside.endsEarly());
    } finally {
      java.util.Arrays.fill(mpeg, (byte) 0);
    }
  }

  /** Whether a format's name is that of a file of sound, and not of one of the toy's ways. */
  public static boolean isFormat(String format) {
    return EXTENSIONS.containsKey(family(format));
  }

  /**
   * How a file of such a format is to end.
   *
   * @param format one that {@link #isFormat} knows
   * @return without the dot
   */
  public static String extension(String format) {
    if (!isFormat(format)) {
      throw new IllegalArgumentException("no file's format: " + format);
    }
    return format.equals("aac-m4a") ? "m4a" : EXTENSIONS.getOrDefault(family(format), "bin");
  }

  private static String family(String format) {
    return format.toLowerCase(Locale.ROOT).split("-", 2)[0];
  }

  @FunctionalInterface
  private interface Reader {
    SoundFile read(byte[] file) throws AudioException;
  }
}
