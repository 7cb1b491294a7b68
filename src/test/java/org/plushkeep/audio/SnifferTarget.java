package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.plushkeep.audio.adpcm.AdpcmDecoder;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.audio.sniff.Sniffer;
import org.plushkeep.fuzz.FuzzTarget;

/** The sniffer alone, on a part of the bytes. */
public final class SnifferTarget implements FuzzTarget {
  @Override
  public List<byte[]> seeds() {
    return new ToyAudioTarget().seeds();
  }

  @Override
  public void read(byte[] bytes) {
    int from = bytes.length == 0 ? 0 : Math.min(bytes[0] & 0xff, bytes.length);
    Sniffer.Found found = Sniffer.sniff(bytes, from, bytes.length - from);
    assertThat(found.certainty()).isBetween(0.0, 1.0);
    assertThat(found.ways()).doesNotHaveDuplicates();
    for (AdpcmFormat way : found.ways()) {
      assertThat(AdpcmFormat.parse(way.id())).contains(way);
    }
    found
        .format()
        .ifPresent(
            way -> {
              assertThat(found.ways()).startsWith(way);
              assertThat(AdpcmDecoder.decode(way, bytes, from, bytes.length - from).length)
                  .isLessThanOrEqualTo(2 * bytes.length);
            });
  }

  @Override
  public long mostMemory(int length) {
    return (8L << 20) + 400L * length;
  }
}
