package org.plushkeep.launch;

import java.util.List;
import java.util.concurrent.Callable;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.RecordingFilter;
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

  @Mixin private final ReceiptOption receipt = new ReceiptOption();

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
    receipt.mustBeFree();
    try (Vault vault = vaultOptions.open()) {
      List<RecordingId> ids = selection.resolve(vault);
      int erased = ids.isEmpty() ? 0 : vault.erase(ids);
      shell.say("Deleted for good: " + Text.count(erased, "recording") + ".");
      int binned = selection.all ? vault.count(RecordingFilter.BIN) : 0;
      if (binned > 0) {
        shell.say(
            "Still in the bin: "
                + Text.count(binned, "recording")
                + ". 'plushkeep bin empty' deletes what is there.");
      }
      if (erased > 0) {
        receipt.keep(vault, Gone.recordings(ids), shell);
      }
    }
    return ExitCode.DONE.value();
  }
}
