package org.plushkeep.vault;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;

/**
 * What came in while the vault was locked, and whether anything may. As with everything of a {@link
 * Vault}, each call may block on the disk, and fails with {@link VaultException.Problem#LOCKED}
 * once it is locked.
 */
public interface Arrivals {
  /** Whether recordings may come in while the vault is locked: not until somebody allows it. */
  boolean isAllowed() throws VaultException;

  /**
   * Turns collecting while locked on or off. Turning it on takes about half a second for each
   * paired toy. What waits already is moved in all the same.
   */
  void allow(boolean on) throws VaultException;

  /**
   * Moves in what waits: each recording exactly once, wherever this is stopped. What the vault has
   * already (same toy, same bytes) is not stored twice. What cannot be opened, or is of a toy that
   * is not paired, is set aside and holds up none of the others.
   *
   * @param reader tells of each recording's sound
   * @param progress told how much is done, 0 to 1, on the calling thread
   * @param cancelled asked before each; true ends it, and the next call goes on
   * @throws VaultException {@link VaultException.Problem#DISK}; then what was not moved in waits
   *     still
   */
  Moved moveIn(Reader reader, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException;

  /** Tells of a recording's sound: the vault knows none. */
  @FunctionalInterface
  interface Reader {
    /**
     * Makes a recording of what came; its peaks are wiped by the vault too.
     *
     * @param bytes exactly as the toy sent them; wiped by the vault
     */
    NewRecording read(KnownToy toy, Instant collectedAt, byte[] bytes);
  }

  /**
   * What came of moving in.
   *
   * @param added what is new in the vault
   * @param alreadyHere how many the vault had before
   * @param setAside how many could not be moved in and are in {@code aside} now
   * @param aside the folder for those
   * @param keyChanged whether somebody has changed what is needed to collect while locked: then it
   *     is turned off, and what was collected since may have been read by them
   */
  record Moved(
      List<Recording> added, int alreadyHere, int setAside, Path aside, boolean keyChanged) {
    public Moved {
      added = List.copyOf(added);
    }

    /** Whether there was nothing to do and there is nothing to tell. */
    public boolean isNothing() {
      return added.isEmpty() && alreadyHere == 0 && setAside == 0 && !keyChanged;
    }
  }
}
