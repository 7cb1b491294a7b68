package org.plushkeep.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Erased;
import org.plushkeep.vault.Receipts;

/** The receipts of a vault in memory. */
final class MemoryReceipts implements Receipts {
  private final Set<RecordingId> here;

  MemoryReceipts(Set<RecordingId> here) {
    this.here = here;
  }

  @Override
  public Erased lookFor(List<RecordingId> ids) {
    List<String> gone =
        ids.stream()
            .filter(id -> !here.contains(id))
            .map(id -> "%016x".formatted(id.hashCode()))
            .toList();
    return new Erased(gone, ids.size() - gone.size(), here.size(), true, true);
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
