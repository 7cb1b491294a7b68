package org.plushkeep.collect;

import java.util.List;

/**
 * What became of all files.
 *
 * @param outcomes one for each file that was looked at, in order
 * @param cancelled whether it was stopped before its end
 */
public record ImportResult(List<ImportOutcome> outcomes, boolean cancelled) {
  public ImportResult {
    outcomes = List.copyOf(outcomes);
  }

  /** How many came to such an end. */
  public int count(ImportOutcome.Kind kind) {
    return (int) outcomes.stream().filter(outcome -> outcome.kind() == kind).count();
  }

  /** How many were put into the vault just now. */
  public int added() {
    return (int) outcomes.stream().filter(outcome -> outcome.kind().isNew()).count();
  }

  /** How many are not in the vault. */
  public int refused() {
    return (int) outcomes.stream().filter(outcome -> !outcome.kind().isStored()).count();
  }
}
