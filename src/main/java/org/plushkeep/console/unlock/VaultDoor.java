package org.plushkeep.console.unlock;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.plushkeep.vault.Intake;
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
   * Makes the vault of a backup and opens it. Takes as long as copying it does.
   *
   * @param from the backup's folder, or the one it is in
   * @param passphrase or the recovery sheet's code
   * @param progress told how much is done, 0 to 1, on the calling thread
   * @param cancelled asked often; true ends it with a {@link
   *     java.util.concurrent.CancellationException}
   * @throws VaultException {@link VaultException.Problem#WRONG_PASSPHRASE}, {@code NOT_A_VAULT} (no
   *     backup there), {@code ALREADY_EXISTS}, {@code DAMAGED}, {@code TOO_NEW}, {@code DISK}
   */
  Vault restore(Path from, char[] passphrase, DoubleConsumer progress, BooleanSupplier cancelled)
      throws VaultException;

  /**
   * Opens the vault.
   *
   * @param passphrase or the recovery sheet's code
   * @throws VaultException {@link VaultException.Problem#WRONG_PASSPHRASE}, {@code IN_USE}, {@code
   *     TOO_NEW}, {@code DAMAGED}, {@code NOT_A_VAULT}, {@code DISK}
   */
  Vault open(char[] passphrase) throws VaultException;

  /**
   * Where recordings come in while the vault is locked; empty when nobody has allowed that.
   *
   * @throws VaultException {@link VaultException.Problem#DAMAGED}, {@code DISK}
   */
  Optional<Intake> intake() throws VaultException;

  /** Whether the vault is on another computer's drive and nobody has said yet that they know. */
  default boolean isOnUnknownNetworkDrive() {
    return false;
  }

  /** Remembers for this vault that somebody knows. */
  default void networkDriveIsKnown() {}

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
