package org.plushkeep.vault;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.plushkeep.recording.RecordingId;

/**
 * A vault's history: what was done with it, by whom and when. It is only ever added to. Every entry
 * carries a MAC over itself and the MAC of the entry before; how many there are, and the last MAC,
 * are within the MAC of the vault's state. So an entry that was changed, moved, left out or cut off
 * is found.
 *
 * <p>It holds no name, note or title. Erasing a recording takes away which recording the entries
 * about it were about: that one was collected, heard and erased stays, and not which.
 *
 * <p>What it cannot do: whoever has the passphrase and writes a program for it can make a whole new
 * history; and whoever can write the vault's folder can put back an older copy of all of it. An
 * older copy of the database alone is found: the key file remembers where the history had come to
 * when the vault was locked.
 */
public interface Journal {
  /**
   * Tells of something that was done. Never fails: what cannot be written now, on a full disk for
   * example, is written with the next entry, unless the vault is locked before. What the vault does
   * itself (storing, erasing, changing the passphrase, backing up) it has told already, in the same
   * transaction where there is one.
   *
   * @param count of how many, at least 1
   * @param about which recordings; an entry about just one tells of it as long as it is there
   */
  void write(JournalEvent event, long count, List<RecordingId> about);

  /** As {@link #write(JournalEvent, long, List)}, about no recording. */
  default void write(JournalEvent event, long count) {
    write(event, count, List.of());
  }

  /** How many entries {@code filter} lets through. */
  int count(JournalFilter filter) throws VaultException;

  /** A page of entries, newest first. */
  List<JournalEntry> page(JournalFilter filter, int offset, int limit) throws VaultException;

  /**
   * Walks along the whole history. Others can use the vault meanwhile.
   *
   * @param progress told how much is done, 0 to 1, on the calling thread
   */
  JournalReport check(DoubleConsumer progress) throws VaultException;
}
