package org.plushkeep.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A vault that need not be opened. */
@SuppressWarnings("NullAway.Init") // picocli sets spec and what is required before a command runs
final class LockableVaultOptions {
  @Option(
      names = "--vault",
      required = true,
      paramLabel = "DIR",
      description = "The vault's folder.")
  Path folder;

  @Option(
      names = "--password-file",
      paramLabel = "F",
      description =
          "A file that holds the passphrase. Its last newline is not part of it. Needed without"
              + " --locked.")
  private @Nullable Path passwordFile;

  @Option(
      names = "--locked",
      description =
          "Leaves the vault locked; 'plushkeep vault locked-collecting on' allows that once.")
  private boolean locked;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Whether the vault is to stay locked.
   *
   * @param pair whether a toy is to be paired, which a locked vault cannot
   */
  boolean isLocked(boolean pair) {
    if (locked && pair) {
      throw wrong("--pair needs the passphrase: a locked vault pairs with nobody.");
    }
    if (locked && passwordFile != null) {
      throw wrong("--locked needs no --password-file.");
    }
    return locked;
  }

  Vault open() throws CommandFailure, VaultException {
    Path file = passwordFile;
    if (file == null) {
      throw wrong("Missing required option: '--password-file=F'");
    }
    return VaultOptions.open(folder, file, spec.commandLine().getErr());
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
