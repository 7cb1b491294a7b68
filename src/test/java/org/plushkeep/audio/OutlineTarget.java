package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.plushkeep.fuzz.FuzzTarget;

/** Outlines as they lie beside recordings. */
public final class OutlineTarget implements FuzzTarget {
  @Override
  public List<byte[]> seeds() {
    return List.of(
        Waveform.of(new Pcm(8000, new short[100])).toBytes(),
        Waveform.of(new Pcm(8000, new short[40_000])).toBytes(),
        Waveform.EMPTY.toBytes());
  }

  @Override
  public void read(byte[] bytes) {
    Waveform outline = Waveform.fromBytes(bytes);
    assertThat(outline.size()).isLessThanOrEqualTo(Waveform.MAX_BUCKETS);
    for (int i = 0; i < outline.size(); i++) {
      assertThat(outline.min(i) + outline.max(i) + outline.rms(i)).isBetween(-4f, 4f);
    }
    if (!outline.isEmpty()) {
      byte[] written = outline.toBytes();
      assertThat(Waveform.fromBytes(written).toBytes()).isEqualTo(written);
      if (bytes[0] == written[0]) { // an outline of an earlier version is written as today's
        assertThat(written).isEqualTo(bytes);
      }
    }
  }
}
