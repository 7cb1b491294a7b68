package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.Arrays;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;
import picocli.CommandLine.Option;

/** The two options of every command that opens a vault. */
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class VaultOptions {
  @Option(
      names = "--vault",
      required = true,
      paramLabel = "DIR",
      description = "The vault's folder.")
  Path folder;

  @Option(
      names = "--password-file",
      required = true,
      paramLabel = "F",
      description = "A file that holds the passphrase. Its last newline is not part of it.")
  Path passwordFile;

  Vault open() throws CommandFailure, VaultException {
    char[] passphrase = PasswordFile.read(passwordFile);
    try {
      return Vaults.open(folder, passphrase);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  Vault create() throws CommandFailure, VaultException {
    char[] passphrase = PasswordFile.read(passwordFile);
    try {
      return Vaults.create(folder, passphrase);
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }
}
