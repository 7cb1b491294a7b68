package org.plushkeep.launch;

import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.VaultInfo;
import org.plushkeep.vault.Vaults;
import org.plushkeep.vault.VerifyReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Groups what is done with a vault as a whole. */
@Command(name = "vault", description = "Makes a vault, tells about it, or checks every bit of it.")
final class VaultCommand {
  static void addTo(CommandLine group, Shell shell) {
    group
        .addSubcommand(new CreateCommand(shell))
        .addSubcommand(new InfoCommand(shell))
        .addSubcommand(new PassphraseCommand(shell))
        .addSubcommand(new LockedCollectingCommand(shell))
        .addSubcommand(new SheetCommand(shell))
        .addSubcommand(new VerifyCommand(shell))
        .addSubcommand(new KeepOlderCommand(shell))
        .addSubcommand(new ReceiptCommand(shell));
  }

  @Command(name = "create", description = "Makes a new, empty vault.")
  static final class CreateCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    CreateCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      vaultOptions.create().close();
      shell.say("Made a vault in " + vaultOptions.folder + ".");
      shell.say("Nobody can open it without the passphrase, and nobody can find a lost one.");
      return ExitCode.DONE.value();
    }
  }

  @Command(name = "info", description = "Tells about a vault.")
  static final class InfoCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    InfoCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      VaultInfo info = Vaults.info(vaultOptions.folder);
      try (Vault vault = vaultOptions.open()) {
        shell.say("vault:       " + Text.oneLine(vaultOptions.folder.toString()));
        shell.say("format:      " + info.format());
        shell.say("made:        " + info.createdAt().truncatedTo(ChronoUnit.SECONDS));
        shell.say("key:         " + keyDerivation(info));
        shell.say("key slots:   " + info.slots());
        shell.say("sheet:       " + (info.sheet() ? "a recovery sheet opens it too" : "none"));
        shell.say(
            "toys:        " + vault.toys().stream().filter(toy -> !toy.id().isImported()).count());
        shell.say("recordings:  " + vault.count(RecordingFilter.ALL));
        shell.say("in the bin:  " + vault.bin().count());
        shell.say("locked:      " + LockedCollectingCommand.about(vault.arrivals().isAllowed()));
      }
      return ExitCode.DONE.value();
    }
  }

  private static String keyDerivation(VaultInfo info) {
    return String.format(
        Locale.ROOT,
        "Argon2id, %d MiB, %d passes, %d lanes",
        info.memoryKib() / 1024,
        info.passes(),
        info.lanes());
  }

  @Command(name = "passphrase", description = "Gives a vault a new passphrase.")
  @SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
  static final class PassphraseCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    @Option(
        names = "--new-password-file",
        required = true,
        paramLabel = "F",
        description = "A file that holds the new passphrase.")
    private Path newPasswordFile;

    PassphraseCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      char[] next = PasswordFile.read(newPasswordFile);
      char[] current = PasswordFile.read(vaultOptions.passwordFile);
      try (Vault vault = vaultOptions.open()) {
        vault.changePassphrase(current, next);
      } finally {
        Arrays.fill(current, '\0');
        Arrays.fill(next, '\0');
      }
      shell.say("The vault has its new passphrase; the old one opens it no more.");
      shell.say("Copies of the vault made before still open with the old one.");
      return ExitCode.DONE.value();
    }
  }

  @Command(
      name = "keep-older",
      description = {
        "Makes an older copy of a vault the one that counts, on this computer. Other commands",
        "refuse an older copy until then."
      })
  static final class KeepOlderCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    KeepOlderCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      try (Vault vault = vaultOptions.openAnyAge()) {
        if (vault.age().isNewest()) {
          shell.say("No newer one is known of: there is nothing to do.");
        } else {
          shell.say(vault.age().sentence());
          vault.keepAsNewest();
          shell.say("It is the one that counts from now on.");
        }
      }
      return ExitCode.DONE.value();
    }
  }

  @Command(name = "verify", description = "Checks every bit; says what is whole and what is not.")
  static final class VerifyCommand implements Callable<Integer> {
    private final Shell shell;
    @Mixin private final VaultOptions vaultOptions = new VaultOptions();

    VerifyCommand(Shell shell) {
      this.shell = shell;
    }

    @Override
    public Integer call() throws CommandFailure, VaultException {
      VerifyReport report;
      try (Vault vault = vaultOptions.openAnyAge()) {
        report = vault.verify(done -> {});
      }
      shell.say("whole:    " + Text.count(report.whole(), "recording"));
      shell.say("damaged:  " + Text.count(report.damaged().size(), "recording"));
      for (RecordingId id : report.damaged()) {
        shell.say("  " + id);
      }
      List<String> problems = report.problems();
      problems.forEach(problem -> shell.say("  " + Text.oneLine(problem)));
      if (!report.isWhole()) {
        throw new CommandFailure(
            ExitCode.DAMAGED,
            "The vault is damaged: "
                + report.damaged().size()
                + " of "
                + Text.count(report.whole() + report.damaged().size(), "recording")
                + "; the others can still be exported.");
      }
      return ExitCode.DONE.value();
    }
  }
}
