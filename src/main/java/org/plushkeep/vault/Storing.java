package org.plushkeep.vault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;

/** Storing recordings durably: one transaction, forced, then read back and compared. */
final class Storing {
  private Storing() {}

  /** Asked first, within the transaction: whether there is anything to store. */
  @FunctionalInterface
  interface Condition {
    boolean holds(Store store);
  }

  /**
   * Stores what is new.
   *
   * @param condition false means that nothing is stored
   * @return one answer for each, in order: empty where it was here already
   */
  static List<Optional<Recording>> store(
      Access access, List<NewRecording> fresh, Condition condition) throws VaultException {
    List<Optional<RecordingId>> ids =
        access.write(
            (open, recordings) -> {
              JournalRows history = access.journal(open);
              long references = history.references();
              List<Optional<RecordingId>> inserted = new ArrayList<>();
              boolean wanted = condition.holds(open);
              for (NewRecording one : fresh) {
                recordings.toys().mustKnow(one.toyId().value());
                inserted.add(wanted ? recordings.insert(one) : Optional.empty());
              }
              history.appendStored(Deed.storing(fresh, inserted), references);
              return inserted;
            });
    return access.call(
        (open, recordings) -> {
          List<Optional<Recording>> stored = new ArrayList<>();
          for (int i = 0; i < ids.size(); i++) {
            Optional<RecordingId> id = ids.get(i);
            stored.add(
                id.isEmpty()
                    ? Optional.empty()
                    : Optional.of(compared(recordings, id.get(), fresh.get(i).bytes())));
          }
          return stored;
        });
  }

  private static Recording compared(Recordings recordings, RecordingId id, byte[] bytes)
      throws VaultException {
    Rows.Sound row = recordings.existing(id.uuid());
    byte[] back = recordings.read(row, Recordings.TOY_BYTES);
    boolean same = Arrays.equals(back, bytes);
    Arrays.fill(back, (byte) 0);
    if (!same) {
      throw Recordings.damaged(row.id());
    }
    return recordings.describe(row);
  }
}
