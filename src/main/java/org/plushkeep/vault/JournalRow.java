package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** An entry's row, with the content its MAC is made over. */
@SuppressWarnings("ArrayRecordComponent") // rows, never compared
record JournalRow(
    long seq,
    long at,
    String event,
    long amount,
    String source,
    String account,
    byte[] previous,
    byte[] mac,
    String detail) {
  private static final long FARTHEST_SECONDS = 9_223_372_000L;

  static JournalRow next(KeyRing keys, JournalHead head, Deed deed, Author author)
      throws GeneralSecurityException {
    JournalRow unsigned =
        new JournalRow(
            head.count() + 1,
            nanos(deed.at()),
            deed.event().name(),
            deed.count(),
            author.source().name(),
            author.account(),
            head.mac(),
            new byte[0],
            deed.detail());
    return unsigned.with(keys.mac(unsigned.content(keys)));
  }

  private JournalRow with(byte[] newMac) {
    return new JournalRow(seq, at, event, amount, source, account, previous, newMac, detail);
  }

  static JournalRow read(ResultSet row) throws SQLException {
    return new JournalRow(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        row.getString(5),
        row.getString(6),
        row.getBytes(7),
        row.getBytes(8),
        row.getString(9));
  }

  boolean isWhole(KeyRing keys) {
    return keys.isMac(mac, content(keys));
  }

  boolean follows(byte[] macBefore) {
    return MessageDigest.isEqual(previous, macBefore);
  }

  private Canonical content(KeyRing keys) {
    Canonical content =
        Canonical.of("journal entry", keys.vault())
            .bytes(previous)
            .number(seq)
            .number(at)
            .text(event)
            .number(amount)
            .text(source)
            .text(account);
    // Entries from before there were details have a MAC without one, and stay whole.
    return detail.isEmpty() ? content : content.text(detail);
  }

  /** Nanoseconds since 1970; a clock outside the years 1677 to 2262 is taken for their edge. */
  static long nanos(Instant at) {
    long seconds = Math.clamp(at.getEpochSecond(), -FARTHEST_SECONDS, FARTHEST_SECONDS);
    return seconds * 1_000_000_000 + at.getNano();
  }

  /** What binds a recording to an entry. */
  static Canonical about(KeyRing keys, long seq, UUID recording) {
    return Canonical.of("journal about", keys.vault()).number(seq).uuid(recording);
  }
}
