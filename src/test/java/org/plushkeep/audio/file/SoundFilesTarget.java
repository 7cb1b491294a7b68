package org.plushkeep.audio.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.container.SoundFile;
import org.plushkeep.fuzz.FuzzTarget;

/** Sound files from anywhere, of every kind that can be added. */
public final class SoundFilesTarget implements FuzzTarget {
  private static final List<String> SAMPLES =
      List.of(
          "aac.m4a",
          "adts.aac",
          "alac.m4a",
          "mp3-inside.wav",
          "mpeg2.mp3",
          "mpeg25.mp3",
          "no-info.mp3",
          "stereo.opus",
          "stereo24.flac",
          "vbr-joint-stereo.mp3",
          "vorbis.ogg");

  /** What decoders themselves need, their tables and their frames; the sound is bounded below. */
  private static final long DECODERS = 1L << 29;

  private static final int MOST_SAMPLES_A_BYTE = 1024;

  @Override
  public List<byte[]> seeds() throws Exception {
    List<byte[]> seeds = new ArrayList<>();
    for (String name : SAMPLES) {
      try (InputStream in = SoundFilesTarget.class.getResourceAsStream(name)) {
        seeds.add(in.readAllBytes());
      }
    }
    return seeds;
  }

  @Override
  public void read(byte[] bytes) {
    try {
      SoundFile file = SoundFiles.read(bytes);
      assertThat(file.pcm().sampleRate()).isPositive();
      assertThat((long) file.pcm().samples().length)
          .isLessThanOrEqualTo((1L << 20) + (long) MOST_SAMPLES_A_BYTE * bytes.length);
    } catch (AudioException e) {
      assertThat(e).hasMessageEndingWith(".");
    }
  }

  @Override
  public long mostMemory(int length) {
    return DECODERS + 10_000L * length;
  }
}
