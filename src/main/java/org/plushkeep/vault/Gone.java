package org.plushkeep.vault;

import java.util.List;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.RecordingId;

/** What a receipt is to be for. */
public record Gone(List<RecordingId> recordings, List<MessageId> messages) {
  public Gone {
    recordings = List.copyOf(recordings);
    messages = List.copyOf(messages);
  }

  /** Recordings alone. */
  public static Gone recordings(List<RecordingId> ids) {
    return new Gone(ids, List.of());
  }

  /** Messages alone. */
  public static Gone messages(List<MessageId> ids) {
    return new Gone(List.of(), ids);
  }

  public boolean isEmpty() {
    return recordings.isEmpty() && messages.isEmpty();
  }
}
