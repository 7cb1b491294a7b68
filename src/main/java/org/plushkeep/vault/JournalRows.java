package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.RecordingId;

/** The journal as rows: adding to it, and reading it page by page. */
final class JournalRows {
  private final KeyRing keys;
  private final Store store;
  private final Author author;

  /**
   * @param author who has the vault open
   */
  JournalRows(KeyRing keys, Store store, Author author) {
    this.keys = keys;
    this.store = store;
    this.author = author;
  }

  /** Adds entries, and writes the state that binds them. Within a transaction. */
  void append(List<Deed> deeds) throws GeneralSecurityException {
    append(deeds, head());
  }

  /** As {@link #append(List)}, after something that changed what the state binds beside them. */
  void append(List<Deed> deeds, JournalHead after) throws GeneralSecurityException {
    VaultFile file = keys.file();
    append(deeds, after, file.generation(), file.epoch().id());
  }

  void append(List<Deed> deeds, JournalHead after, long generation, String epoch)
      throws GeneralSecurityException {
    JournalHead head = after;
    for (Deed deed : deeds) {
      JournalRow row = JournalRow.next(keys, head, deed, deed.author().orElse(author));
      insert(row);
      for (RecordingId id : deed.about()) {
        insertAbout(row.seq(), id.uuid());
      }
      head = head.after(row);
    }
    Erasure.writeState(store, keys, generation, epoch, head);
  }

  private void insert(JournalRow row) {
    store
        .handle()
        .execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row.seq(),
            row.at(),
            row.event(),
            row.amount(),
            row.source(),
            row.account(),
            row.previous(),
            row.mac());
  }

  /** What was erased in the meantime is passed over. */
  private void insertAbout(long seq, UUID id) throws GeneralSecurityException {
    store
        .handle()
        .execute(
            "INSERT INTO journal_about SELECT ?, id, ? FROM recording WHERE id = ?",
            seq,
            keys.mac(JournalRow.about(keys, seq, id)),
            id);
  }

  /**
   * Where the next entry is to be put. Where the state is damaged nobody knows how many there were:
   * then a number is left out, so that this place is shown for ever.
   */
  JournalHead head() {
    Rows.State state = Erasure.state(store);
    long last =
        store
            .handle()
            .createQuery("SELECT COALESCE(MAX(seq), 0) FROM journal")
            .mapTo(long.class)
            .one();
    if (state != null && state.isWhole(keys)) {
      JournalHead head = state.journal();
      return new JournalHead(
          Math.max(head.count(), last), head.mac(), head.refusals(), head.taken());
    }
    byte[] mac = last == 0 ? new byte[0] : row(last).map(JournalRow::mac).orElse(new byte[0]);
    return new JournalHead(last + 1, mac, "", 0);
  }

  private Optional<JournalRow> row(long seq) {
    return store
        .handle()
        .createQuery("SELECT * FROM journal WHERE seq = ?")
        .bind(0, seq)
        .map((row, _) -> JournalRow.read(row))
        .findFirst();
  }

  /** The entries after one, in their order: what a walk is made of. */
  List<JournalRow> after(long seq, int limit) {
    return store
        .handle()
        .createQuery("SELECT * FROM journal WHERE seq > ? ORDER BY seq LIMIT ?")
        .bind(0, seq)
        .bind(1, limit)
        .map((row, _) -> JournalRow.read(row))
        .list();
  }

  int count(JournalFilter filter) {
    return filtered("SELECT COUNT(*) FROM journal j", filter, "").mapTo(int.class).one();
  }

  List<JournalEntry> page(JournalFilter filter, int offset, int limit) {
    List<Linked> rows =
        filtered(
                "SELECT j.*, p.happened_at, p.mac FROM journal j LEFT JOIN journal p ON p.seq ="
                    + " j.seq - 1",
                filter,
                " ORDER BY j.seq DESC LIMIT :limit OFFSET :offset")
            .bind("limit", limit)
            .bind("offset", offset)
            .map((row, _) -> Linked.read(row))
            .list();
    Map<Long, RecordingId> about = about(rows);
    return rows.stream().map(row -> row.entry(keys, about.get(row.row().seq()))).toList();
  }

  /** Of those that are about one recording, which. */
  private Map<Long, RecordingId> about(List<Linked> rows) {
    Map<Long, RecordingId> about = new HashMap<>();
    List<Long> ones =
        rows.stream().filter(one -> one.row().amount() == 1).map(one -> one.row().seq()).toList();
    if (!ones.isEmpty()) {
      store
          .handle()
          .createQuery("SELECT seq, recording_id, mac FROM journal_about WHERE seq IN (<seqs>)")
          .bindList("seqs", ones)
          .map(
              (row, _) -> {
                UUID id = row.getObject(2, UUID.class);
                if (keys.isMac(row.getBytes(3), JournalRow.about(keys, row.getLong(1), id))) {
                  about.put(row.getLong(1), new RecordingId(id));
                }
                return id;
              })
          .list();
    }
    return about;
  }

  /**
   * Whether all that binds recordings to entries is what was written.
   *
   * @param expected how many there should be
   */
  boolean isEveryReferenceWhole(long expected) {
    List<Boolean> whole =
        store
            .handle()
            .createQuery("SELECT seq, recording_id, mac FROM journal_about")
            .map(
                (row, _) ->
                    keys.isMac(
                        row.getBytes(3),
                        JournalRow.about(keys, row.getLong(1), row.getObject(2, UUID.class))))
            .list();
    return whole.size() == expected && !whole.contains(false);
  }

  private Query filtered(String select, JournalFilter filter, String tail) {
    List<String> conditions = new ArrayList<>();
    conditions.add("j.seq <= :upTo");
    if (!filter.events().isEmpty()) {
      conditions.add("j.event IN (<events>)");
    }
    filter.since().ifPresent(_ -> conditions.add("j.happened_at >= :since"));
    Query query =
        store
            .handle()
            .createQuery(select + " WHERE " + String.join(" AND ", conditions) + tail)
            .bind("upTo", filter.upTo());
    if (!filter.events().isEmpty()) {
      query.bindList("events", filter.events().stream().map(JournalEvent::name).toList());
    }
    filter.since().ifPresent(since -> query.bind("since", Recordings.nanos(since)));
    return query;
  }

  /** An entry and what of the one before matters to it. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Linked(JournalRow row, @Nullable Long before, byte @Nullable [] macBefore) {
    static Linked read(ResultSet row) throws SQLException {
      return new Linked(JournalRow.read(row), row.getObject(9, Long.class), row.getBytes(10));
    }

    JournalEntry entry(KeyRing keys, @Nullable RecordingId about) {
      boolean follows = row.seq() == 1 || (macBefore != null && row.follows(macBefore));
      return new JournalEntry(
          row.seq(),
          Recordings.instant(row.at()),
          before != null && row.at() < before,
          JournalEvent.named(row.event()),
          row.amount(),
          row.account(),
          JournalSource.named(row.source()),
          Optional.ofNullable(about),
          follows && row.isWhole(keys));
    }
  }
}
