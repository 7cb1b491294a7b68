package org.plushkeep.vault;

import java.nio.file.Files;
import java.nio.file.Path;

/** The door to vaults: making one, opening one, asking whether a folder is one. */
public final class Vaults {
  private Vaults() {}

  /**
   * Makes a new vault in {@code dir} and leaves it unlocked. Takes about a second.
   *
   * @param passphrase wiped before this returns
   * @throws VaultException {@code WEAK_PASSPHRASE}, {@code ALREADY_EXISTS} when something is in
   *     {@code dir}, {@code DISK}
   */
  public static Vault create(Path dir, char[] passphrase) throws VaultException {
    throw new VaultException(VaultException.Problem.DISK, "This step is not landed yet.");
  }

  /**
   * Unlocks the vault in {@code dir}. Takes about half a second: the key derivation.
   *
   * @param passphrase wiped before this returns
   * @throws VaultException {@code WRONG_PASSPHRASE}, {@code NOT_A_VAULT}, {@code IN_USE}, {@code
   *     TOO_NEW}, {@code DAMAGED}, {@code DISK}
   */
  public static Vault open(Path dir, char[] passphrase) throws VaultException {
    throw new VaultException(VaultException.Problem.DISK, "This step is not landed yet.");
  }

  /** Whether {@code dir} holds a vault, whole or damaged. */
  public static boolean isVault(Path dir) {
    return Files.exists(dir.resolve("vault.json"));
  }

  /**
   * What a vault tells without its passphrase.
   *
   * @throws VaultException {@code NOT_A_VAULT}, {@code TOO_NEW}, {@code DAMAGED}, {@code DISK}
   */
  public static VaultInfo info(Path dir) throws VaultException {
    throw new VaultException(VaultException.Problem.DISK, "This step is not landed yet.");
  }
}
