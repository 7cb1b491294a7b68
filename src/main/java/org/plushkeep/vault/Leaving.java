package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Recordings that leave the database. The transaction that takes their keys only names them, and
 * from then on they are of the vault no more: {@link Store#recordings} is without them. Their rows
 * go after it, some at a time, and a receipt is owed for each by the same step. That one
 * transaction did it all was slow where they lay apart: it went through the whole table three
 * times, and held all of that until its end. Should it be cut short, whoever comes next goes on
 * with it, before anything is written.
 *
 * <p>The database itself would look for what tells of a recording row by row, with a statement that
 * it parses anew each time; here it goes some at a time. Their sealed pieces are left to {@link
 * Orphans}, their keys to {@link KeyBlocks}.
 */
final class Leaving {
  static final String TABLE = "leaving";

  /** So many by one statement, */
  static final int AT_ONCE = 100;

  /** and so many by one transaction: their pages are still in memory when it ends. */
  private static final int STEP = 1000;

  private static final List<String> TELLING = List.of("journal_about", "bin", "rule_notice");

  private final KeyRing keys;
  private final Store store;

  Leaving(KeyRing keys, Store store) {
    this.keys = keys;
    this.store = store;
  }

  /**
   * One of them.
   *
   * @param row its row's place in the table, nothing where there is none
   */
  private record One(UUID id, long at, @Nullable Long row) {}

  /**
   * Names them, and drops what tells of them. Within a transaction.
   *
   * @param ids each once
   * @param look called often; by throwing it ends it
   * @return how many of them are there
   */
  int name(List<UUID> ids, Instant when, Runnable look) {
    Handle handle = store.handle();
    int named = 0;
    String here = store.recordings(); // without those that could not leave before
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      look.run();
      List<UUID> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      named +=
          handle
              .createUpdate(
                  "INSERT INTO " + TABLE + " SELECT id, :at FROM " + here + " WHERE id IN (<ids>)")
              .bind("at", JournalRow.nanos(when))
              .bindList("ids", some)
              .execute();
      TELLING.forEach(table -> delete(handle, table, "recording_id", some));
    }
    store.lookForLeaving();
    return named;
  }

  /** Has those leave that are named. Not within a transaction. */
  void finish() throws GeneralSecurityException {
    if (!store.isAnythingLeaving()) {
      return;
    }
    store.indexes().drop();
    List<One> all = all();
    for (int from = 0; from < all.size(); from += STEP) {
      List<One> some = all.subList(from, Math.min(all.size(), from + STEP));
      store.handle().useTransaction(handle -> drop(handle, some));
    }
    store.handle().useTransaction(_ -> new Toys(keys, store).dropForgotten());
    store.force();
    store.lookForLeaving();
  }

  private void drop(Handle handle, List<One> some) throws GeneralSecurityException {
    OwedRows owed = new OwedRows(keys, store);
    for (var of : byTime(some).entrySet()) {
      owed.owe(OwedRows.RECORDING, of.getValue(), Recordings.instant(of.getKey()));
    }
    for (int from = 0; from < some.size(); from += AT_ONCE) {
      List<UUID> ids =
          some.subList(from, Math.min(some.size(), from + AT_ONCE)).stream().map(One::id).toList();
      delete(handle, "recording", "id", ids);
      delete(handle, TABLE, "id", ids);
    }
  }

  /** Of one that has no row nothing is owed: it was not there. */
  private static Map<Long, List<UUID>> byTime(List<One> some) {
    return some.stream()
        .filter(one -> one.row != null)
        .collect(Collectors.groupingBy(One::at, Collectors.mapping(One::id, Collectors.toList())));
  }

  /** As their rows lie: neighbours share pages. */
  private List<One> all() {
    return store
        .handle()
        .createQuery(
            "SELECT l.id, l.erased_at, r._rowid_ FROM "
                + TABLE
                + " l LEFT JOIN recording r ON r.id = l.id ORDER BY r._rowid_")
        .map(
            (row, _) ->
                new One(row.getObject(1, UUID.class), row.getLong(2), row.getObject(3, Long.class)))
        .list();
  }

  /** Of which a receipt is owed, though nothing says so yet but this. */
  List<OwedRows.Debt> debts() throws GeneralSecurityException {
    OwedRows owed = new OwedRows(keys, store);
    List<OwedRows.Debt> debts = new ArrayList<>();
    for (One one : store.isAnythingLeaving() ? all() : List.<One>of()) {
      if (one.row != null) {
        String reference = owed.reference(OwedRows.RECORDING, one.id);
        debts.add(new OwedRows.Debt(reference, OwedRows.RECORDING, one.at, true));
      }
    }
    return debts;
  }

  /** The rows of one whose place another takes, within a transaction. */
  static void replaced(Handle handle, UUID id) {
    TELLING.forEach(table -> delete(handle, table, "recording_id", List.of(id)));
    delete(handle, "recording", "id", List.of(id));
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
