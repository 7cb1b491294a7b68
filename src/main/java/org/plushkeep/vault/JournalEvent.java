package org.plushkeep.vault;

/**
 * What a vault's history tells of. Kept by its name: a name once released is never given another
 * meaning. What the vault itself does it tells of itself; the rest is told by {@link
 * Journal#write}.
 */
public enum JournalEvent {
  /** The vault was made. */
  CREATED,
  /** The vault was made of a backup. */
  RESTORED,
  UNLOCKED,
  /** Unlocked by the recovery sheet's code. */
  UNLOCKED_BY_SHEET,
  /** A wrong passphrase was tried, on the locked vault or where the open one asked for it. */
  REFUSED,
  /** Wrong passphrases were noted beside the vault, but what was noted cannot be read any more. */
  REFUSALS_LOST,
  /** Recordings came from a toy. */
  COLLECTED,
  /** Recordings came from files. */
  IMPORTED,
  HEARD,
  /** Recordings left the vault as files that are not encrypted. */
  EXPORTED,
  /** Recordings were erased for good, by somebody. */
  ERASED,
  /** Recordings were put into the bin. */
  BINNED,
  /** Recordings were taken out of the bin. */
  UNBINNED,
  /** Recordings were erased for good, by the rule in {@link JournalEntry#detail}. */
  ERASED_BY_RULE,
  /** What is erased by rule is chosen anew: see {@link JournalEntry#detail}. */
  RULES_CHANGED,
  /** Recordings that are in the vault were erased from the toy or recorder they came from. */
  ERASED_FROM_TOY,
  MESSAGE_KEPT,
  MESSAGE_EXPORTED,
  /** Messages were erased for good. */
  MESSAGE_ERASED,
  /** A message was put into a slot of a toy. */
  MESSAGE_SENT,
  /** Slots of a toy were overwritten with silence. */
  TOY_CLEARED,
  /** A toy is not paired any more. */
  TOY_FORGOTTEN,
  /** How loud a toy may be at most was chosen. */
  VOLUME_CAPPED,
  PASSPHRASE_CHANGED,
  /** A recovery sheet opens the vault from now on. */
  SHEET_MADE,
  /** No recovery sheet opens the vault any more. */
  SHEET_DROPPED,
  BACKED_UP,
  /** This history left the vault as a file that is not encrypted. */
  HISTORY_EXPORTED,
  /** The key file, the database or all of it was found to be an older copy, and was opened. */
  OLDER_COPY_OPENED,
  /** An older copy is the vault from now on. */
  OLDER_COPY_KEPT,
  /**
   * The database was damaged and was mended; so many recordings have lost their note by it, and
   * what was decided about them.
   */
  MENDED,
  /** Something that only a later Plushkeep has a word for. */
  OTHER;

  /** Those that change the key file; their count in the journal is the key file's edition. */
  static final java.util.Set<JournalEvent> OF_KEY_FILE =
      java.util.Set.of(PASSPHRASE_CHANGED, SHEET_MADE, SHEET_DROPPED, OLDER_COPY_KEPT);

  static JournalEvent named(String name) {
    for (JournalEvent event : values()) {
      if (event.name().equals(name)) {
        return event;
      }
    }
    return OTHER;
  }
}
