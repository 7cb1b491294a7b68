package org.plushkeep.vault;

/**
 * Something about the vault that a person must be told. The message is a plain English sentence for
 * scripts; the window chooses its own words by {@link #problem()}. It never holds a key, a
 * passphrase, a child's name or a note.
 */
public final class VaultException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What went wrong. */
  public enum Problem {
    /** The passphrase opens no key slot. */
    WRONG_PASSPHRASE,
    /** The folder is there but holds no vault, or is not there at all. */
    NOT_A_VAULT,
    /** A new vault was asked for where something already is. */
    ALREADY_EXISTS,
    /** Another Plushkeep has this vault open. */
    IN_USE,
    /** A later Plushkeep made this vault. */
    TOO_NEW,
    /** Bytes are not what was written: changed, cut, swapped or rolled back. */
    DAMAGED,
    /** The disk is full or refuses to be written. What was stored before is kept. */
    DISK,
    /** No such recording or toy. */
    NO_SUCH,
    /** The passphrase is too easy to guess. */
    WEAK_PASSPHRASE,
    /** The vault was locked while this was being asked. */
    LOCKED,
    /** Nobody has allowed this for this vault. */
    NOT_ALLOWED,
    /** Nothing can come in until the vault is unlocked once: an erasure was cut short. */
    CLOSED,
    /** As much as may wait until the vault is unlocked waits already. */
    FULL,
    /** A new vault was asked for on another computer's drive. */
    NETWORK_DRIVE,
    /** The backup that is there holds what the vault does not. */
    NEWER_BACKUP,
    /** The disk failed while what opens the vault was being changed: the former may, or the new. */
    EITHER_OPENS
  }

  private final Problem problem;

  public VaultException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public VaultException(Problem problem, String message, Throwable cause) {
    super(message, cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
