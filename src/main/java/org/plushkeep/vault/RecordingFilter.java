package org.plushkeep.vault;

import java.util.Optional;
import java.util.Set;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.Verdict;

/**
 * Which recordings to show.
 *
 * @param toy only from this toy, or all
 * @param verdicts only with one of these; empty means all
 */
public record RecordingFilter(Optional<ToyId> toy, Set<Verdict> verdicts) {
  public static final RecordingFilter ALL = new RecordingFilter(Optional.empty(), Set.of());
}
