package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.plushkeep.fuzz.FuzzTarget;
import org.plushkeep.testing.ToyClips;
import org.plushkeep.testing.ToyVoices;

/** Whatever a toy may have sent. */
public final class ToyAudioTarget implements FuzzTarget {
  private static final int MOST_TIMES = 16;

  @Override
  public List<byte[]> seeds() {
    byte[] clip = ToyClips.clip(30, 1);
    byte[] own = ToyVoices.recording("ima-adpcm-low", 1, 1);
    return List.of(
        clip,
        Arrays.copyOfRange(clip, ToyClip.HEADER_BYTES, clip.length),
        own,
        ToyVoices.recording("ms-adpcm-3-high", 1, 2),
        ToyVoices.recording("ima-adpcm-high-wav-64", 1, 3),
        ToyVoices.recording("ms-adpcm-low-wav-128", 1, 4),
        ToyVoices.recording("ima-adpcm-low-anew-20", 1, 5));
  }

  @Override
  public void read(byte[] bytes) {
    AudioInfo info = ToyAudio.describe(bytes);
    try {
      ToyClip.parse(bytes);
    } catch (AudioException e) {
      assertThat(e).hasMessageEndingWith(".");
    }
    try {
      Pcm pcm = ToyAudio.decode(bytes);
      assertThat(info.isKnown()).isTrue();
      assertThat(pcm.samples().length).isLessThanOrEqualTo(MOST_TIMES * bytes.length);
      assertThat(pcm.duration()).isEqualTo(info.duration());
    } catch (AudioException e) {
      assertThat(info.isKnown()).isFalse();
      assertThat(e).hasMessageEndingWith(".");
    }
    for (String way : ToyAudio.ways(bytes)) {
      assertThat(ToyAudio.isWay(way)).isTrue();
    }
  }

  /** Twenty-odd trials, each the whole of it as samples and their noise. */
  @Override
  public long mostMemory(int length) {
    return (8L << 20) + 400L * length;
  }
}
