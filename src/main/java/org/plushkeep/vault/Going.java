package org.plushkeep.vault;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.RecordingId;

/**
 * What goes by one erasure.
 *
 * @param recordings by their ids, each once; those that are not there are passed over
 * @param messages as well
 * @param toy one that is forgotten: what is kept for its care goes, and its name where no recording
 *     needs it
 * @param deeds what the journal tells of it; empty for how many went, and of what
 * @param look called often before it is done for good; by throwing it has nothing happen
 */
record Going(
    List<UUID> recordings,
    List<UUID> messages,
    Optional<String> toy,
    List<Deed> deeds,
    Runnable look) {

  static Going recordings(List<RecordingId> ids) {
    return byRule(
        ids.stream().map(RecordingId::uuid).distinct().toList(), List.of(), Going::nobodyLooks);
  }

  static Going byRule(List<UUID> ids, List<Deed> deeds, Runnable look) {
    return new Going(ids, List.of(), Optional.empty(), deeds, look);
  }

  static Going messages(List<MessageId> ids) {
    List<UUID> uuids = ids.stream().map(MessageId::uuid).toList();
    return new Going(List.of(), uuids, Optional.empty(), List.of(), Going::nobodyLooks);
  }

  static Going toy(String id) {
    List<Deed> deeds = List.of(Deed.of(JournalEvent.TOY_FORGOTTEN, 1));
    return new Going(List.of(), List.of(), Optional.of(id), deeds, Going::nobodyLooks);
  }

  /** For the journal, once it is known how many of them were there. */
  List<Deed> told(int erased) {
    JournalEvent event = messages.isEmpty() ? JournalEvent.ERASED : JournalEvent.MESSAGE_ERASED;
    return deeds.isEmpty() ? List.of(Deed.of(event, erased)) : deeds;
  }

  private static void nobodyLooks() {}
}
