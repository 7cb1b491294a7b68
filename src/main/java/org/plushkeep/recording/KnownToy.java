package org.plushkeep.recording;

import java.time.Instant;

/**
 * A toy this vault is paired with.
 *
 * @param id how it is found again
 * @param name what the family calls it
 * @param child whose toy it is; may be empty
 * @param identifier what the toy says of itself (protocol note: characteristic 6), may be empty
 * @param pairedAt when its paw was pressed
 * @param sound how a parent says that its own recordings are to be read (the audio room's name of a
 *     format); empty for as they seem to be
 */
public record KnownToy(
    ToyId id, String name, String child, String identifier, Instant pairedAt, String sound) {
  /** A toy whose recordings are read as they seem to be. */
  public KnownToy(ToyId id, String name, String child, String identifier, Instant pairedAt) {
    this(id, name, child, identifier, pairedAt, "");
  }
}
