package org.plushkeep.vault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.JournalReport.Flaw;
import org.plushkeep.vault.JournalReport.Kind;

/** A walk along a journal, entry by entry, that says where it is not what was written. */
final class JournalWalk {
  private final KeyRing keys;
  private final List<Flaw> flaws = new ArrayList<>();
  private long last;
  private long entries;
  private byte[] macBefore = new byte[0];
  private boolean anchored;

  JournalWalk(KeyRing keys) {
    this.keys = keys;
  }

  /** The number of the entry that was looked at last. */
  long last() {
    return last;
  }

  /** Looks at the next entries. */
  void take(List<JournalRow> rows) {
    for (JournalRow row : rows) {
      boolean gap = row.seq() != last + 1;
      if (gap) {
        add(Kind.MISSING, last + 1, row.seq() - 1);
      }
      if (!row.isWhole(keys) || (!gap && !row.follows(macBefore))) {
        add(Kind.EDITED, row.seq(), row.seq());
      }
      VaultFile.Anchor anchor = keys.file().journal();
      anchored |= anchor != null && anchor.isOf(row);
      last = row.seq();
      macBefore = row.mac();
      entries++;
    }
  }

  /**
   * Compares the end with what the state binds.
   *
   * @param references whether what binds recordings to entries is what was written
   */
  JournalReport end(Rows.@Nullable State state, boolean references) {
    if (state == null || !state.isWhole(keys)) {
      add(Kind.COUNT, last, last);
      return new JournalReport(entries, flaws);
    }
    JournalHead head = state.journal();
    if (head.count() > last) {
      add(Kind.MISSING, last + 1, head.count());
    } else if (head.count() < last) {
      add(Kind.ADDED, head.count() + 1, last);
    } else if (last > 0 && !java.security.MessageDigest.isEqual(head.mac(), macBefore)) {
      add(Kind.EDITED, last, last);
    }
    if (!references) {
      add(Kind.REFERENCES, last, last);
    }
    VaultFile.Anchor anchor = keys.file().journal();
    if (anchor != null && !anchored && flaws.isEmpty()) {
      add(Kind.OLDER, anchor.count(), anchor.count());
    }
    return new JournalReport(entries, flaws);
  }

  /** Neighbours are told of together. */
  private void add(Kind kind, long from, long to) {
    if (!flaws.isEmpty()) {
      Flaw before = flaws.getLast();
      if (before.kind() == kind && before.to() >= from - 1) {
        flaws.set(flaws.size() - 1, new Flaw(kind, before.from(), to));
        return;
      }
    }
    if (flaws.size() < JournalReport.MOST) {
      flaws.add(new Flaw(kind, from, to));
    }
  }
}
