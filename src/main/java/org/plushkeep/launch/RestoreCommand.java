package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.plushkeep.vault.JournalSource;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A vault from its backup. */
@Command(
    name = "restore",
    description = {
      "Makes a vault of a backup, in a folder where nothing is yet. The password file holds the",
      "passphrase the vault had when the backup was made, or its recovery sheet's code."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class RestoreCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "The backup's folder, or the folder it is in.")
  private Path folder;

  RestoreCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException {
    char[] passphrase = PasswordFile.read(vaultOptions.passwordFile);
    try (Vault vault =
        Vaults.restore(
            folder,
            vaultOptions.folder,
            passphrase,
            _ -> {},
            shell.interrupted(),
            JournalSource.COMMAND,
            DataFolder.lastSeen())) {
      shell.say("Restored " + Text.count(vault.count(RecordingFilter.ALL), "recording") + ".");
      shell.say("The backup is as it was. 'plushkeep vault verify' checks every bit.");
    } catch (CancellationException e) {
      throw new CommandFailure(
          ExitCode.INTERRUPTED, "Stopped. Nothing was restored, and the backup is as it was.");
    } finally {
      Arrays.fill(passphrase, '\0');
    }
    return ExitCode.DONE.value();
  }
}
