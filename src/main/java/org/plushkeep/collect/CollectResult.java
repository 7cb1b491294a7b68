package org.plushkeep.collect;

import java.util.List;
import org.plushkeep.recording.Recording;

/**
 * What one visit to a toy brought.
 *
 * @param added the recordings that are new in the vault, in the order they came
 * @param alreadyHere how many the toy handed over that the vault had before
 */
public record CollectResult(List<Recording> added, int alreadyHere) {
  public CollectResult {
    added = List.copyOf(added);
  }
}
