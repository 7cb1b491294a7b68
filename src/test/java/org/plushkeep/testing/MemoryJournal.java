package org.plushkeep.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Journal;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.JournalReport;
import org.plushkeep.vault.JournalSource;

/** The history of a {@link MemoryVault}: what others tell it, and what a test puts there. */
public final class MemoryJournal implements Journal {
  private final List<JournalEntry> entries = new ArrayList<>();
  private final List<JournalReport.Flaw> flaws = new ArrayList<>();

  /** Puts an entry there as of another day. */
  public synchronized void put(
      Instant at,
      JournalEvent event,
      long count,
      String account,
      JournalSource source,
      List<RecordingId> about) {
    add(at, event, count, account, source, about);
  }

  private void add(
      Instant at,
      JournalEvent event,
      long count,
      String account,
      JournalSource source,
      List<RecordingId> about) {
    boolean back = !entries.isEmpty() && at.isBefore(entries.getLast().at());
    Optional<RecordingId> one =
        about.size() == 1 ? Optional.of(about.getFirst()) : Optional.empty();
    entries.add(
        new JournalEntry(entries.size() + 1, at, back, event, count, account, source, one, true));
  }

  /** Takes all entries away. */
  public synchronized void clear() {
    entries.clear();
    flaws.clear();
  }

  /** From now on it says that these were edited or cut. */
  public synchronized void breakAt(JournalReport.Kind kind, long from, long to) {
    flaws.add(new JournalReport.Flaw(kind, from, to));
    entries.replaceAll(
        one ->
            kind == JournalReport.Kind.EDITED && one.number() >= from && one.number() <= to
                ? new JournalEntry(
                    one.number(),
                    one.at(),
                    one.clockWentBack(),
                    one.event(),
                    one.count(),
                    one.account(),
                    one.source(),
                    one.about(),
                    false)
                : one);
  }

  @Override
  public synchronized void write(JournalEvent event, long count, List<RecordingId> about) {
    add(Instant.now(), event, count, "family", JournalSource.WINDOW, about);
  }

  @Override
  public synchronized int count(JournalFilter filter) {
    return page(filter, 0, Integer.MAX_VALUE).size();
  }

  @Override
  public synchronized List<JournalEntry> page(JournalFilter filter, int offset, int limit) {
    return entries.reversed().stream()
        .filter(one -> one.number() <= filter.upTo())
        .filter(one -> filter.events().isEmpty() || filter.events().contains(one.event()))
        .filter(one -> filter.since().isEmpty() || !one.at().isBefore(filter.since().get()))
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized JournalReport check(DoubleConsumer progress) {
    return new JournalReport(entries.size(), flaws);
  }
}
