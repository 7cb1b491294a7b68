package org.plushkeep.vault;

import java.util.List;
import org.plushkeep.recording.RecordingId;

/**
 * What a walk through the whole vault found.
 *
 * @param whole recordings whose every byte and fact is what was written
 * @param damaged recordings of which some part is not
 * @param problems a plain sentence for each thing found, never holding a name or a note
 */
public record VerifyReport(int whole, List<RecordingId> damaged, List<String> problems) {
  public boolean isWhole() {
    return damaged.isEmpty() && problems.isEmpty();
  }
}
