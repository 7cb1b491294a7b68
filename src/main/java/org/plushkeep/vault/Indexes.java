package org.plushkeep.vault;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The indexes that are there only to find recordings sooner. An erasure goes without most, since
 * with them it takes half as long again, and compaction makes them anew. An erasure that found no
 * end leaves none: the next change makes them, and until then everything is found, only later.
 *
 * <p>They would have to be made anew in any case. The inner pages of an index keep keys as
 * signposts after their rows are gone, and compaction copies pages as they are: afterwards no page
 * may hold an erased recording's time, toy or digest.
 *
 * <p>That a digest is there once sees to itself who stores: an index that may not be made since it
 * is there twice, being found in none of the two, would keep every change from being made.
 */
final class Indexes {
  private static final List<String> DROP =
      List.of(
          "DROP INDEX IF EXISTS recording_digest",
          "DROP INDEX IF EXISTS recording_newest",
          "DROP INDEX IF EXISTS recording_toy",
          "DROP INDEX IF EXISTS recording_silence");
  private static final List<String> MAKE =
      List.of(
          "CREATE INDEX IF NOT EXISTS recording_digest ON recording (digest)",
          "CREATE INDEX IF NOT EXISTS recording_newest ON recording (collected_at DESC, id)",
          "CREATE INDEX IF NOT EXISTS recording_toy ON recording (toy_id, collected_at DESC, id)",
          "CREATE INDEX IF NOT EXISTS recording_silence"
              + " ON recording (silence, collected_at DESC, id)",
          "CREATE INDEX IF NOT EXISTS journal_about_recording ON journal_about (recording_id)");

  /**
   * An index is made of so many rows at a time, which are sorted in memory; the rest waits in the
   * database itself. All of a large vault's would be 50 MB.
   */
  private static final int SORTED_AT_ONCE = 10_000;

  private final Handle handle;
  private final int sortedAtOnce;
  private boolean made;
  private boolean reads;

  Indexes(Handle handle) {
    this(handle, SORTED_AT_ONCE);
  }

  Indexes(Handle handle, int sortedAtOnce) {
    this.handle = handle;
    this.sortedAtOnce = sortedAtOnce;
  }

  /**
   * Not within a transaction: it would be committed.
   *
   * @throws JdbiException where they could not be made anew, since the table does not read: then
   *     they are still there
   */
  void drop() {
    if (!reads) {
      handle
          .createQuery("SELECT SUM(LENGTH(mac)) FROM recording USE INDEX ()")
          .mapTo(long.class)
          .one();
      reads = true;
    }
    made = false;
    DROP.forEach(handle::execute);
  }

  /** Somebody has just gone through all of the table. */
  void tableReads() {
    reads = true;
  }

  /** Makes those that are missing. Not within a transaction: it would be committed. */
  void make() {
    if (!made) {
      if (areMissing()) { // or each first change would write the setting twice for nothing
        rowsInMemory(sortedAtOnce);
        try {
          MAKE.forEach(handle::execute);
        } finally {
          rowsInMemory(Store.MEMORY_ROWS);
        }
      }
      made = true;
    }
  }

  private boolean areMissing() {
    return handle
            .createQuery(
                "SELECT COUNT(*) FROM information_schema.indexes WHERE index_name IN"
                    + " ('RECORDING_DIGEST', 'RECORDING_NEWEST', 'RECORDING_TOY',"
                    + " 'RECORDING_SILENCE', 'JOURNAL_ABOUT_RECORDING')")
            .mapTo(int.class)
            .one()
        < MAKE.size();
  }

  private void rowsInMemory(int rows) {
    handle.execute("SET MAX_MEMORY_ROWS " + rows);
  }
}
