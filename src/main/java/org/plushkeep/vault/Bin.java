package org.plushkeep.vault;

import java.time.Instant;
import java.util.List;
import org.plushkeep.recording.RecordingId;

/**
 * Where recordings wait that somebody has deleted and nobody has erased yet. They are in the vault
 * as any others, and listed only where a {@link RecordingFilter} asks for the bin.
 */
public interface Bin {
  /**
   * Puts recordings there. Durable when it returns.
   *
   * @param when what the clock says
   * @return how many (those that are there already, and ids not here, are passed over)
   */
  int put(List<RecordingId> ids, Instant when) throws VaultException;

  /**
   * Takes recordings out again, as they were.
   *
   * @return how many
   */
  int takeOut(List<RecordingId> ids) throws VaultException;

  /** How many are there. */
  int count() throws VaultException;
}
