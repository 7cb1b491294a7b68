package org.plushkeep.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionFacts;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRules;

/**
 * What a parent wants to be erased by itself, and what has to be known and done for it. Nothing is
 * judged here: that is for who calls.
 */
public interface RuleBook {
  /** How it stands. */
  RuleStanding standing() throws VaultException;

  /**
   * Takes other rules in the place of these. They are not confirmed. Does nothing when they are the
   * same.
   */
  void set(RetentionRules rules) throws VaultException;

  /**
   * A parent says yes to what the rules erase first.
   *
   * @param rules which were shown; nothing is done when others hold by now
   * @param now what the clock says, and was shown
   */
  void confirm(RetentionRules rules, Instant now) throws VaultException;

  /**
   * A parent says that the clock is right.
   *
   * @param now what it says
   */
  void trustClock(Instant now) throws VaultException;

  /**
   * A part of what rules ask of recordings.
   *
   * @param after where the part before ended; empty for the first
   * @param limit how many at most, at least 1
   */
  Facts facts(Optional<RecordingId> after, int limit) throws VaultException;

  /**
   * A part.
   *
   * @param facts of those that are whole; what is damaged falls under no rule
   * @param end where the next one begins; empty when this was the last
   */
  record Facts(List<RetentionFacts> facts, Optional<RecordingId> end) {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  /**
   * Remembers which recordings are shown as about to go.
   *
   * @param rules by which they go; nothing is done when others hold by now
   * @param shown from now on
   * @param forgotten no more
   * @param now what the clock says
   */
  void notice(
      RetentionRules rules, List<RecordingId> shown, List<RecordingId> forgotten, Instant now)
      throws VaultException;

  /**
   * Erases for good, as {@link Vault#erase} does, and tells in the history by which rule. Each is
   * judged once more, at a moment when nobody else can change it.
   *
   * @param ids which may be erased
   * @param rules by which they were found; nothing is erased when others hold by now
   * @param judge by which rule one is; empty for staying
   * @param cancelled asked often until it is done for good; true ends it with a {@link
   *     java.util.concurrent.CancellationException}, and nothing is erased
   * @return those that were erased
   */
  List<RecordingId> erase(
      List<RecordingId> ids,
      RetentionRules rules,
      Function<RetentionFacts, Optional<RetentionRule>> judge,
      BooleanSupplier cancelled)
      throws VaultException;
}
