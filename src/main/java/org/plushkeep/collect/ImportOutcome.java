package org.plushkeep.collect;

import java.nio.file.Path;
import java.util.Optional;
import org.plushkeep.recording.Recording;

/**
 * What became of one file.
 *
 * @param file which
 * @param kind what
 * @param recording as the vault has it now; empty when nothing was stored, or it was there before
 * @param sentence what was wrong with it, one plain sentence; empty when nothing was
 */
public record ImportOutcome(Path file, Kind kind, Optional<Recording> recording, String sentence) {
  /** The ends it can come to. */
  public enum Kind {
    /** New, and it can be heard from beginning to end. */
    NEW(true, true),
    /** New; a part of it is missing or damaged, and what is whole can be heard. */
    NEW_IN_PART(true, true),
    /** New: its bytes are kept, and nothing here can play them. */
    NEW_UNHEARD(true, true),
    /** The vault had it already. */
    ALREADY_HERE(true, false),
    /** There is no such file, or it is gone meanwhile. */
    MISSING(false, false),
    /** It could not be stored: the vault is damaged where it would stand. */
    VAULT_DAMAGED(false, false),
    /** It cannot be read: the disk fails, or it may not be read. */
    UNREADABLE(false, false),
    /** Somebody else was writing to it. */
    CHANGING(false, false),
    /** More than a vault takes as one recording. */
    TOO_LARGE(false, false),
    /** It holds nothing. */
    EMPTY(false, false),
    /** A device, a pipe, or a folder without a file of sound in it. */
    NO_FILE(false, false);

    private final boolean stored;
    private final boolean fresh;

    Kind(boolean stored, boolean fresh) {
      this.stored = stored;
      this.fresh = fresh;
    }

    /** Whether it is in the vault now. */
    public boolean isStored() {
      return stored;
    }

    /** Whether it was put into the vault just now. */
    public boolean isNew() {
      return fresh;
    }
  }
}
