package org.plushkeep.testing;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.recording.RetentionFacts;
import org.plushkeep.recording.RetentionRule;
import org.plushkeep.recording.RetentionRules;
import org.plushkeep.vault.Bin;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.RuleBook;
import org.plushkeep.vault.RuleStanding;
import org.plushkeep.vault.VaultException;

/** Rules and bin of a {@link MemoryVault}. */
public final class MemoryRules implements RuleBook, Bin {
  /** Erases from the vault. */
  interface Eraser {
    int erase(List<RecordingId> ids) throws VaultException;

    /** Refuses a write as a full disk does. */
    void refuseWhenFull() throws VaultException;
  }

  private final Map<RecordingId, Recording> recordings;
  private final MemoryJournal journal;
  private final Eraser eraser;
  private final Map<RecordingId, Instant> binned = new HashMap<>();
  private final Map<RecordingId, Instant> noticed = new HashMap<>();
  private RuleStanding standing = new RuleStanding(RetentionRules.NONE, false, Optional.empty());

  MemoryRules(Map<RecordingId, Recording> recordings, MemoryJournal journal, Eraser eraser) {
    this.recordings = recordings;
    this.journal = journal;
    this.eraser = eraser;
  }

  synchronized boolean isBinned(RecordingId id) {
    return binned.containsKey(id);
  }

  /** As if rules had been applied at some time. */
  public synchronized void stand(RuleStanding as) {
    standing = as;
  }

  @Override
  public synchronized int put(List<RecordingId> ids, Instant when) throws VaultException {
    eraser.refuseWhenFull();
    ids.forEach(id -> binned.put(id, when));
    journal.write(JournalEvent.BINNED, ids.size(), ids);
    return ids.size();
  }

  @Override
  public synchronized int takeOut(List<RecordingId> ids) {
    ids.forEach(binned::remove);
    return ids.size();
  }

  @Override
  public synchronized int count() {
    return binned.size();
  }

  @Override
  public synchronized RuleStanding standing() {
    return standing;
  }

  @Override
  public synchronized void set(RetentionRules rules) throws VaultException {
    eraser.refuseWhenFull();
    standing = new RuleStanding(rules, false, standing.seen());
  }

  @Override
  public synchronized void confirm(RetentionRules rules, Instant now) {
    if (standing.rules().equals(rules)) {
      standing = new RuleStanding(rules, true, Optional.of(now));
    }
  }

  @Override
  public synchronized void trustClock(Instant now) {
    standing = new RuleStanding(standing.rules(), standing.confirmed(), Optional.of(now));
  }

  @Override
  public synchronized Facts facts(Optional<RecordingId> after, int limit) {
    return new Facts(recordings.values().stream().map(this::facts).toList(), Optional.empty());
  }

  private RetentionFacts facts(Recording one) {
    return new RetentionFacts(
        one.id(),
        one.collectedAt(),
        one.verdict(),
        false,
        Optional.ofNullable(binned.get(one.id())),
        Optional.ofNullable(noticed.get(one.id())));
  }

  @Override
  public synchronized void notice(
      RetentionRules rules, List<RecordingId> shown, List<RecordingId> forgotten, Instant now) {
    if (!standing.rules().equals(rules)) {
      return;
    }
    shown.forEach(id -> noticed.put(id, now));
    forgotten.forEach(noticed::remove);
    standing = new RuleStanding(standing.rules(), standing.confirmed(), Optional.of(now));
  }

  @Override
  public synchronized List<RecordingId> erase(
      List<RecordingId> ids,
      RetentionRules rules,
      Function<RetentionFacts, Optional<RetentionRule>> judge,
      BooleanSupplier cancelled)
      throws VaultException {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    List<RecordingId> doomed =
        ids.stream()
            .filter(id -> recordings.containsKey(id))
            .filter(id -> judge.apply(facts(recordings.get(id))).isPresent())
            .toList();
    eraser.erase(doomed);
    doomed.forEach(binned::remove);
    return doomed;
  }
}
