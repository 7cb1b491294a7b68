package org.plushkeep.vault;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionFacts;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRules;

/** An unlocked vault's rules: each call is one {@link Access} to its database. */
final class OpenRuleBook implements RuleBook {
  private final Access access;

  /** Only within a call. */
  private @Nullable Set<Integer> closedBlocks;

  OpenRuleBook(Access access) {
    this.access = access;
  }

  private RuleRows rows(Store open) {
    return new RuleRows(access.keys(), open);
  }

  /** For judging. No block that opens comes to be one that does not, so that one look is enough. */
  private RuleRows judged(Store open) {
    if (closedBlocks == null) {
      closedBlocks = new Witnesses(open, access.keys()).closedBlocks();
    }
    return new RuleRows(access.keys(), open, closedBlocks);
  }

  @Override
  public RuleStanding standing() throws VaultException {
    return access.call((open, _) -> rows(open).standing());
  }

  @Override
  public void set(RetentionRules rules) throws VaultException {
    access.write(
        (open, _) -> {
          RuleRows rows = rows(open);
          RuleStanding before = rows.standing();
          if (before.rules().equals(rules) && rows.isBookWhole()) {
            return rules;
          }
          boolean binOnly = before.rules().days().equals(rules.days());
          rows.write(new RuleStanding(rules, binOnly && before.confirmed(), before.seen()));
          if (!rules.eraseAnything()) {
            rows.forgetAll();
          }
          Deed changed = Deed.of(JournalEvent.RULES_CHANGED, 1).with(rules.toString());
          access.journal(open).append(List.of(changed));
          return rules;
        });
  }

  @Override
  public void confirm(RetentionRules rules, Instant now) throws VaultException {
    change(
        standing ->
            standing.rules().equals(rules)
                ? new RuleStanding(rules, true, Optional.of(now))
                : standing);
  }

  @Override
  public void trustClock(Instant now) throws VaultException {
    change(standing -> new RuleStanding(standing.rules(), standing.confirmed(), Optional.of(now)));
  }

  private void change(UnaryOperator<RuleStanding> change) throws VaultException {
    access.write(
        (open, _) -> {
          RuleRows rows = rows(open);
          rows.write(change.apply(rows.standing()));
          return rows;
        });
  }

  @Override
  public Facts facts(Optional<RecordingId> after, int limit) throws VaultException {
    return access.call((open, _) -> judged(open).facts(after, limit));
  }

  @Override
  public void notice(
      RetentionRules rules, List<RecordingId> shown, List<RecordingId> forgotten, Instant now)
      throws VaultException {
    access.write(
        (open, _) -> {
          RuleRows rows = rows(open);
          RuleStanding standing = rows.standing();
          if (!standing.rules().equals(rules)) {
            return now;
          }
          for (RecordingId id : shown) {
            rows.show(id.uuid(), now);
          }
          forgotten.forEach(id -> rows.forget(id.uuid()));
          Instant seen = standing.seen().filter(now::isBefore).orElse(now);
          rows.write(new RuleStanding(rules, standing.confirmed(), Optional.of(seen)));
          return seen;
        });
  }

  @Override
  public List<RecordingId> erase(
      List<RecordingId> ids,
      RetentionRules rules,
      Function<RetentionFacts, Optional<RetentionRule>> judge,
      BooleanSupplier cancelled)
      throws VaultException {
    return access.change(
        (open, _) -> {
          List<RecordingId> doomed = new ArrayList<>();
          Map<RetentionRule.Of, List<RetentionRule>> by = new EnumMap<>(RetentionRule.Of.class);
          RuleRows rows = judged(open);
          if (!rows.standing().rules().equals(rules)) {
            return doomed;
          }
          for (RecordingId id : ids) {
            endIf(cancelled);
            Optional<RetentionRule> rule = rows.facts(id).flatMap(judge);
            if (rule.isPresent()) {
              doomed.add(id);
              by.computeIfAbsent(rule.get().of(), _ -> new ArrayList<>()).add(rule.get());
            }
          }
          if (!doomed.isEmpty()) {
            List<UUID> uuids = doomed.stream().map(RecordingId::uuid).toList();
            new Erasing(access).byRule(open, uuids, deeds(by), () -> endIf(cancelled));
          }
          return doomed;
        });
  }

  private static List<Deed> deeds(Map<RetentionRule.Of, List<RetentionRule>> by) {
    return by.values().stream()
        .map(
            rules ->
                Deed.of(JournalEvent.ERASED_BY_RULE, rules.size())
                    .with(rules.getFirst().toString()))
        .toList();
  }

  private static void endIf(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
