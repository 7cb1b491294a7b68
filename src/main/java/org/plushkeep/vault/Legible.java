package org.plushkeep.vault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.Verdict;

/**
 * The recordings of a database of which a page does not read: H2 answers no question then that
 * leads through that page. Which ones there are stands in several places, and each row is asked for
 * by itself.
 */
final class Legible {
  private static final Comparator<Rows.Sound> NEWEST_FIRST =
      Comparator.comparingLong(Rows.Sound::collectedAt).reversed().thenComparing(Rows.Sound::id);

  /** Each holds every id; the first is what H2 goes by itself. */
  private static final List<String> INDEXES =
      List.of(
          "",
          "USE INDEX (recording_newest)",
          "USE INDEX (recording_toy)",
          "USE INDEX (recording_silence)",
          Store.WITHOUT_INDEX);

  private final Store store;
  private final SoundRows rows;

  /** Those whose row does not read, once {@link #rows} has looked. */
  private final List<UUID> unread = new ArrayList<>();

  Legible(Store store) {
    this.store = store;
    rows = new SoundRows(store);
  }

  /** Which recordings there are, from the first place that reads; none where none does. */
  List<UUID> ids() {
    for (String index : INDEXES) {
      try {
        return uuids("SELECT id FROM " + store.recordings(index));
      } catch (JdbiException e) {
        Trouble.mustBeDamage(e);
      }
    }
    return List.of();
  }

  private List<UUID> uuids(String query) {
    return store.handle().createQuery(query).mapTo(UUID.class).list();
  }

  /** Those that pass, newest first; what does not read passes where all do. */
  List<RecordingId> ids(RecordingFilter filter) {
    List<RecordingId> ids = new ArrayList<>();
    rows(filter).forEach(row -> ids.add(new RecordingId(row.id())));
    if (filter.equals(RecordingFilter.ALL)) {
      Set<UUID> binned = binned();
      unread.stream().filter(id -> !binned.contains(id)).map(RecordingId::new).forEach(ids::add);
    }
    return ids;
  }

  /** The rows that read and pass, newest first. */
  List<Rows.Sound> rows(RecordingFilter filter) {
    Set<UUID> binned = binned();
    List<Rows.Sound> rows = new ArrayList<>();
    for (UUID id : ids()) {
      try {
        Optional<Rows.Sound> row = this.rows.find("id", id);
        row.filter(one -> passes(one, filter, binned.contains(id))).ifPresent(rows::add);
      } catch (JdbiException e) {
        Trouble.mustBeDamage(e);
        unread.add(id);
      }
    }
    rows.sort(NEWEST_FIRST);
    return rows;
  }

  private static boolean passes(Rows.Sound row, RecordingFilter filter, boolean binned) {
    Set<Verdict> verdicts = filter.verdicts();
    return filter.binned() == binned
        && filter.toy().map(toy -> toy.value().equals(row.toy())).orElse(true)
        && (verdicts.isEmpty() || verdicts.stream().anyMatch(v -> v.name().equals(row.verdict())))
        && (!filter.mostlySilent() || row.silence() >= Silence.MOSTLY_PERMILLE);
  }

  private Set<UUID> binned() {
    try {
      return new HashSet<>(uuids("SELECT recording_id FROM " + BinRows.TABLE));
    } catch (JdbiException e) {
      Trouble.mustBeDamage(e);
      return Set.of();
    }
  }
}
