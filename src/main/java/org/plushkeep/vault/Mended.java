package org.plushkeep.vault;

/**
 * What it has cost to mend a damaged database.
 *
 * @param withoutNote how many recordings have lost their note, and what was decided about them
 * @param more whether something else that was written there is lost: keys of recordings, entries of
 *     the history, what was in the bin. {@link Vault#verify} tells what is damaged by it
 */
public record Mended(int withoutNote, boolean more) {
  /** The {@link JournalEntry#detail} of one that cost something. */
  static final String LOST = "LOST";

  /** What two tables have cost. */
  Mended and(Mended other) {
    return new Mended(withoutNote + other.withoutNote, more || other.more);
  }

  /** As the history tells it. */
  Deed deed() {
    Deed mended = Deed.of(JournalEvent.MENDED, withoutNote);
    return more || withoutNote > 0 ? mended.with(LOST) : mended;
  }
}
