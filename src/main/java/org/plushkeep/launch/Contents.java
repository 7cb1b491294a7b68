package org.plushkeep.launch;

import java.util.ArrayList;
import java.util.List;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * What a vault holds, newest first.
 *
 * @param whole what can be told about
 * @param damaged what cannot: its row is not what was written
 */
record Contents(List<Recording> whole, List<RecordingId> damaged) {
  Contents {
    whole = List.copyOf(whole);
    damaged = List.copyOf(damaged);
  }

  /** One damaged row does not hide the others. */
  static Contents of(Vault vault, RecordingFilter filter) throws VaultException {
    List<Recording> whole = new ArrayList<>();
    List<RecordingId> damaged = new ArrayList<>();
    for (RecordingId id : vault.ids(filter)) {
      try {
        vault.find(id).ifPresent(whole::add);
      } catch (VaultException e) {
        if (e.problem() != VaultException.Problem.DAMAGED) {
          throw e;
        }
        damaged.add(id);
      }
    }
    return new Contents(whole, damaged);
  }

  void complainOfDamage() throws CommandFailure {
    if (!damaged.isEmpty()) {
      List<String> ids = damaged.stream().map(RecordingId::toString).toList();
      throw new CommandFailure(
          ExitCode.DAMAGED,
          "What the vault says of "
              + Text.count(ids.size(), "recording")
              + " is damaged, so not listed: "
              + String.join(", ", ids)
              + ".");
    }
  }
}
