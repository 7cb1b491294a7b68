package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionFacts;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;

/** The rules, what is shown as about to go, and what rules ask of recordings, as rows. */
final class RuleRows {
  private static final long NEVER = -1;
  private static final String FACTS =
      "SELECT recording.*, bin.binned_at AS binned_at, bin.mac AS bin_mac,"
          + " rule_notice.noticed_at AS noticed_at, rule_notice.mac AS notice_mac,"
          + " CASE WHEN verdict = 'NEW' THEN EXISTS (SELECT 1 FROM journal_about JOIN journal"
          + " ON journal.seq = journal_about.seq WHERE journal_about.recording_id = recording.id"
          + " AND journal.event = 'HEARD') ELSE TRUE END AS heard FROM ";
  private static final String BESIDE =
      " LEFT JOIN bin ON bin.recording_id = recording.id"
          + " LEFT JOIN rule_notice ON rule_notice.recording_id = recording.id";

  private final KeyRing keys;
  private final Store store;
  private final BinRows bin;
  private final Set<Integer> closedBlocks;

  RuleRows(KeyRing keys, Store store) {
    this(keys, store, Set.of());
  }

  /**
   * @param closedBlocks in which of the blocks of keys nothing opens: what is there falls under no
   *     rule, since the key file that opens it may turn up again
   */
  RuleRows(KeyRing keys, Store store, Set<Integer> closedBlocks) {
    this.closedBlocks = closedBlocks;
    this.keys = keys;
    this.store = store;
    this.bin = new BinRows(keys, store);
  }

  @SuppressWarnings("ArrayRecordComponent") // rows, never compared
  private record Book(String rules, boolean confirmed, long seen, byte[] mac) {
    static Book of(RuleStanding standing) {
      return new Book(
          standing.rules().toString(),
          standing.confirmed(),
          standing.seen().map(JournalRow::nanos).orElse(NEVER),
          new byte[0]);
    }

    Canonical content(KeyRing keys) {
      return Canonical.of("rule book", keys.vault())
          .text(rules)
          .number(confirmed ? 1 : 0)
          .number(seen);
    }

    RuleStanding standing() {
      return new RuleStanding(
          RetentionRules.parse(rules),
          confirmed,
          seen == NEVER ? Optional.empty() : Optional.of(Recordings.instant(seen)));
    }
  }

  private Optional<Book> book() {
    return store
        .handle()
        .createQuery("SELECT rules, confirmed, seen, mac FROM rule_book")
        .map(
            (row, _) ->
                new Book(row.getString(1), row.getBoolean(2), row.getLong(3), row.getBytes(4)))
        .findFirst();
  }

  /** Nothing is erased by what is not what was written. */
  RuleStanding standing() {
    return book()
        .filter(row -> keys.isMac(row.mac(), row.content(keys)))
        .map(Book::standing)
        .orElse(RuleStanding.NONE);
  }

  /** Whether the rules are what was written; there may be none. */
  boolean isBookWhole() {
    return book().stream().allMatch(row -> keys.isMac(row.mac(), row.content(keys)));
  }

  /** Within a transaction. */
  void write(RuleStanding standing) throws GeneralSecurityException {
    Book row = Book.of(standing);
    store
        .handle()
        .execute(
            "MERGE INTO rule_book KEY (id) VALUES (1, ?, ?, ?, ?)",
            row.rules(),
            row.confirmed(),
            row.seen(),
            keys.mac(row.content(keys)));
  }

  /** Shows a recording as about to go; what was erased in the meantime is passed over. */
  void show(UUID recording, Instant since) throws GeneralSecurityException {
    long at = JournalRow.nanos(since);
    store
        .handle()
        .execute(
            "MERGE INTO rule_notice KEY (recording_id) SELECT id, ?, ? FROM "
                + store.recordings()
                + " WHERE id = ?",
            at,
            keys.mac(notice(recording, at)),
            recording);
  }

  void forget(UUID recording) {
    store.handle().execute("DELETE FROM rule_notice WHERE recording_id = ?", recording);
  }

  void forgetAll() {
    store.handle().execute("DELETE FROM rule_notice");
  }

  private Canonical notice(UUID recording, long at) {
    return Canonical.of("row rule notice", keys.vault()).uuid(recording).number(at);
  }

  /** How many of what is shown as about to go are not what was written. */
  long damagedNotices() {
    return store
        .handle()
        .createQuery("SELECT recording_id, noticed_at, mac FROM rule_notice")
        .map(
            (row, _) ->
                keys.isMac(row.getBytes(3), notice(row.getObject(1, UUID.class), row.getLong(2))))
        .stream()
        .filter(whole -> !whole)
        .count();
  }

  RuleBook.Facts facts(Optional<RecordingId> after, int limit) {
    String from = after.isEmpty() ? "" : " WHERE recording.id > :after";
    Query query =
        store
            .handle()
            .createQuery(
                FACTS + store.recordings() + BESIDE + from + " ORDER BY recording.id LIMIT :limit")
            .bind("limit", limit);
    after.ifPresent(id -> query.bind("after", id.uuid()));
    List<Found> found = query.map((row, _) -> read(row)).list();
    return new RuleBook.Facts(
        found.stream().flatMap(one -> one.facts().stream()).toList(),
        found.size() < limit ? Optional.empty() : Optional.of(found.getLast().id()));
  }

  /** Of one; empty where it is damaged, or not here. */
  Optional<RetentionFacts> facts(RecordingId id) {
    return store
        .handle()
        .createQuery(FACTS + store.recordings() + BESIDE + " WHERE recording.id = :id")
        .bind("id", id.uuid())
        .map((row, _) -> read(row))
        .findFirst()
        .flatMap(Found::facts);
  }

  private record Found(RecordingId id, Optional<RetentionFacts> facts) {}

  private Found read(ResultSet row) throws SQLException {
    Rows.Sound sound = Rows.Sound.read(row);
    RecordingId id = new RecordingId(sound.id());
    byte[] binMac = row.getBytes("bin_mac");
    boolean binned = binMac != null;
    long binnedAt = row.getLong("binned_at");
    if (!sound.isWhole(keys)
        || (binned && !bin.isWhole(sound.id(), binnedAt, binMac))
        || closedBlocks.contains(sound.keyBlock())) {
      return new Found(id, Optional.empty());
    }
    byte[] noticeMac = row.getBytes("notice_mac");
    long noticedAt = row.getLong("noticed_at");
    boolean noticed = noticeMac != null && keys.isMac(noticeMac, notice(sound.id(), noticedAt));
    return new Found(
        id,
        Optional.of(
            new RetentionFacts(
                id,
                Recordings.instant(sound.collectedAt()),
                Verdict.valueOf(sound.verdict()),
                row.getBoolean("heard"),
                binned ? Optional.of(Recordings.instant(binnedAt)) : Optional.empty(),
                noticed ? Optional.of(Recordings.instant(noticedAt)) : Optional.empty())));
  }
}
