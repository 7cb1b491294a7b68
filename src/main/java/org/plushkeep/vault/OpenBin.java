package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.plushkeep.recording.RecordingId;

/** An unlocked vault's bin: each call is one {@link Access} to its database. */
final class OpenBin implements Bin {
  private final Access access;

  OpenBin(Access access) {
    this.access = access;
  }

  @FunctionalInterface
  private interface Move {
    boolean make(BinRows rows, RecordingId id) throws GeneralSecurityException;
  }

  @Override
  public int put(List<RecordingId> ids, Instant when) throws VaultException {
    return move(ids, JournalEvent.BINNED, (rows, id) -> rows.put(id.uuid(), when));
  }

  @Override
  public int takeOut(List<RecordingId> ids) throws VaultException {
    return move(ids, JournalEvent.UNBINNED, (rows, id) -> rows.takeOut(id.uuid()));
  }

  /**
   * Where it is now, another rule holds: what was shown as about to go by the one before is not.
   */
  private int move(List<RecordingId> ids, JournalEvent event, Move move) throws VaultException {
    return access.write(
        (open, _) -> {
          BinRows rows = new BinRows(access.keys(), open);
          RuleRows rules = new RuleRows(access.keys(), open);
          List<RecordingId> moved = new ArrayList<>();
          for (RecordingId id : ids) {
            if (move.make(rows, id)) {
              rules.forget(id.uuid());
              moved.add(id);
            }
          }
          if (!moved.isEmpty()) {
            access.journal(open).append(List.of(Deed.of(event, moved.size(), moved)));
          }
          return moved.size();
        });
  }

  @Override
  public int count() throws VaultException {
    return access.call((open, _) -> (int) open.count(BinRows.TABLE));
  }
}
