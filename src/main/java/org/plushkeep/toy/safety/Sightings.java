package org.plushkeep.toy.safety;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * How a toy was heard calling out while somebody listened and nobody used it.
 *
 * @param listened for how long
 * @param count how often at least: a radio may pass on only calls that differ
 * @param first when it was heard first; the epoch where it was not
 * @param last when it was heard last; the epoch where it was not
 * @param lastDbm how strongly at last, in dBm; empty where the radio does not tell
 */
public record Sightings(
    Duration listened, int count, Instant first, Instant last, OptionalInt lastDbm) {
  /** Whether it was heard at all. */
  public boolean heard() {
    return count > 0;
  }

  /** From the first call to the last. */
  Duration span() {
    return Duration.between(first, last);
  }
}
