package org.plushkeep.collect;

import java.util.Optional;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.safety.SafetyNotes;
import org.plushkeep.toy.safety.SafetyReport;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/** What was found of a toy's safety, kept with the toy, for when it cannot be looked at again. */
public final class SafetyMemory {
  private final Vault vault;

  /**
   * @param vault open; it locks by itself
   */
  public SafetyMemory(Vault vault) {
    this.vault = vault;
  }

  /**
   * Keeps it in the place of what was found before. Nothing is kept of a toy that is not paired, or
   * that was not there to be looked at.
   */
  public void keep(SafetyReport report) throws VaultException {
    boolean paired = vault.toys().stream().anyMatch(toy -> toy.id().equals(report.id()));
    if (paired && report.wasThere()) {
      vault.care().looked(report.id(), SafetyNotes.of(report));
    }
  }

  /** What was found last; empty where nobody has looked yet. */
  public Optional<SafetyReport> last(ToyId toy) throws VaultException {
    return vault.care().lastLook(toy).flatMap(note -> SafetyNotes.read(toy, note));
  }
}
