package org.plushkeep.toy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a link with a toy tells of the toy by being there: nothing is asked of the toy for it, and
 * nothing written to it.
 *
 * @param offered the UUIDs of all its services and characteristics, whoever they are for; none
 *     where the Bluetooth of this system does not tell
 * @param paired whether this computer is paired with it by Bluetooth itself, so that the link may
 *     be encrypted; empty where the system does not tell
 */
public record LinkTraits(Set<UUID> offered, Optional<Boolean> paired) {
  /** Nothing is told. */
  public static final LinkTraits UNKNOWN = new LinkTraits(Set.of(), Optional.empty());

  public LinkTraits {
    offered = Set.copyOf(offered);
  }
}
