package org.plushkeep.vault;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Recordings that leave the database: their rows, and every row that tells of one. The database
 * itself would look for those row by row, with a statement that it parses anew each time; here they
 * go some at a time. Their sealed pieces are left to {@link Orphans}, their keys to {@link
 * KeyBlocks}.
 */
final class Leaving {
  /** So many by one statement. */
  static final int AT_ONCE = 100;

  private static final List<String> TELLING = List.of("journal_about", "bin", "rule_notice");

  private Leaving() {}

  /**
   * Within a transaction.
   *
   * @param ids at most {@link #AT_ONCE}
   * @return how many of them were there
   */
  static int recordings(Handle handle, List<UUID> ids) {
    TELLING.forEach(table -> delete(handle, table, "recording_id", ids));
    return delete(handle, "recording", "id", ids);
  }

  /** Within a transaction; their pieces go with them. */
  static int messages(Handle handle, List<UUID> ids) {
    return delete(handle, "message", "id", ids);
  }

  private static int delete(Handle handle, String table, String column, List<UUID> ids) {
    return handle
        .createUpdate("DELETE FROM " + table + " WHERE " + column + " IN (<ids>)")
        .bindList("ids", ids)
        .execute();
  }

  /** Lets rows outlive what they tell of; the database itself took them along before. */
  static void unbind(Handle handle) {
    TELLING.forEach(table -> Orphans.unbind(handle, table));
  }
}
