package org.plushkeep.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.RecordingId;

/**
 * Something done, before it is an entry.
 *
 * @param author who did it; empty for who has the vault open
 * @param detail by which rule, or which rules; empty for most
 */
record Deed(
    JournalEvent event,
    long count,
    List<RecordingId> about,
    Instant at,
    Optional<Author> author,
    String detail) {
  static Deed of(JournalEvent event, long count, List<RecordingId> about) {
    return new Deed(event, count, List.copyOf(about), Instant.now(), Optional.empty());
  }

  /** Without a detail. */
  Deed(
      JournalEvent event,
      long count,
      List<RecordingId> about,
      Instant at,
      Optional<Author> author) {
    this(event, count, about, at, author, "");
  }

  Deed with(String newDetail) {
    return new Deed(event, count, about, at, author, newDetail);
  }

  static Deed of(JournalEvent event, long count) {
    return of(event, count, List.of());
  }

  /**
   * What storing was.
   *
   * @param stored for each of {@code fresh}, empty where it was there already
   */
  static List<Deed> storing(List<NewRecording> fresh, List<Optional<RecordingId>> stored) {
    long files = 0;
    long collected = 0;
    for (int i = 0; i < stored.size(); i++) {
      if (stored.get(i).isPresent()) {
        if (fresh.get(i).toyId().isImported()) {
          files++;
        } else {
          collected++;
        }
      }
    }
    List<Deed> deeds = new ArrayList<>();
    if (collected > 0) {
      deeds.add(of(JournalEvent.COLLECTED, collected));
    }
    if (files > 0) {
      deeds.add(of(JournalEvent.IMPORTED, files));
    }
    return deeds;
  }
}
