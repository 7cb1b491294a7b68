package org.plushkeep.vault;

import java.util.List;

/**
 * What a walk along a history found.
 *
 * @param entries how many are there
 * @param flaws where it is not what was written, in order; the first {@value #MOST} of them
 */
public record JournalReport(long entries, List<Flaw> flaws) {
  static final int MOST = 100;

  public JournalReport {
    flaws = List.copyOf(flaws);
  }

  public boolean isWhole() {
    return flaws.isEmpty();
  }

  /** What is wrong. */
  public enum Kind {
    /** Entries are not what was written, or not in the place where they were written. */
    EDITED,
    /** Entries are not there any more. */
    MISSING,
    /** The entry at which the vault was locked once is not there: this is an older copy. */
    OLDER,
    /** Entries are there that were not counted. */
    ADDED,
    /** Which recordings entries are about is not what was written. */
    REFERENCES,
    /** The count of the entries itself is not what was written. */
    COUNT
  }

  /**
   * One place.
   *
   * @param from the number of the first entry
   * @param to the number of the last one
   */
  public record Flaw(Kind kind, long from, long to) {
    /** For scripts. */
    public String sentence() {
      String which = from == to ? "Entry " + from : "Entries " + from + " to " + to;
      boolean one = from == to;
      return switch (kind) {
        case EDITED -> which + " of the history " + (one ? "is" : "are") + " not what was written.";
        case MISSING -> which + " of the history " + (one ? "is" : "are") + " missing.";
        case ADDED -> which + " of the history " + (one ? "was" : "were") + " added by others.";
        case OLDER ->
            "The history once went as far as entry "
                + from
                + ": an older copy of the database was put back.";
        case REFERENCES -> "Which recordings the history is about is not what was written.";
        case COUNT -> "How long the history was is not what was written: its end may be missing.";
      };
    }
  }
}
