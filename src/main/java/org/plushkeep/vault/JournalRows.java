package org.plushkeep.vault;

import java.io.IOException;
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

  /** Makes the first entry of a new vault, and its state. */
  void begin() throws GeneralSecurityException {
    Added first = insert(List.of(Deed.of(JournalEvent.CREATED, 1)), JournalHead.BEGINNING);
    Rows.State empty =
        new Rows.State(1, keys.file().epoch().id(), 0, new byte[0], 0, first.head(), 0);
    Erasure.writeState(store, empty.signed(keys));
  }

  /**
   * Adds entries about what is no storing: all else that the state binds stays as it is bound, so
   * that what is missing stays missed. A state that is damaged stays so: nobody knows what it
   * bound. Within a transaction.
   */
  void append(List<Deed> deeds) throws GeneralSecurityException {
    append(deeds, Refusals.NONE);
  }

  /** As {@link #append(List)}, with what was refused before. */
  void append(List<Deed> deeds, Refusals noted) throws GeneralSecurityException {
    Rows.State state = Erasure.state(store);
    boolean whole = state != null && state.isWhole(keys);
    JournalHead before = whole && state != null ? boundHead(state) : looseHead();
    List<Deed> all = new ArrayList<>(noted.notTaken(before));
    all.addAll(deeds);
    Added added = insert(all, noted.isNone() ? before : before.taking(noted));
    if (whole && state != null) {
      long about = state.about() + added.references();
      Erasure.writeState(store, state.with(added.head(), about).signed(keys));
    }
  }

  /** Adds entries about something stored in this same transaction. */
  void appendStored(List<Deed> deeds, Change change) throws GeneralSecurityException {
    VaultFile file = keys.file();
    appendStored(deeds, change, file.generation(), file.epoch().id());
  }

  /**
   * Adds entries about something stored or erased in this same transaction. The state's numbers
   * change by what was done, so that what is missing stays missed. Where the state is damaged
   * nobody knows what there was: then all is counted, and a number of an entry left out, so that
   * this place is shown for ever.
   */
  void appendStored(List<Deed> deeds, Change change, long generation, String epoch)
      throws GeneralSecurityException {
    if (deeds.isEmpty()) {
      return;
    }
    Rows.State before = Erasure.state(store);
    Rows.State after;
    if (before != null && before.isWhole(keys)) {
      Added added = insert(deeds, boundHead(before));
      after =
          new Rows.State(
              generation,
              epoch,
              before.recordings() + change.recordings(),
              new byte[0],
              before.messages() + change.messages(),
              added.head(),
              before.about() + change.references() + added.references());
    } else {
      Added added = insert(deeds, looseHead().leavingOneOut());
      after =
          new Rows.State(
              generation,
              epoch,
              store.count(store.recordings()),
              new byte[0],
              store.count("message"),
              added.head(),
              references());
    }
    Erasure.writeState(store, after.signed(keys));
  }

  /**
   * Has the key file remember where the journal has come to. Not where the database is an older
   * copy than it remembers already: that is not to be forgotten.
   */
  void anchor() throws IOException, GeneralSecurityException {
    Rows.State state = Erasure.state(store);
    if (state == null || !state.isWhole(keys)) {
      return;
    }
    VaultFile.Anchor before = keys.file().journal();
    if (before == null || (state.journal().count() > before.count() && isHere(before))) {
      keys.anchor(state.journal(), !Freshness.isUntold(store, keys));
    }
  }

  private boolean isHere(VaultFile.Anchor anchor) {
    return row(anchor.count()).filter(anchor::isOf).isPresent();
  }

  /** How many bindings of recordings to entries there are. */
  long references() {
    return store.count("journal_about");
  }

  /**
   * What became of the journal.
   *
   * @param references how many bindings of recordings to entries came with it
   */
  private record Added(JournalHead head, long references) {}

  private Added insert(List<Deed> deeds, JournalHead before) throws GeneralSecurityException {
    JournalHead head = before;
    long references = 0;
    for (Deed deed : deeds) {
      JournalRow row = JournalRow.next(keys, head, deed, deed.author().orElse(author));
      insert(row);
      for (RecordingId id : deed.about()) {
        references += insertAbout(row.seq(), id.uuid());
      }
      head = head.after(row);
    }
    return new Added(head, references);
  }

  private void insert(JournalRow row) {
    store
        .handle()
        .execute(
            "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row.seq(),
            row.at(),
            row.event(),
            row.amount(),
            row.source(),
            row.account(),
            row.previous(),
            row.mac(),
            row.detail());
  }

  /**
   * What was erased in the meantime is passed over.
   *
   * @return how many were inserted
   */
  private int insertAbout(long seq, UUID id) throws GeneralSecurityException {
    return store
        .handle()
        .execute(
            "INSERT INTO journal_about SELECT ?, id, ? FROM "
                + store.recordings()
                + " WHERE id = ?",
            seq,
            keys.mac(JournalRow.about(keys, seq, id)),
            id);
  }

  /** Where the next entry goes; after what others may have put there. */
  private JournalHead boundHead(Rows.State state) {
    JournalHead head = state.journal();
    return new JournalHead(
        Math.max(head.count(), last()), head.mac(), head.refusals(), head.taken());
  }

  /** The same where the state does not tell. */
  private JournalHead looseHead() {
    long last = last();
    byte[] mac = row(last).map(JournalRow::mac).orElse(JournalHead.BEGINNING.mac());
    return new JournalHead(last, mac, "", 0);
  }

  private long last() {
    return store
        .handle()
        .createQuery("SELECT COALESCE(MAX(seq), 0) FROM journal")
        .mapTo(long.class)
        .one();
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
    filter.since().ifPresent(since -> query.bind("since", JournalRow.nanos(since)));
    return query;
  }

  /** An entry and what of the one before matters to it. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Linked(JournalRow row, @Nullable Long before, byte @Nullable [] macBefore) {
    static Linked read(ResultSet row) throws SQLException {
      return new Linked(JournalRow.read(row), row.getObject(10, Long.class), row.getBytes(11));
    }

    JournalEntry entry(KeyRing keys, @Nullable RecordingId about) {
      boolean follows = row.seq() == 1 || (macBefore != null && row.follows(macBefore));
      JournalEvent event = JournalEvent.named(row.event());
      return new JournalEntry(
          row.seq(),
          Recordings.instant(row.at()),
          before != null && row.at() < before,
          event,
          JournalEvent.OF_KEY_FILE.contains(event) ? 1 : row.amount(),
          row.account(),
          JournalSource.named(row.source()),
          Optional.ofNullable(about),
          follows && row.isWhole(keys),
          row.detail());
    }
  }
}
