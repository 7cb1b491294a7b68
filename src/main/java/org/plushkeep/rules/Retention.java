package org.plushkeep.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.plushkeep.recording.RetentionFacts;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRule.Of;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.recording.Verdict;

/**
 * When a recording is to be erased by itself.
 *
 * <p>A clock can be wrong, and be set right. So being old is not enough: a recording has to have
 * been shown as about to go for {@link #NOTICE} before, in the bin for {@link #BIN_NOTICE}. And
 * where the clock has jumped by more than {@link #MOST_AHEAD}, or back, since rules were applied
 * last, none is applied until a parent says that the date is right.
 */
public final class Retention {
  /** How long a recording is shown as about to go before it does. */
  public static final Duration NOTICE = Duration.ofDays(7);

  /** As {@link #NOTICE}, of what a parent has put into the bin. */
  public static final Duration BIN_NOTICE = Duration.ofDays(1);

  /** A vault that nobody has opened for longer has its date confirmed first. */
  public static final Duration MOST_AHEAD = Duration.ofDays(31);

  /** A clock that is put right by less is taken as it is. */
  public static final Duration MOST_BACK = Duration.ofHours(1);

  private Retention() {}

  /** What is to be thought of the clock. */
  public enum Clock {
    /** It can be right. */
    PLAUSIBLE,
    /** It says far more than at the last time. */
    AHEAD,
    /** It says less than at the last time. */
    BEHIND
  }

  /**
   * Judges the clock.
   *
   * @param seen what it said when rules were applied last, or a parent said that it is right
   */
  public static Clock clock(Instant seen, Instant now) {
    if (now.isBefore(seen.minus(MOST_BACK))) {
      return Clock.BEHIND;
    }
    return now.isAfter(seen.plus(MOST_AHEAD)) ? Clock.AHEAD : Clock.PLAUSIBLE;
  }

  /** The rule that a recording falls under, where there is one. */
  public static Optional<RetentionRule> rule(RetentionRules rules, RetentionFacts facts) {
    return rules.rule(Of.kind(facts));
  }

  /** When a recording has stayed as long as it should; empty for ever. */
  public static Optional<Instant> due(RetentionRules rules, RetentionFacts facts) {
    return rule(rules, facts)
        .map(
            rule ->
                facts.binnedAt().orElse(facts.collectedAt()).plus(Duration.ofDays(rule.days())));
  }

  /**
   * When a recording is erased, as far as it can be said now: when it is due and has been shown for
   * long enough.
   *
   * @return empty where no rule erases it
   */
  public static Optional<Instant> goes(RetentionRules rules, RetentionFacts facts, Instant now) {
    return due(rules, facts).map(due -> later(due, shownSince(facts, now).plus(notice(facts))));
  }

  /** Whether a recording is to be shown as about to go. */
  public static boolean isComing(RetentionRules rules, RetentionFacts facts, Instant now) {
    return due(rules, facts).filter(due -> !due.isAfter(now.plus(NOTICE))).isPresent();
  }

  /** Whether a recording would not be about to go if a parent kept it. */
  public static boolean isSparedWhenKept(RetentionRules rules, RetentionFacts facts, Instant now) {
    RetentionFacts kept =
        new RetentionFacts(
            facts.id(),
            facts.collectedAt(),
            Verdict.KEPT,
            facts.heard(),
            facts.binnedAt(),
            facts.noticedAt());
    return !isComing(rules, kept, now);
  }

  /** Whether a recording is to be erased now. */
  public static boolean isRipe(RetentionRules rules, RetentionFacts facts, Instant now) {
    return facts.noticedAt().isPresent()
        && goes(rules, facts, now).filter(at -> !at.isAfter(now)).isPresent();
  }

  /**
   * Since when it is shown. What says a later time than now comes from a clock that was wrong, and
   * counts from now.
   */
  public static Instant shownSince(RetentionFacts facts, Instant now) {
    return facts.noticedAt().filter(since -> !since.isAfter(now)).orElse(now);
  }

  private static Duration notice(RetentionFacts facts) {
    return facts.binnedAt().isPresent() ? BIN_NOTICE : NOTICE;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
