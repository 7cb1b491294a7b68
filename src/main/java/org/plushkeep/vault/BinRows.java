package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The bin as rows: beside a recording's own, and gone with it. */
final class BinRows {
  static final String TABLE = "bin";

  private final KeyRing keys;
  private final Store store;

  @SuppressWarnings("ArrayRecordComponent") // rows, never compared
  private record Stay(long at, byte[] mac) {}

  BinRows(KeyRing keys, Store store) {
    this.keys = keys;
    this.store = store;
  }

  /** Since when a recording is there; what was written by others says nothing. */
  Optional<Instant> since(UUID recording) {
    return store
        .handle()
        .createQuery("SELECT binned_at, mac FROM " + TABLE + " WHERE recording_id = ?")
        .bind(0, recording)
        .map((row, _) -> new Stay(row.getLong(1), row.getBytes(2)))
        .findFirst()
        .filter(stay -> isWhole(recording, stay.at(), stay.mac()))
        .map(stay -> Recordings.instant(stay.at()));
  }

  boolean isWhole(UUID recording, long at, byte[] mac) {
    return keys.isMac(mac, content(recording, at));
  }

  /**
   * Puts a recording there.
   *
   * @return whether it is in the vault, and was not there
   */
  boolean put(UUID recording, Instant when) throws GeneralSecurityException {
    long at = JournalRow.nanos(when);
    return store
            .handle()
            .execute(
                "INSERT INTO "
                    + TABLE
                    + " SELECT id, ?, ? FROM "
                    + store.recordings()
                    + " WHERE id = ? AND NOT EXISTS (SELECT 1 FROM "
                    + TABLE
                    + " WHERE recording_id = recording.id)",
                at,
                keys.mac(content(recording, at)),
                recording)
        > 0;
  }

  /** Takes a recording out; whether it was there. */
  boolean takeOut(UUID recording) {
    return store.handle().execute("DELETE FROM " + TABLE + " WHERE recording_id = ?", recording)
        > 0;
  }

  private Canonical content(UUID recording, long at) {
    return Canonical.of("row bin", keys.vault()).uuid(recording).number(at);
  }

  /** How many rows are not what was written. */
  long damaged() {
    return store
        .handle()
        .createQuery("SELECT recording_id, binned_at, mac FROM " + TABLE)
        .map((row, _) -> isWhole(row.getObject(1, UUID.class), row.getLong(2), row.getBytes(3)))
        .stream()
        .filter(whole -> !whole)
        .count();
  }
}
