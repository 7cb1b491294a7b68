package org.plushkeep.audio.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plushkeep.testing.Wavs.chunk;
import static org.plushkeep.testing.Wavs.format;
import static org.plushkeep.testing.Wavs.join;
import static org.plushkeep.testing.Wavs.le16;
import static org.plushkeep.testing.Wavs.le32;
import static org.plushkeep.testing.Wavs.riff;
import static org.plushkeep.testing.Wavs.tag;

import java.util.List;
import org.plushkeep.audio.AudioException;
import org.plushkeep.fuzz.FuzzTarget;

/** WAVE files from anywhere. */
public final class WavReaderTarget implements FuzzTarget {
  private static final int MOST_TIMES = 4;

  @Override
  public List<byte[]> seeds() {
    byte[] sizes = join(le32(1000), le32(0), le32(400), le32(0), new byte[12]);
    return List.of(
        riff(format(1, 2, 8000, 4, 16), chunk("data", new byte[400])),
        riff(format(3, 1, 8000, 8, 64), chunk("fact", le32(50)), chunk("data", new byte[400])),
        riff(format(0x11, 2, 8000, 64, 4, le16(2), le16(57)), chunk("data", new byte[640])),
        riff(
            format(2, 2, 8000, 70, 4, le16(8), le16(58), le16(1), le16(256), le16(0)),
            chunk("fact", le32(200)),
            chunk("data", new byte[500])),
        riff(format(7, 1, 8000, 1, 8), chunk("LIST", new byte[7]), chunk("data", new byte[99])),
        join(
            tag("RF64"),
            le32(0xffff_ffffL),
            tag("WAVE"),
            chunk("ds64", sizes),
            format(1, 1, 8000, 2, 16),
            tag("data"),
            le32(0xffff_ffffL),
            new byte[400]));
  }

  @Override
  public void read(byte[] bytes) {
    try {
      SoundFile file = WavReader.read(bytes);
      assertThat(file.pcm().sampleRate()).isPositive();
      assertThat(file.pcm().samples().length).isLessThanOrEqualTo(MOST_TIMES * bytes.length);
    } catch (AudioException e) {
      assertThat(e).hasMessageEndingWith(".");
    }
  }
}
