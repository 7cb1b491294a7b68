package org.plushkeep.recording;

import java.util.UUID;

/**
 * The name of one message inside one vault: a random UUID, so that it says nothing about what it
 * names.
 *
 * @param uuid the value
 */
public record MessageId(UUID uuid) {
  /** Draws a new one. */
  public static MessageId random() {
    return new MessageId(UUID.randomUUID());
  }

  /**
   * Reads the form {@link #toString()} writes.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static MessageId parse(String text) {
    return new MessageId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
