package org.plushkeep.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plushkeep.recording.MessageId;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Erased;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.Owed;
import org.plushkeep.vault.Receipts;

/** The receipts of a vault in memory. */
final class MemoryReceipts implements Receipts {
  private final Set<RecordingId> here;
  private final List<RecordingId> recordings = new ArrayList<>();
  private final List<MessageId> messages = new ArrayList<>();
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  MemoryReceipts(Set<RecordingId> here) {
    this.here = here;
  }

  @Override
  public Erased lookFor(Gone gone) {
    List<String> erased =
        gone.recordings().stream()
            .filter(id -> !here.contains(id))
            .map(MemoryReceipts::reference)
            .toList();
    List<String> messages = gone.messages().stream().map(MemoryReceipts::reference).toList();
    int stillHere = gone.recordings().size() - erased.size();
    return new Erased(erased, messages, stillHere, here.size(), true, true);
  }

  /** What {@link MemoryVault} has erased. */
  synchronized void owe(Gone gone) {
    Instant when = Instant.now();
    recordings.addAll(gone.recordings());
    messages.addAll(gone.messages());
    first = when.isBefore(first) ? when : first;
    last = when.isAfter(last) ? when : last;
  }

  @Override
  public synchronized Optional<Owed> owed() {
    Gone gone = new Gone(recordings, messages);
    Erased erased = lookFor(gone);
    return gone.isEmpty()
        ? Optional.empty()
        : Optional.of(new Owed(erased, first, last, erased.references()));
  }

  private static String reference(Object id) {
    return "%016x".formatted(id.hashCode());
  }

  @Override
  public synchronized void settle(List<String> references) {
    recordings.removeIf(id -> references.contains(reference(id)));
    messages.removeIf(id -> references.contains(reference(id)));
    if (recordings.isEmpty() && messages.isEmpty()) {
      first = Instant.MAX;
      last = Instant.MIN;
    }
  }

  @Override
  public byte[] mark(String text) {
    return ("" + text.hashCode()).getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean isMarked(String text, byte[] mark) {
    return Arrays.equals(mark, mark(text));
  }
}
