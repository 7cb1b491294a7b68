package org.plushkeep.launch;

import java.util.concurrent.Callable;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.CareBook;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "forget",
    description = {
      "Forgets a toy: it is not paired any more, and what was put into its slots and its cap are",
      "forgotten too. Its recordings stay, with its name, until they are deleted; the name is erased",
      "with the last of them. On the toy nothing changes."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class ToyForgetCommand implements Callable<Integer> {
  private static final String DUE =
      " The disk is too full to make the vault's database anew: until the vault is opened with room"
          + " on the disk, its file may still hold bytes of what was kept of the toy.";

  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Parameters(paramLabel = "ID", description = "As 'toy slots' names it.")
  private String id;

  @Option(names = "--yes", description = "Yes, forget it.")
  private boolean yes;

  ToyForgetCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException {
    if (!yes) {
      throw new CommandFailure(
          ExitCode.USAGE, "Add --yes if the toy is to be forgotten. Nothing was done.");
    }
    ToyId toy = Range.id(id);
    try (Vault vault = vaultOptions.open()) {
      KnownToy known =
          vault.toys().stream()
              .filter(one -> one.id().equals(toy) && !toy.isFiles())
              .findFirst()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.NO_SUCH, "No toy " + id + " is paired. Nothing was done."));
      CareBook.Forgotten forgotten = vault.care().forget(toy);
      int left = forgotten.recordings();
      shell.say(
          Text.oneLine(
              "Forgotten: "
                  + known.name()
                  + " ("
                  + toy
                  + "). "
                  + (left == 0
                      ? "There are no recordings of it."
                      : Text.count(left, "recording")
                          + " of it stay in the vault, with its name, until they are deleted.")
                  + (forgotten.compacted() ? "" : DUE)));
    }
    return ExitCode.DONE.value();
  }
}
