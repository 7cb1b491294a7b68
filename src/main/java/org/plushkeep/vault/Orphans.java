package org.plushkeep.vault;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Sealed pieces of recordings that are gone. An erasure leaves them: their keys went with it, and
 * deleting them in its own transaction would write every byte of them once more, into H2's log of
 * what may have to be undone. They go before the database is made anew, some at a time; should that
 * be cut short, the next time goes on with it.
 */
final class Orphans {
  private static final int AT_ONCE = 100;

  private final Store store;

  Orphans(Store store) {
    this.store = store;
  }

  /** Lets pieces outlive their recording; up to schema 7 they went with it. */
  static void unbind(Handle handle) {
    unbind(handle, "piece");
  }

  /** Takes the bonds of a table to others from it. */
  static void unbind(Handle handle, String table) {
    List<String> bonds =
        handle
            .createQuery(
                "SELECT constraint_name FROM information_schema.table_constraints WHERE table_name"
                    + " = UPPER(?) AND constraint_type = 'FOREIGN KEY'")
            .bind(0, table)
            .mapTo(String.class)
            .list();
    bonds.forEach(
        bond -> handle.execute("ALTER TABLE " + table + " DROP CONSTRAINT \"" + bond + '"'));
  }

  void drop() {
    List<UUID> orphans = orphans();
    for (int from = 0; from < orphans.size(); from += AT_ONCE) {
      List<UUID> some = orphans.subList(from, Math.min(orphans.size(), from + AT_ONCE));
      store
          .handle()
          .useTransaction(
              handle ->
                  some.forEach(
                      id -> handle.execute("DELETE FROM piece WHERE recording_id = ?", id)));
    }
  }

  private List<UUID> orphans() {
    Set<UUID> recordings = Present.ids(store);
    Set<UUID> orphans = new HashSet<>();
    store
        .handle()
        .createQuery("SELECT recording_id FROM piece ORDER BY recording_id, kind, part")
        .mapTo(UUID.class)
        .forEach(
            id -> {
              if (!recordings.contains(id)) {
                orphans.add(id);
              }
            });
    return new ArrayList<>(orphans);
  }
}
