package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plushkeep.vault.BackupReport;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A second copy of a vault, brought up to date. */
@Command(
    name = "backup",
    description = {
      "Makes a backup of a vault in a folder, or brings the one there up to date. It is encrypted",
      "as the vault is. What was erased since leaves it."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class BackupCommand implements Callable<Integer> {
  private static final double MEGABYTE = 1e6;

  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description =
          "A folder, such as a memory stick's. The backup gets a folder of its own in it.")
  private Path folder;

  @Option(
      names = "--replace-newer",
      description =
          "Replace the backup there even where it holds what this vault does not: it is lost then.")
  private boolean evenNewer;

  BackupCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException {
    BackupReport report;
    try (Vault vault = vaultOptions.open()) {
      report = vault.backUp(folder, evenNewer, _ -> {}, shell.interrupted());
    } catch (VaultException e) {
      if (e.problem() != VaultException.Problem.NEWER_BACKUP) {
        throw e;
      }
      throw new CommandFailure(
          ExitCode.OLDER_COPY,
          CommandFailure.sentence(e)
              + " Choose another folder, or lose what only it has: '--replace-newer'.",
          e);
    }
    if (report.cancelled()) {
      throw new CommandFailure(
          ExitCode.INTERRUPTED, "Stopped. A backup that was there before is still whole.");
    }
    shell.say("backup:   " + Text.oneLine(report.folder().toString()));
    shell.say("holds:    " + megabytes(report.bytes()));
    shell.say("written:  " + megabytes(report.bytesWritten()) + ", and read back");
    shell.say("removed:  " + Text.count(report.removed(), "block"));
    if (report.traces()) {
      shell.say(
          "traces:   bytes of what was erased may be in it, which no key opens: the vault's disk is"
              + " too full to make the database anew, or the backup's does not let go of them. Make"
              + " some room and back up again.");
    }
    return ExitCode.DONE.value();
  }

  private static String megabytes(long bytes) {
    return String.format(java.util.Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
  }
}
