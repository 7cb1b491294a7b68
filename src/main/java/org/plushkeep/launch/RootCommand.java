package org.plushkeep.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "plushkeep",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    versionProvider = RootCommand.Version.class,
    description =
        "Keeps what a CloudPets toy recorded on your own disk, encrypted, and never sends it"
            + " anywhere. With no command it opens the window.",
    footerHeading = "%nExit codes%n",
    footer = {
      "  0  done",
      "  1  something failed (one line says what)",
      "  2  wrong usage",
      "  3  wrong passphrase",
      "  4  no such toy or recording",
      "  5  damaged vault",
      "  6  an older copy of the vault"
    })
final class RootCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(
      names = "--vault",
      paramLabel = "DIR",
      description = "For the window: a vault somewhere else than usual.")
  private @Nullable Path vault;

  @Option(
      names = "--practice-drive",
      paramLabel = "FOLDER",
      description =
          "For the window: a recorder made by 'plushkeep practice drive FOLDER', as if plugged in.")
  private @Nullable Path practiceDrive;

  @Option(
      names = "--practice-serial",
      paramLabel = "PATH",
      description = "For the window: the toy of 'plushkeep practice serial', as if plugged in.")
  private @Nullable Path practiceSerial;

  private RootCommand(Shell shell) {
    this.shell = shell;
  }

  /** The whole command line, ready to run. */
  static CommandLine of(Shell shell) {
    CommandLine vaultGroup = new CommandLine(new VaultCommand());
    VaultCommand.addTo(vaultGroup, shell);
    CommandLine messageGroup = new CommandLine(new MessageCommand());
    MessageCommand.addTo(messageGroup, shell);
    CommandLine toyGroup = new CommandLine(new ToyCommand());
    ToyCommand.addTo(toyGroup, shell);
    CommandLine binGroup = new CommandLine(new BinCommand());
    BinCommand.addTo(binGroup, shell);
    CommandLine practiceGroup = new CommandLine(new PracticeCommand());
    PracticeCommand.addTo(practiceGroup, shell);
    CommandLine line =
        new CommandLine(new RootCommand(shell))
            .addSubcommand(vaultGroup)
            .addSubcommand(new ToysCommand(shell))
            .addSubcommand(new SafetyCommand(shell))
            .addSubcommand(new ChildrenCommand(shell))
            .addSubcommand(new CollectCommand(shell))
            .addSubcommand(toyGroup)
            .addSubcommand(practiceGroup)
            .addSubcommand(new ImportCommand(shell))
            .addSubcommand(new ListCommand(shell))
            .addSubcommand(new ExportCommand(shell))
            .addSubcommand(new DeleteCommand(shell))
            .addSubcommand(binGroup)
            .addSubcommand(RulesCommand.line(shell))
            .addSubcommand(new ClearCommand(shell))
            .addSubcommand(new HistoryCommand(shell))
            .addSubcommand(new BackupCommand(shell))
            .addSubcommand(new RestoreCommand(shell))
            .addSubcommand(messageGroup)
            .addSubcommand(new DecodeCommand(shell))
            .addSubcommand(new EncodeCommand(shell));
    line.setOut(new PrintWriter(shell.out(), true, shell.out().charset()));
    line.setErr(new PrintWriter(shell.err(), true, shell.err().charset()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((e, args) -> wrongUsage(shell, e));
    line.setExecutionExceptionHandler((e, command, parsed) -> fail(shell, e));
    return line;
  }

  @Override
  public Integer call() throws CommandFailure {
    Path folder = Objects.requireNonNullElseGet(vault, DataFolder::defaultVault);
    Wiring wiring = shell.wiring();
    return wiring
        .window()
        .open(
            folder.toAbsolutePath(),
            Recorders.mounted(shell, practiceDrive),
            Scan.ports(shell, practiceSerial),
            shell.interrupted())
        .value();
  }

  private static int wrongUsage(Shell shell, CommandLine.ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = CommandFailure.sentence(e).replaceFirst("^Error: ", "");
    shell.complain(message + " ('" + command + " --help' says how.)");
    return ExitCode.USAGE.value();
  }

  /** One line for a person, never a stack trace. */
  static int fail(Shell shell, Throwable failure) {
    CommandFailure known = CommandFailure.of(failure);
    shell.complain(CommandFailure.sentence(known));
    return known.exitCode().value();
  }

  /** What the build wrote into the module's descriptor. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var descriptor = RootCommand.class.getModule().getDescriptor();
      String version =
          descriptor == null ? "development" : descriptor.rawVersion().orElse("development");
      return new String[] {"plushkeep " + version};
    }
  }
}
