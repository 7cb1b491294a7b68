package org.plushkeep.vault;

import java.time.Instant;
import org.plushkeep.recording.ToyId;

/**
 * Where recordings come in while the vault is locked, if the parent has turned that on. What is put
 * in is sealed to the vault's public key (HPKE, RFC 9180) and opened by nobody, this program among
 * them, until the vault is unlocked; {@link Arrivals} then moves it in. Every call may block on the
 * disk. Safe for use by several threads, and by several programs.
 *
 * <p>What somebody learns who has the disk and not the passphrase: that collecting while locked is
 * on; how many recordings wait, when each of them came, and their length in steps of 64 KiB. They
 * can also test a guess: whether a toy whose Bluetooth address they know is likely to be paired
 * (each guess costs them what a guess at the passphrase costs), and whether a recording whose every
 * byte they have already is among those waiting. Going through all the addresses there are gives
 * them hundreds that would fit for each one that does. Names, the children's and the toys', are not
 * there at all.
 *
 * <p>What somebody can do who may also write to the folder: delete what waits; put in recordings
 * that no toy has made, since a public key seals for anybody; or put a key of their own in the
 * place of the vault's, and read what is collected from then on until the next unlock, which tells
 * of it. A locked program has no secret by which it could notice: it has nothing that the disk has
 * not.
 */
public interface Intake {
  /**
   * Whether a toy is one of those paired, as far as can be told without the passphrase: always true
   * for a paired one, and for another once in thousands. Takes about half a second for each toy
   * that was not asked for before.
   */
  boolean isLikelyPaired(ToyId toy);

  /**
   * Takes a recording in: when this returns it is on disk, forced, read back and compared.
   *
   * @param collectedAt when it arrived
   * @param bytes exactly as they came; the caller wipes them
   * @return false when the same one waits already
   * @throws VaultException {@link VaultException.Problem#FULL} when too much waits, {@link
   *     VaultException.Problem#NOT_ALLOWED} when it was turned off meanwhile, {@link
   *     VaultException.Problem#DISK}; then it was not taken in
   */
  boolean add(ToyId toy, Instant collectedAt, byte[] bytes) throws VaultException;

  /** How many recordings wait to be moved in. */
  int waiting() throws VaultException;
}
