package org.plushkeep.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Files of sound that other programs encoded (README.md beside them tells how). */
public final class SoundFixtures {
  /** Every file that can be decoded. */
  public static final List<String> DECODABLE =
      List.of(
          "mpeg2.mp3",
          "mpeg25.mp3",
          "no-info.mp3",
          "vbr-joint-stereo.mp3",
          "mp3-inside.wav",
          "vorbis.ogg",
          "vorbis-stereo.ogg",
          "stereo.opus",
          "aac.m4a",
          "adts.aac",
          "stereo.m4a",
          "stereo24.flac");

  private SoundFixtures() {}

  /** A file's bytes. */
  public static byte[] read(String name) {
    try (InputStream in =
        SoundFixtures.class.getResourceAsStream("/org/plushkeep/audio/file/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no fixture " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What all of them were made from. */
  public static short[] original(int rate) {
    return Babble.speak(rate, 2, 20_000, 7);
  }
}
