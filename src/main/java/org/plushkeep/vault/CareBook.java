package org.plushkeep.vault;

import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.SafetyNote;
import org.plushkeep.recording.ToyId;
import org.plushkeep.recording.ToySlot;

/**
 * What a vault keeps for the care of its toys. It holds no name and no title: a slot names the
 * message that was put into it, so that erasing the message takes its title away from here too. As
 * with everything of a {@link Vault}, each call may block on the disk.
 */
public interface CareBook {
  /** As loud as a toy goes: no cap. */
  int NO_CAP = 255;

  /**
   * How loud a parent wants a toy to be at most, 0 to {@value #NO_CAP}; {@value #NO_CAP} where
   * nobody has chosen, or what was chosen is damaged ({@link Vault#verify} tells).
   */
  int volumeCap(ToyId toy) throws VaultException;

  /**
   * Chooses it.
   *
   * @param level 0 to {@value #NO_CAP}
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} for a toy that is not paired
   */
  void setVolumeCap(ToyId toy, int level) throws VaultException;

  /**
   * What was put into a toy's slots, by number; those into which nothing was put, or of which the
   * row is damaged, are left out.
   */
  List<ToySlot> slots(ToyId toy) throws VaultException;

  /**
   * Remembers what a slot holds now, durably; in the history too where it is a message.
   *
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} for a toy that is not paired
   */
  void put(ToyId toy, ToySlot slot) throws VaultException;

  /**
   * What was found the last time that somebody looked how safe a toy is; empty where nobody has, or
   * where it is damaged.
   */
  Optional<SafetyNote> lastLook(ToyId toy) throws VaultException;

  /**
   * Remembers that, durably, in the place of what was found before. It goes with the toy.
   *
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} for a toy that is not paired
   */
  void looked(ToyId toy, SafetyNote found) throws VaultException;

  /** The toys that are paired, and those that were forgotten and have recordings here; by name. */
  List<KnownToy> everyToy() throws VaultException;

  /**
   * What forgetting a toy has done.
   *
   * @param recordings how many recordings of it are still here
   * @param compacted whether the database was made anew without what was kept of it; where the disk
   *     is too full for that it is done later, and until then pages may hold it
   */
  record Forgotten(int recordings, boolean compacted) {}

  /**
   * Forgets a toy for good: it is not paired any more, and what is kept for its care goes. Its
   * recordings stay, and what it and its child are called stays for as long as they do: with the
   * last of them the name is erased too, and at once where there is none. An older copy of the
   * database does not tell it then, except to whoever has the key file of that time as well.
   *
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} for a toy that is not paired
   */
  Forgotten forget(ToyId toy) throws VaultException;
}
