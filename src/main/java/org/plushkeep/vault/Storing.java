package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;

/** Storing recordings durably: one transaction, forced, and meanwhile read back and compared. */
final class Storing {
  private Storing() {}

  /** Asked first, within the transaction: whether there is anything to store. */
  @FunctionalInterface
  interface Condition {
    boolean holds(Store store, Recordings recordings) throws GeneralSecurityException;
  }

  /**
   * Stores what is new.
   *
   * @param condition false means that nothing is stored
   * @return one answer for each, in order: empty where it was here already
   */
  static List<Optional<Recording>> store(
      Access access, List<NewRecording> fresh, Condition condition) throws VaultException {
    return access.write(
        (open, recordings) -> insert(access, open, recordings, fresh, condition),
        (ids, recordings) -> readBack(recordings, ids, fresh));
  }

  private static List<Optional<RecordingId>> insert(
      Access access,
      Store open,
      Recordings recordings,
      List<NewRecording> fresh,
      Condition condition)
      throws VaultException, GeneralSecurityException {
    List<Optional<RecordingId>> inserted = new ArrayList<>();
    Change change = Change.NONE;
    boolean wanted = condition.holds(open, recordings);
    for (NewRecording one : fresh) {
      recordings.toys().mustKnow(one.toyId().value());
      Optional<Recordings.Inserted> row = wanted ? recordings.insert(one) : Optional.empty();
      inserted.add(row.map(Recordings.Inserted::id));
      change = row.map(Recordings.Inserted::change).map(change::and).orElse(change);
    }
    access.journal(open).appendStored(Deed.storing(fresh, inserted), change);
    return inserted;
  }

  private static List<Optional<Recording>> readBack(
      Recordings recordings, List<Optional<RecordingId>> ids, List<NewRecording> fresh)
      throws VaultException {
    List<Optional<Recording>> stored = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      Optional<RecordingId> id = ids.get(i);
      stored.add(
          id.isEmpty()
              ? Optional.empty()
              : Optional.of(recordings.readBack(id.get(), fresh.get(i).bytes())));
    }
    return stored;
  }
}
