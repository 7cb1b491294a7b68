package org.plushkeep.collect;

import java.util.List;
import org.plushkeep.recording.RecordingId;

/**
 * What applying the rules has come to.
 *
 * @param erased those that are gone for good
 * @param outlook what is to come
 */
public record Cleared(List<RecordingId> erased, Outlook outlook) {
  public Cleared {
    erased = List.copyOf(erased);
  }
}
