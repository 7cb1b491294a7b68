package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import org.plushkeep.recording.Silence;

/** Takes the place of what was told of a recording's sound; its bytes stay as they are. */
final class Retelling {
  private final KeyRing keys;
  private final Store store;
  private final Recordings recordings;

  Retelling(KeyRing keys, Store store, Recordings recordings) {
    this.keys = keys;
    this.store = store;
    this.recordings = recordings;
  }

  /** As read in another way. */
  void retell(Rows.Sound row, String format, Duration duration, Silence silence, byte[] peaks)
      throws VaultException, GeneralSecurityException {
    write(row, row.with(duration.toNanos(), format, silence.permille()), peaks);
  }

  /** As measured; nothing when it was read in another way meanwhile. */
  void measure(Rows.Sound row, String format, Silence silence, byte[] peaks)
      throws VaultException, GeneralSecurityException {
    if (row.told().equals(format)) {
      write(row, row.with(row.durationNanos(), format, silence.permille()), peaks);
    }
  }

  /** As it was, and this reader need not look again. */
  void lookedAt(Rows.Sound row, int reader) throws VaultException, GeneralSecurityException {
    write(
        row, row.with(row.durationNanos(), row.told() + Rows.LOOKED_AT_BY + reader, row.silence()));
  }

  private void write(Rows.Sound row, Rows.Sound changed)
      throws VaultException, GeneralSecurityException {
    if (!row.isWhole(keys)) {
      throw Recordings.damaged(row.id());
    }
    store
        .handle()
        .execute(
            "UPDATE recording SET duration_ns = ?, format = ?, silence = ?, mac = ? WHERE id = ?",
            changed.durationNanos(),
            changed.format(),
            changed.silence(),
            keys.mac(changed.content(keys)),
            row.id());
  }

  private void write(Rows.Sound row, Rows.Sound changed, byte[] peaks)
      throws VaultException, GeneralSecurityException {
    write(row, changed);
    byte[] dataKey = recordings.dataKey(row);
    try {
      store
          .handle()
          .execute(
              "DELETE FROM piece WHERE recording_id = ? AND kind = ?", row.id(), Recordings.PEAKS);
      recordings.write(dataKey, row.id(), Recordings.PEAKS, peaks);
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }
}
