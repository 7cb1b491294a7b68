package org.plushkeep.collect;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.vault.RuleStanding;

/**
 * What rules are about to do.
 *
 * @param standing by which rules, and when they were applied last
 * @param now what the clock says
 * @param ask what a parent has to say yes to before any rule erases anything; empty for nothing
 * @param due those that have stayed as long as they should
 * @param coming those that have, or will have within seven days, and when each is erased; the next
 *     one first
 */
public record Outlook(
    RuleStanding standing,
    Instant now,
    Optional<Ask> ask,
    List<RecordingId> due,
    List<Coming> coming) {
  public Outlook {
    due = List.copyOf(due);
    coming = List.copyOf(coming);
  }

  /** What a parent is asked. */
  public enum Ask {
    /** Other rules hold than before, and would erase something now. */
    NEW_RULES,
    /** The clock says far more than when rules were applied last. */
    CLOCK_AHEAD,
    /** The clock says less than when rules were applied last. */
    CLOCK_BEHIND
  }

  /**
   * One that is about to go.
   *
   * @param at not before this
   * @param keepable whether it would stay if a parent kept it
   */
  public record Coming(RecordingId id, RetentionRule rule, Instant at, boolean keepable) {}
}
