package org.plushkeep.vault;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.result.ResultIterable;

/**
 * Which recordings there are, as the table has them and as the index of ids does. A bit that the
 * disk forgets in an index reads without an error: whoever drops what belongs to no recording would
 * take the key and the sound of one that is whole.
 */
final class Present {
  private Present() {}

  /**
   * All that either of them tells.
   *
   * @throws org.jdbi.v3.core.JdbiException where they differ, as long as that may be mended
   */
  static Set<UUID> ids(Store store) {
    return store.rowByRow(() -> all(store));
  }

  private static Set<UUID> all(Store store) {
    Set<UUID> ids = new HashSet<>();
    ids(store, Store.WITHOUT_INDEX).forEach(ids::add);
    store.indexes().tableReads();
    int rows = ids.size();
    int[] led = new int[1];
    ids(store, "")
        .forEach(
            id -> {
              ids.add(id);
              led[0]++;
            });
    if (ids.size() > rows || led[0] < rows) {
      store.meetWrongIndex();
    }
    return ids;
  }

  private static ResultIterable<UUID> ids(Store store, String hint) {
    return store.handle().createQuery("SELECT id FROM " + store.recordings(hint)).mapTo(UUID.class);
  }
}
