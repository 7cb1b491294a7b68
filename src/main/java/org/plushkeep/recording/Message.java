package org.plushkeep.recording;

import java.time.Duration;
import java.time.Instant;

/**
 * What the vault tells about one message for a toy, without its sound.
 *
 * @param id its name in the vault
 * @param title what a parent called it; may be empty
 * @param madeAt when it was kept
 * @param duration how long the toy plays it
 * @param byteCount of the clip that the toy is to be sent
 */
public record Message(
    MessageId id, String title, Instant madeAt, Duration duration, int byteCount) {
  /** The longest title, in characters. */
  public static final int LONGEST_TITLE = 100;
}
