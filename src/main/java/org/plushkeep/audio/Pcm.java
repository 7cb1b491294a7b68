package org.plushkeep.audio;

import java.time.Duration;
import java.util.Arrays;

/**
 * Decoded sound: one channel of 16-bit samples. It is a child's voice in the clear: whoever holds
 * it last calls {@link #wipe()}.
 *
 * @param sampleRate samples a second, at least 1
 * @param samples mono, -32768..32767; held, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record Pcm(int sampleRate, short[] samples) {
  /**
   * @throws IllegalArgumentException for a sample rate below 1
   */
  public Pcm {
    if (sampleRate < 1) {
      throw new IllegalArgumentException("sample rate " + sampleRate);
    }
  }

  /** How long it plays. */
  public Duration duration() {
    return durationOf(samples.length, sampleRate);
  }

  /** Overwrites every sample with zero. */
  public void wipe() {
    Arrays.fill(samples, (short) 0);
  }

  /**
   * How long a number of samples plays.
   *
   * @param sampleCount at least 0
   * @param sampleRate samples a second, at least 1
   */
  static Duration durationOf(long sampleCount, int sampleRate) {
    long whole = sampleCount / sampleRate;
    long nanos = sampleCount % sampleRate * 1_000_000_000L / sampleRate;
    return Duration.ofSeconds(whole, nanos);
  }

  @Override
  public String toString() {
    return "Pcm[" + samples.length + " samples at " + sampleRate + " Hz]";
  }
}
