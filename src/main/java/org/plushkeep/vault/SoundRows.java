package org.plushkeep.vault;

import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Recordings' rows as they stand: nothing is checked. */
final class SoundRows {
  private final Store store;

  SoundRows(Store store) {
    this.store = store;
  }

  /** Where the index does not read, in the table itself: what is whole is found all the same. */
  Optional<Rows.Sound> find(String column, Object value) {
    try {
      return find("", column, value);
    } catch (JdbiException e) {
      return find(Store.WITHOUT_INDEX, column, value);
    }
  }

  /** Puts a row into a table of recordings. */
  void insert(String table, Rows.Sound row) {
    store
        .handle()
        .execute(
            "INSERT INTO "
                + table
                + " ("
                + Rows.Sound.COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row.id(),
            row.toy(),
            row.collectedAt(),
            row.durationNanos(),
            row.format(),
            row.byteCount(),
            row.verdict(),
            row.digest(),
            row.details(),
            row.mac(),
            row.silence(),
            row.keyBlock());
  }

  private Optional<Rows.Sound> find(String hint, String column, Object value) {
    return store
        .handle()
        .createQuery(
            "SELECT "
                + Rows.Sound.COLUMNS
                + " FROM "
                + store.recordings(hint)
                + " WHERE "
                + column
                + " = ?")
        .bind(0, value)
        .map((row, _) -> Rows.Sound.read(row))
        .findFirst();
  }
}
