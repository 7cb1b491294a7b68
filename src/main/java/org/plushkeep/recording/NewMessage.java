package org.plushkeep.recording;

import java.time.Duration;
import java.time.Instant;

/**
 * A message for a toy on its way into the vault. Whoever made it wipes both arrays once the vault
 * has answered.
 *
 * @param title what a parent called it, at most {@link Message#LONGEST_TITLE} characters; may be
 *     empty
 * @param madeAt when
 * @param duration how long the toy plays it
 * @param clip what the toy is to be sent, byte for byte
 * @param source what it was made of (the audio room's form), so that it can be changed again; may
 *     be empty
 */
@SuppressWarnings("ArrayRecordComponent") // handed over whole, never compared
public record NewMessage(
    String title, Instant madeAt, Duration duration, byte[] clip, byte[] source) {
  /**
   * @throws IllegalArgumentException for a title that is too long
   */
  public NewMessage {
    if (title.length() > Message.LONGEST_TITLE) {
      throw new IllegalArgumentException("a title is at most 100 characters");
    }
  }
}
