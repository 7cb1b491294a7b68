package org.plushkeep.vault;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.h2.value.ValueVarbinary;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Query;

/** Sealed streams as rows, a long one in several: those of recordings, or those of messages. */
final class Pieces {
  private static final int PIECE_BYTES = 512 * 1024;

  private final Store store;
  private final String table;
  private final String ownerColumn;

  private Pieces(Store store, String table, String ownerColumn) {
    this.store = store;
    this.table = table;
    this.ownerColumn = ownerColumn;
  }

  static Pieces ofRecordings(Store store) {
    return new Pieces(store, "piece", "recording_id");
  }

  static Pieces ofMessages(Store store) {
    return new Pieces(store, "message_piece", "message_id");
  }

  /**
   * Writes a sealed stream.
   *
   * @param sealed not to be changed any more
   */
  void write(UUID owner, String kind, byte[] sealed) {
    var batch = store.handle().prepareBatch("INSERT INTO " + table + " VALUES (?, ?, ?, ?)");
    for (int part = 0, at = 0; at < sealed.length; part++, at += PIECE_BYTES) {
      int end = Math.min(sealed.length, at + PIECE_BYTES);
      byte[] piece = end - at == sealed.length ? sealed : Arrays.copyOfRange(sealed, at, end);
      batch.bind(0, owner).bind(1, kind).bind(2, part).bind(3, asItIs(piece)).add();
    }
    batch.execute();
  }

  /** Bytes that H2 need not copy: nobody changes them any more. */
  private static Argument asItIs(byte[] bytes) {
    return (position, statement, _) ->
        statement.setObject(position, ValueVarbinary.getNoCopy(bytes));
  }

  /** A whole one; empty when there is none. */
  byte[] read(UUID owner, String kind) {
    List<byte[]> pieces = find(owner, kind).map((row, _) -> row.getBytes(1)).list();
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    var whole = new ByteArrayOutputStream();
    pieces.forEach(whole::writeBytes);
    return whole.toByteArray();
  }

  /** As {@link #read}, from where H2 has them: it does not copy what it gives as a stream. */
  InputStream open(UUID owner, String kind) {
    List<InputStream> pieces = find(owner, kind).map((row, _) -> row.getBinaryStream(1)).list();
    return new SequenceInputStream(Collections.enumeration(pieces));
  }

  private Query find(UUID owner, String kind) {
    return store
        .handle()
        .createQuery(
            "SELECT bytes FROM "
                + table
                + " WHERE "
                + ownerColumn
                + " = ? AND kind = ? ORDER BY part")
        .bind(0, owner)
        .bind(1, kind);
  }
}
