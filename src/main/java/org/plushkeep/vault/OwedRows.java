package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What a receipt is owed for, as rows: of each that was erased its reference and when, and nothing
 * else. They are written by the transaction that erases.
 */
final class OwedRows {
  /** Of what a reference is; its table, and its name in these rows. */
  static final String RECORDING = "recording";

  static final String MESSAGE = "message";

  private static final int REFERENCE_BYTES = 8;
  private static final int AT_ONCE = 100;

  private final KeyRing keys;
  private final Store store;

  OwedRows(KeyRing keys, Store store) {
    this.keys = keys;
    this.store = store;
  }

  /**
   * A row.
   *
   * @param whole whether it is what was written
   */
  record Debt(String reference, String kind, long at, boolean whole) {}

  /** What stands for something that is gone: only this vault can make it. */
  String reference(String kind, UUID id) throws GeneralSecurityException {
    byte[] mac = keys.mac(Canonical.of("erased " + kind, keys.vault()).uuid(id));
    return HexFormat.of()
        .formatHex(Arrays.copyOfRange(mac, mac.length - REFERENCE_BYTES, mac.length));
  }

  /** Within a transaction. */
  void owe(String kind, Collection<UUID> gone, Instant when) throws GeneralSecurityException {
    if (gone.isEmpty()) {
      return;
    }
    long at = JournalRow.nanos(when);
    SortedSet<String> references = new TreeSet<>(); // in the order of the table they go in quickly
    for (UUID id : gone) {
      references.add(reference(kind, id));
    }
    PreparedBatch batch =
        store.handle().prepareBatch("MERGE INTO receipt_owed KEY (reference) VALUES (?, ?, ?, ?)");
    for (String reference : references) {
      byte[] mac = keys.mac(content(reference, kind, at));
      batch.bind(0, reference).bind(1, kind).bind(2, at).bind(3, mac).add();
    }
    batch.execute();
  }

  private Canonical content(String reference, String kind, long at) {
    return Canonical.of("row receipt owed", keys.vault()).text(reference).text(kind).number(at);
  }

  /** The oldest first, those after them whose rows are leaving. */
  List<Debt> all() throws GeneralSecurityException {
    List<Debt> all = new ArrayList<>(written());
    all.addAll(new Leaving(keys, store).debts());
    return all;
  }

  private List<Debt> written() {
    return store
        .handle()
        .createQuery(
            "SELECT reference, kind, erased_at, mac FROM receipt_owed ORDER BY erased_at,"
                + " reference")
        .map(
            (row, _) -> {
              String reference = row.getString(1);
              String kind = row.getString(2);
              long at = row.getLong(3);
              boolean whole = keys.isMac(row.getBytes(4), content(reference, kind, at));
              return new Debt(reference, kind, at, whole);
            })
        .list();
  }

  /** Of how many what is kept is not what was written. */
  long damaged() {
    return written().stream().filter(debt -> !debt.whole()).count();
  }

  /** Within a transaction. */
  void forget(List<String> references) {
    for (int from = 0; from < references.size(); from += AT_ONCE) {
      store
          .handle()
          .createUpdate("DELETE FROM receipt_owed WHERE reference IN (<some>)")
          .bindList("some", references.subList(from, Math.min(references.size(), from + AT_ONCE)))
          .execute();
    }
  }
}
