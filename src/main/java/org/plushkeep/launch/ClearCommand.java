package org.plushkeep.launch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.plushkeep.collect.Cleared;
import org.plushkeep.collect.Clearing;
import org.plushkeep.collect.Outlook;
import org.plushkeep.collect.Outlook.Ask;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Applies the rules. */
@Command(
    name = "clear",
    description = {
      "Erases for good what is to be erased by 'plushkeep rules': what has stayed long enough, and",
      "was shown as about to go for seven days. What is about to go from now on is shown in the",
      "window. New rules, and a clock that has jumped, need --yes once."
    })
final class ClearCommand implements Callable<Integer> {
  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();
  @Mixin private final ReceiptOption receipt = new ReceiptOption();

  @Option(names = "--dry-run", description = "Says what would be erased, and changes nothing.")
  private boolean dryRun;

  @Option(
      names = "--yes",
      description = "Yes, for good: what new rules erase at first, or that the clock is right.")
  private boolean yes;

  ClearCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException, ShareException {
    receipt.mustBeFree();
    try (Vault vault = vaultOptions.open()) {
      Clearing clearing = new Clearing(vault);
      Outlook outlook = clearing.look(shell.interrupted());
      if (dryRun) {
        preview(outlook);
        return ExitCode.DONE.value();
      }
      if (outlook.ask().isPresent() && !yes) {
        throw new CommandFailure(ExitCode.FAILED, question(outlook, outlook.ask().get()));
      }
      Cleared cleared =
          outlook.ask().isPresent()
              ? clearing.confirm(outlook, _ -> {}, shell.interrupted())
              : clearing.run(_ -> {}, shell.interrupted());
      List<RecordingId> erased = cleared.erased();
      shell.say("Deleted for good: " + Text.count(erased.size(), "recording") + ".");
      shell.say(RulesCommand.outlook(cleared.outlook()));
      receipt.keep(vault, Gone.recordings(erased), shell);
      if (cleared.outlook().ask().isPresent()) {
        throw new CommandFailure(
            ExitCode.FAILED, question(cleared.outlook(), cleared.outlook().ask().get()));
      }
    } catch (CancellationException e) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "Stopped. Nothing was deleted.", e);
    }
    return ExitCode.DONE.value();
  }

  private void preview(Outlook outlook) {
    boolean first = outlook.ask().equals(java.util.Optional.of(Ask.NEW_RULES));
    long now =
        first
            ? outlook.due().size()
            : outlook.coming().stream().filter(one -> !one.at().isAfter(outlook.now())).count();
    shell.say("Would be deleted for good: " + Text.count((int) now, "recording") + ".");
    shell.say(RulesCommand.outlook(outlook));
    outlook.ask().ifPresent(ask -> shell.say(question(outlook, ask)));
  }

  private static String question(Outlook outlook, Ask ask) {
    String now = day(outlook.now());
    String seen = outlook.standing().seen().map(ClearCommand::day).orElse(now);
    return switch (ask) {
      case NEW_RULES ->
          Text.count(outlook.due().size(), "recording")
              + " would be deleted for good by the new rules, today on "
              + now
              + ". Add --yes if that is wanted. Nothing was deleted.";
      case CLOCK_AHEAD ->
          "The clock says "
              + now
              + ", and rules were last applied on "
              + seen
              + ". Add --yes if the clock is right. Nothing was deleted.";
      case CLOCK_BEHIND ->
          "The clock says "
              + now
              + ", which is before rules were last applied, on "
              + seen
              + ". Add --yes if the clock is right now. Nothing was deleted.";
    };
  }

  private static String day(Instant at) {
    return at.truncatedTo(ChronoUnit.MINUTES).toString();
  }
}
