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
 */
public record RecordingFilter(Optional<ToyId> toy, Set<Verdict> verdicts, boolean mostlySilent) {
  public static final RecordingFilter ALL = new RecordingFilter(Optional.empty(), Set.of());

  /** Silent or not. */
  public RecordingFilter(Optional<ToyId> toy, Set<Verdict> verdicts) {
    this(toy, verdicts, false);
  }
}
