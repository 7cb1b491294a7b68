package org.plushkeep.audio;

import java.time.Duration;

/**
 * What a recording's bytes are, told without decoding them.
 *
 * @param format the codec's name, such as {@code g722.1-16k}, or {@link #UNKNOWN}
 * @param duration how long it plays; zero when the format is unknown
 * @param sampleRate in hertz, of the decoder's output; zero when the format is unknown
 * @param endsEarly true when the header promises more than the bytes hold
 */
public record AudioInfo(String format, Duration duration, int sampleRate, boolean endsEarly) {
  /** The format's name where no codec here can read the bytes. */
  public static final String UNKNOWN = "unknown";

  /** Nothing is known about the bytes. */
  static final AudioInfo NOTHING_KNOWN = new AudioInfo(UNKNOWN, Duration.ZERO, 0, false);

  /** True when a codec here can decode the bytes. */
  public boolean isKnown() {
    return !format.equals(UNKNOWN);
  }
}
