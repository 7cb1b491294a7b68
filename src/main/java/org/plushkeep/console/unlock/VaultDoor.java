package org.plushkeep.console.unlock;

import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * The way into the one vault this window shows. Calls block (key derivation alone takes about half
 * a second); the caller wipes the passphrase afterwards.
 */
public interface VaultDoor {
  /** Where the vault is, or will be, as people write it. */
  String place();

  /** Whether there is something to unlock; false means a first start. */
  boolean hasVault();

  /** Whether a recovery sheet opens the vault too. */
  boolean hasSheet();

  /**
   * Makes the vault and opens it.
   *
   * @throws VaultException {@link VaultException.Problem#WEAK_PASSPHRASE}, {@code ALREADY_EXISTS},
   *     {@code DISK}
   */
  Vault create(char[] passphrase) throws VaultException;

  /**
   * Opens the vault.
   *
   * @param passphrase or the recovery sheet's code
   * @throws VaultException {@link VaultException.Problem#WRONG_PASSPHRASE}, {@code IN_USE}, {@code
   *     TOO_NEW}, {@code DAMAGED}, {@code NOT_A_VAULT}, {@code DISK}
   */
  Vault open(char[] passphrase) throws VaultException;

  /** How hard a passphrase is to guess. */
  Strength judge(char[] passphrase);

  /**
   * How hard a passphrase is to guess.
   *
   * @param score 0 (at once) to 4 (not in a lifetime)
   * @param reason why it is refused, one of the keys {@code strength.reason.*}; empty when it is
   *     good enough
   */
  record Strength(int score, String reason) {
    public boolean goodEnough() {
      return reason.isEmpty();
    }
  }
}
