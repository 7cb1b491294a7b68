package org.plushkeep.vault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.plushkeep.recording.RecordingId;

/** An unlocked vault's journal: each call is one {@link Access} to its database. */
final class OpenJournal implements Journal {
  private static final org.slf4j.Logger log = org.slf4j.LoggerFactory.getLogger(OpenJournal.class);
  private static final int PAGE = 2000;
  private static final int MOST_WAITING = 1000;

  private final Access access;

  /** What a full disk did not take yet. Guarded by this. */
  private final List<Deed> waiting = new ArrayList<>();

  OpenJournal(Access access) {
    this.access = access;
  }

  /** Tells that the vault was opened, and takes in what was refused while it was locked. */
  synchronized void begin(JournalEvent how, Path dir) {
    Deed opening = Deed.of(how, 1);
    try {
      Refusals noted = Refusals.read(dir);
      access.write(
          (open, _) -> {
            access.journal(open).append(opening(open, opening), noted);
            return how;
          });
      noted.delete();
    } catch (VaultException e) {
      waiting.add(opening);
      tellLater(e);
    }
  }

  /** With a change of the key file whose entry was cut short, and with what is older. */
  private List<Deed> opening(Store open, Deed opening) {
    List<Deed> deeds = new ArrayList<>();
    boolean newest = access.age().isNewest();
    if (newest && Freshness.isUntold(open, access.keys())) {
      deeds.add(Freshness.untold(access.keys()));
    }
    deeds.add(opening);
    if (!newest) {
      deeds.add(Deed.of(JournalEvent.OLDER_COPY_OPENED, 1));
    }
    return deeds;
  }

  @Override
  public synchronized void write(JournalEvent event, long count, List<RecordingId> about) {
    waiting.add(Deed.of(event, count, about));
    flush();
  }

  /** Writes what waits. */
  synchronized void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Deed> deeds = List.copyOf(waiting);
    try {
      access.write(
          (open, _) -> {
            access.journal(open).append(deeds);
            return deeds;
          });
      waiting.clear();
    } catch (VaultException e) {
      tellLater(e);
    }
  }

  private void tellLater(VaultException why) {
    log.warn("the history could not be written: {}", why.problem());
    if (waiting.size() > MOST_WAITING) {
      waiting.removeLast();
    }
  }

  @Override
  public int count(JournalFilter filter) throws VaultException {
    return access.call((open, _) -> access.journal(open).count(filter));
  }

  @Override
  public List<JournalEntry> page(JournalFilter filter, int offset, int limit)
      throws VaultException {
    return access.call((open, _) -> access.journal(open).page(filter, offset, limit));
  }

  @Override
  public JournalReport check(DoubleConsumer progress) throws VaultException {
    JournalWalk walk = new JournalWalk(access.keys());
    long all = Math.max(1, count(JournalFilter.ALL));
    List<JournalReport> end = new ArrayList<>();
    while (end.isEmpty()) {
      access.call(
          (open, _) -> {
            step(walk, access.journal(open), open).ifPresent(end::add);
            return end;
          });
      progress.accept(Math.min(1, (double) walk.last() / all));
    }
    return end.getFirst();
  }

  /** The next entries; the end too when these were the last. */
  private java.util.Optional<JournalReport> step(JournalWalk walk, JournalRows rows, Store open) {
    List<JournalRow> next = rows.after(walk.last(), PAGE);
    walk.take(next);
    return next.size() == PAGE
        ? java.util.Optional.empty()
        : java.util.Optional.of(end(walk, rows, open));
  }

  private static JournalReport end(JournalWalk walk, JournalRows rows, Store open) {
    Rows.State state = Erasure.state(open);
    return walk.end(state, state == null || rows.isEveryReferenceWhole(state.about()));
  }

  /** The whole walk at once. */
  static JournalReport walk(Store open, JournalRows rows, KeyRing keys) {
    JournalWalk walk = new JournalWalk(keys);
    for (List<JournalRow> next = rows.after(0, PAGE);
        !next.isEmpty();
        next = rows.after(walk.last(), PAGE)) {
      walk.take(next);
    }
    return end(walk, rows, open);
  }
}
