package org.plushkeep.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plushkeep.audio.adpcm.AdpcmDecoder;
import org.plushkeep.audio.adpcm.AdpcmFormat;
import org.plushkeep.fuzz.FuzzTarget;

/** A format's name up to a zero byte, and what is to be read as that. */
public final class AdpcmTarget implements FuzzTarget {
  @Override
  public List<byte[]> seeds() {
    return List.of(
            "ima-adpcm-low",
            "ima-adpcm-high-wav-20",
            "ima-adpcm-low-dvi-5",
            "ima-adpcm-low-anew-1",
            "ms-adpcm-6-high",
            "ms-adpcm-low-wav-8",
            "ms-adpcm-2-high-anew-4096")
        .stream()
        .map(name -> Arrays.copyOf((name + "\0").getBytes(StandardCharsets.US_ASCII), 300))
        .toList();
  }

  @Override
  public void read(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    String name = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
    Optional<AdpcmFormat> format = AdpcmFormat.parse(name);
    assertThat(ToyAudio.isWay(name))
        .isEqualTo(format.isPresent() || name.equals("g722.1-16k-frames"));
    if (format.isPresent()) {
      assertThat(format.get().id()).isEqualTo(name);
      int length = bytes.length - end;
      assertThat(AdpcmDecoder.decode(format.get(), bytes, end, length))
          .hasSize(format.get().samples(length))
          .hasSizeLessThanOrEqualTo(2 * length);
    }
  }
}
