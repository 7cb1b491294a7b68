package org.plushkeep.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "delete",
    description = "Deletes recordings for good. There is no Undo here, so --yes is asked for.")
final class DeleteCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Selection selection = new Selection();

  @Option(names = "--yes", description = "Yes, for good.")
  private boolean yes;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "A receipt to keep, which says nothing of what was deleted.")
  private @Nullable Path receipt;

  DeleteCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException, ShareException {
    if (!yes) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Deleting is for good: add --yes if that is wanted. Nothing was deleted.");
    }
    if (receipt != null && Files.exists(receipt)) {
      throw new CommandFailure(
          ExitCode.FAILED, receipt + " is there already. Nothing was deleted.");
    }
    try (Vault vault = vaultOptions.open()) {
      List<RecordingId> ids = selection.resolve(vault);
      int erased = ids.isEmpty() ? 0 : vault.erase(ids);
      shell.say("Deleted for good: " + Text.count(erased, "recording") + ".");
      if (receipt != null && erased > 0) {
        keepReceipt(vault, ids, receipt.toAbsolutePath());
      }
    }
    return ExitCode.DONE.value();
  }

  private void keepReceipt(Vault vault, List<RecordingId> ids, Path file)
      throws VaultException, ShareException {
    String name = file.getFileName().toString().replaceFirst("(?i)\\.txt$", "");
    Path folder = Objects.requireNonNullElse(file.getParent(), file.getRoot());
    Path written =
        new ErasureReceipt(vault, Locale.getDefault())
            .save(ids, ZonedDateTime.now(ZoneId.systemDefault()), folder, name);
    shell.say("The receipt is in " + Text.oneLine(written.toString()) + ".");
  }
}
