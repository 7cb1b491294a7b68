package org.plushkeep.vault;

import java.util.Optional;
import java.util.Set;
import org.plushkeep.recording.Silence;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;

/**
 * Which recordings to show.
 *
 * @param toy only from this toy, or all
 * @param verdicts only with one of these; empty means all
 * @param mostlySilent only those that are mostly silence, as {@link Silence} says; those that
 *     nobody has measured are not among them
 * @param binned only those in the {@link Bin}; else only those that are not
 */
public record RecordingFilter(
    Optional<ToyId> toy, Set<Verdict> verdicts, boolean mostlySilent, boolean binned) {
  /** All that are not in the bin. */
  public static final RecordingFilter ALL = new RecordingFilter(Optional.empty(), Set.of());

  /** All that are in the bin. */
  public static final RecordingFilter BIN =
      new RecordingFilter(Optional.empty(), Set.of(), false, true);

  /** Not in the bin. */
  public RecordingFilter(Optional<ToyId> toy, Set<Verdict> verdicts, boolean mostlySilent) {
    this(toy, verdicts, mostlySilent, false);
  }

  /** Silent or not, not in the bin. */
  public RecordingFilter(Optional<ToyId> toy, Set<Verdict> verdicts) {
    this(toy, verdicts, false);
  }
}
