package org.plushkeep.vault;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries of a history are wanted.
 *
 * @param events these; all when empty
 * @param since whose clock said this or later
 * @param upTo none with a higher number: so that a list stays as it is while it is read
 */
public record JournalFilter(Set<JournalEvent> events, Optional<Instant> since, long upTo) {
  /** Everything there is. */
  public static final JournalFilter ALL =
      new JournalFilter(Set.of(), Optional.empty(), Long.MAX_VALUE);

  public JournalFilter {
    events = Set.copyOf(events);
  }
}
