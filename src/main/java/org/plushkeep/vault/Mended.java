package org.plushkeep.vault;

/**
 * What it has cost to mend a damaged database.
 *
 * @param withoutNote how many recordings have lost their note, and what was decided about them
 * @param more whether something else that was written there is lost: keys of recordings, entries of
 *     the history, what was in the bin. {@link Vault#verify} tells what is damaged by it
 */
public record Mended(int withoutNote, boolean more) {
  /** What two tables have cost. */
  Mended and(Mended other) {
    return new Mended(withoutNote + other.withoutNote, more || other.more);
  }
}
