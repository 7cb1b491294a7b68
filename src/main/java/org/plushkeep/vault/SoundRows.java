package org.plushkeep.vault;

import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Looks for recordings' rows, as they stand. */
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
