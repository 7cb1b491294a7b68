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
   * already (same toy, same bytes) is not stored twice. What is damaged, or is of a toy that is not
   * paired, is set aside, and what the disk or the database does not let come in stays; neither
   * holds up the others, and both are tried again next time. An erasure at which nothing waits
   * makes what is aside unreadable for ever.
   *
   * @param reader tells of each recording's sound
   * @param progress told how much is done, 0 to 1, on the calling thread
   * @param cancelled asked before each; true ends it, and the next call goes on
   * @throws VaultException {@link VaultException.Problem#DISK}, or {@code DAMAGED} where the
   *     database is; then what was not moved in waits still
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
   * @param left how many could not be moved in and wait still, though nothing is known to be wrong
   *     with them; or are in the vault, and could not be removed
   * @param folder where it all waits
   * @param keyChanged whether somebody has changed what is needed to collect while locked: then it
   *     is turned off, and what was collected since may have been read by them
   */
  record Moved(
      List<Recording> added,
      int alreadyHere,
      int setAside,
      int left,
      Path folder,
      boolean keyChanged) {
    public Moved {
      added = List.copyOf(added);
    }

    /** Where those are that were set aside. */
    public Path aside() {
      return folder.resolve(IntakeFolder.ASIDE);
    }

    /** Whether there was nothing to do and there is nothing to tell. */
    public boolean isNothing() {
      return added.isEmpty() && alreadyHere == 0 && setAside + left == 0 && !keyChanged;
    }
  }
}
