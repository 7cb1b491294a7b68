package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** A message's row, with the content its MAC is made over. */
@SuppressWarnings("ArrayRecordComponent") // rows, never compared
record MessageRow(
    UUID id,
    long madeAt,
    long durationNanos,
    int byteCount,
    byte[] details,
    String epoch,
    byte[] dataKey,
    byte[] mac) {
  static MessageRow read(ResultSet row) throws SQLException {
    return new MessageRow(
        row.getObject(1, UUID.class),
        row.getLong(2),
        row.getLong(3),
        row.getInt(4),
        row.getBytes(5),
        row.getString(6),
        row.getBytes(7),
        row.getBytes(8));
  }

  boolean isWhole(KeyRing keys) {
    return keys.isMac(mac, content(keys));
  }

  byte[] newMac(KeyRing keys) throws GeneralSecurityException {
    return keys.mac(content(keys));
  }

  /** All but epoch and wrapped key, which change with every erasure and carry their own tag. */
  private Canonical content(KeyRing keys) {
    return Canonical.of("row message", keys.vault())
        .uuid(id)
        .number(madeAt)
        .number(durationNanos)
        .number(byteCount)
        .bytes(details);
  }
}
