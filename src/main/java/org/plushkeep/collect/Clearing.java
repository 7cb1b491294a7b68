package org.plushkeep.collect;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import org.plushkeep.collect.Outlook.Ask;
import org.plushkeep.collect.Outlook.Coming;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionFacts;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.rules.Retention;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.RuleBook;
import org.plushkeep.vault.RuleStanding;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Applies a parent's rules to a vault: what is about to go is shown, what was shown for long enough
 * is erased for good, all of it at once. Blocks; the vault can be used meanwhile, but for the
 * erasing itself. Stopped anywhere, everything that was to go is gone or everything is still there.
 */
public final class Clearing {
  /** How far it is when looking is done, and erasing begins. */
  public static final double ERASING = 0.75;

  private static final int PAGE = 500;

  private final Vault vault;
  private final InstantSource clock;

  public Clearing(Vault vault) {
    this(vault, InstantSource.system());
  }

  /**
   * @param clock what time it is
   */
  public Clearing(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * What other rules would do. Changes nothing, and asks nothing.
   *
   * @param cancelled asked often; true ends it with a {@link CancellationException}
   */
  public Outlook preview(RetentionRules rules, BooleanSupplier cancelled) throws VaultException {
    Instant now = clock.instant();
    Walk walk = new Walk(rules, now);
    walk.run(_ -> {}, cancelled);
    RuleStanding standing = new RuleStanding(rules, false, Optional.empty());
    return walk.outlook(standing, Optional.empty(), Set.of());
  }

  /** What the rules there are would do now. Changes nothing. */
  public Outlook look(BooleanSupplier cancelled) throws VaultException {
    Instant now = clock.instant();
    RuleStanding standing = vault.rules().standing();
    Walk walk = new Walk(standing.rules(), now);
    walk.run(_ -> {}, cancelled);
    return walk.outlook(standing, walk.ask(standing), Set.of());
  }

  /**
   * Applies the rules, unless a parent is to be asked first: then nothing is changed.
   *
   * @param progress told how much is done, 0 to 1, on the calling thread
   * @param cancelled asked often; true ends it with a {@link CancellationException}, and nothing is
   *     erased
   * @throws VaultException {@link VaultException.Problem#DISK}, {@link
   *     VaultException.Problem#LOCKED}
   */
  public Cleared run(DoubleConsumer progress, BooleanSupplier cancelled) throws VaultException {
    Instant now = clock.instant();
    RuleStanding standing = vault.rules().standing();
    Walk walk = new Walk(standing.rules(), now);
    if (!standing.rules().eraseAnything()) {
      return new Cleared(List.of(), walk.outlook(standing, Optional.empty(), Set.of()));
    }
    walk.run(progress, cancelled);
    Optional<Ask> ask = walk.ask(standing);
    if (ask.isPresent()) {
      return new Cleared(List.of(), walk.outlook(standing, ask, Set.of()));
    }
    if (!standing.confirmed()) {
      vault.rules().confirm(walk.rules, now); // they erase nothing now: nothing to ask
    }
    vault.rules().notice(walk.rules, walk.unshown, walk.staying, now);
    if (!walk.ripe.isEmpty()) {
      progress.accept(ERASING);
    }
    List<RecordingId> erased =
        erase(walk.ripe, walk.rules, one -> Retention.isRipe(walk.rules, one, now), cancelled);
    progress.accept(1);
    return new Cleared(erased, walk.outlook(standing, ask, new HashSet<>(erased)));
  }

  /**
   * A parent has said yes to what an outlook asks; applies the rules then. What was due by new
   * rules is erased at once, as was shown, and no more than that.
   *
   * @param shown what the parent has seen
   */
  public Cleared confirm(Outlook shown, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException {
    List<RecordingId> erased = new ArrayList<>();
    Ask ask = shown.ask().orElse(Ask.NEW_RULES);
    if (ask == Ask.NEW_RULES) {
      RetentionRules rules = shown.standing().rules();
      if (!vault.rules().standing().rules().equals(rules)) {
        return run(progress, cancelled); // other rules by now: asked anew
      }
      Instant now = shown.now();
      erased.addAll(
          erase(
              shown.due(),
              rules,
              one -> Retention.due(rules, one).filter(at -> !at.isAfter(now)).isPresent(),
              cancelled));
      vault.rules().confirm(rules, clock.instant());
    } else {
      vault.rules().trustClock(clock.instant());
    }
    Cleared rest = run(progress, cancelled);
    erased.addAll(rest.erased());
    return new Cleared(erased, rest.outlook());
  }

  private List<RecordingId> erase(
      List<RecordingId> ids,
      RetentionRules rules,
      Predicate<RetentionFacts> condition,
      BooleanSupplier cancelled)
      throws VaultException {
    return ids.isEmpty()
        ? List.of()
        : vault
            .rules()
            .erase(
                ids,
                rules,
                one -> condition.test(one) ? Retention.rule(rules, one) : Optional.empty(),
                cancelled);
  }

  /** One look at every recording, page by page. */
  private final class Walk {
    private final RetentionRules rules;
    private final Instant now;
    private final List<RecordingId> due = new ArrayList<>();
    private final List<Coming> coming = new ArrayList<>();
    private final List<RecordingId> unshown = new ArrayList<>();
    private final List<RecordingId> staying = new ArrayList<>();
    private final List<RecordingId> ripe = new ArrayList<>();

    Walk(RetentionRules rules, Instant now) {
      this.rules = rules;
      this.now = now;
    }

    void run(DoubleConsumer progress, BooleanSupplier cancelled) throws VaultException {
      int all = vault.count(RecordingFilter.ALL) + vault.bin().count();
      int done = 0;
      Optional<RecordingId> after = Optional.empty();
      do {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        RuleBook.Facts page = vault.rules().facts(after, PAGE);
        page.facts().forEach(this::take);
        after = page.end();
        done += PAGE;
        progress.accept(Math.min(1, (double) done / Math.max(1, all)) / 2);
      } while (after.isPresent());
      coming.sort(Comparator.comparing(Coming::at));
    }

    private void take(RetentionFacts one) {
      boolean isComing = Retention.isComing(rules, one, now);
      if (isComing) {
        coming.add(
            new Coming(
                one.id(),
                Retention.rule(rules, one).orElseThrow(),
                Retention.goes(rules, one, now).orElseThrow(),
                Retention.isSparedWhenKept(rules, one, now)));
        if (!Retention.due(rules, one).orElseThrow().isAfter(now)) {
          due.add(one.id());
        }
        if (one.noticedAt().isEmpty() || one.noticedAt().get().isAfter(now)) {
          unshown.add(one.id());
        }
        if (Retention.isRipe(rules, one, now)) {
          ripe.add(one.id());
        }
      } else if (one.noticedAt().isPresent()) {
        staying.add(one.id());
      }
    }

    /** What is to be asked before these rules do anything. */
    Optional<Ask> ask(RuleStanding standing) {
      if (!standing.rules().eraseAnything()) {
        return Optional.empty();
      }
      Retention.Clock seen =
          standing
              .seen()
              .map(before -> Retention.clock(before, now))
              .orElse(Retention.Clock.PLAUSIBLE);
      return switch (seen) {
        case AHEAD -> Optional.of(Ask.CLOCK_AHEAD);
        case BEHIND -> Optional.of(Ask.CLOCK_BEHIND);
        case PLAUSIBLE ->
            standing.confirmed() || due.isEmpty() ? Optional.empty() : Optional.of(Ask.NEW_RULES);
      };
    }

    Outlook outlook(RuleStanding standing, Optional<Ask> ask, Set<RecordingId> erased) {
      return new Outlook(
          standing,
          now,
          ask,
          due.stream().filter(id -> !erased.contains(id)).toList(),
          coming.stream().filter(one -> !erased.contains(one.id())).toList());
    }
  }
}
