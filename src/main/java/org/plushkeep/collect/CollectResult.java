package org.plushkeep.collect;

import java.util.List;
import org.plushkeep.recording.Recording;

/**
 * What one visit to a toy brought.
 *
 * @param added the recordings that are new in the vault, in the order they came
 * @param alreadyHere how many the toy handed over that the vault had before
 * @param refused how many the toy handed over that could not be stored, since the vault is damaged
 *     where they would stand; they stay on the toy
 */
public record CollectResult(List<Recording> added, int alreadyHere, int refused) {
  public CollectResult {
    added = List.copyOf(added);
  }
}
