package org.plushkeep.vault;

import java.time.Instant;
import java.util.Optional;
import org.plushkeep.recording.RetentionRules;

/**
 * How it stands with erasing by rule.
 *
 * @param rules what a parent chose; none where what is stored is not what was written
 * @param confirmed whether a parent has said yes to what these rules erase first
 * @param seen what the clock said when they were applied last, or a parent said that it is right;
 *     empty before that
 */
public record RuleStanding(RetentionRules rules, boolean confirmed, Optional<Instant> seen) {
  static final RuleStanding NONE = new RuleStanding(RetentionRules.NONE, false, Optional.empty());
}
