package org.plushkeep.recording;

import java.util.UUID;

/**
 * The name of one recording inside one vault: a random UUID, so that it says nothing about what it
 * names.
 *
 * @param uuid the value
 */
public record RecordingId(UUID uuid) {
  /** Draws a new one. */
  public static RecordingId random() {
    return new RecordingId(UUID.randomUUID());
  }

  /**
   * Reads the form {@link #toString()} writes.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static RecordingId parse(String text) {
    return new RecordingId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return uuid.toString();
  }
}
