package org.plushkeep.launch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Groups what is done with the bin. */
@Command(
    name = "bin",
    description = "Lists, fills and empties the bin, where deleted recordings wait in the vault.")
final class BinCommand {
  static void addTo(CommandLine group, Shell shell) {
    group
        .addSubcommand(new ListBin(shell))
        .addSubcommand(new PutIntoBin(shell))
        .addSubcommand(new TakeOutOfBin(shell))
        .addSubcommand(new EmptyBin(shell));
  }

  @Command(name = "list", description = "Lists the recordings in the bin, newest first.")
  static final class ListBin implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    ListBin(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      Contents contents;
      try (Vault vault = vaultOptions.open()) {
        contents = Contents.of(vault, RecordingFilter.BIN);
      }
      if (contents.whole().isEmpty()) {
        shell.say("No recordings.");
      } else {
        Text.table(
                List.of("ID", "TOY", "CHILD", "COLLECTED", "SECONDS", "VERDICT"),
                contents.whole().stream().map(ListBin::toRow).toList())
            .forEach(shell::say);
      }
      contents.complainOfDamage();
      return ExitCode.DONE.value();
    }

    private static List<String> toRow(Recording recording) {
      return List.of(
          recording.id().toString(),
          recording.toyName(),
          recording.child(),
          recording.collectedAt().truncatedTo(ChronoUnit.SECONDS).toString(),
          Text.seconds(recording.duration()),
          recording.verdict().name().toLowerCase(Locale.ROOT));
    }
  }

  @Command(name = "put", description = "Puts recordings into the bin.")
  static final class PutIntoBin implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Selection selection = new Selection();

    PutIntoBin(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      try (Vault vault = vaultOptions.open()) {
        int put = vault.bin().put(selection.resolve(vault), Instant.now());
        shell.say("Put into the bin: " + Text.count(put, "recording") + ".");
      }
      return ExitCode.DONE.value();
    }
  }

  @Command(name = "take-out", description = "Takes recordings out of the bin, as they were.")
  static final class TakeOutOfBin implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Selection selection = new Selection();

    TakeOutOfBin(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      try (Vault vault = vaultOptions.open()) {
        List<RecordingId> ids =
            selection.all ? vault.ids(RecordingFilter.BIN) : selection.resolve(vault);
        int taken = vault.bin().takeOut(ids);
        shell.say("Taken out of the bin: " + Text.count(taken, "recording") + ".");
      }
      return ExitCode.DONE.value();
    }
  }

  @Command(
      name = "empty",
      description = "Deletes for good what is in the bin. There is no Undo, so --yes is asked for.")
  static final class EmptyBin implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();
    @Mixin private final ReceiptOption receipt = new ReceiptOption();

    @Option(names = "--yes", description = "Yes, for good.")
    private boolean yes;

    EmptyBin(Shell shell) {
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
        List<RecordingId> ids = vault.ids(RecordingFilter.BIN);
        int erased = ids.isEmpty() ? 0 : vault.erase(ids);
        shell.say("Deleted for good: " + Text.count(erased, "recording") + ".");
        receipt.keep(vault, Gone.recordings(ids), shell);
      }
      return ExitCode.DONE.value();
    }
  }
}
