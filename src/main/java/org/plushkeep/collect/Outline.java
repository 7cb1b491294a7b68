package org.plushkeep.collect;

import java.time.Duration;
import java.util.Arrays;

/**
 * What the audio room says of a recording: kept beside its bytes, so that lists need no decoding.
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
record Outline(String format, Duration duration, byte[] peaks) {
  static Outline of(byte[] bytes) {
    return new Outline("unknown", Duration.ZERO, new byte[0]);
  }

  void wipe() {
    Arrays.fill(peaks, (byte) 0);
  }
}
