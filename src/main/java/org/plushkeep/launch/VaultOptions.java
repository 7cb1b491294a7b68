package org.plushkeep.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.plushkeep.vault.Age;
import org.plushkeep.vault.JournalSource;
import org.plushkeep.vault.LastSeen;
import org.plushkeep.vault.Mended;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The two options of every command that opens a vault. */
@SuppressWarnings("NullAway.Init") // picocli sets spec and what is required before a command runs
final class VaultOptions {
  private static final String NETWORK_DRIVE =
      "plushkeep: This vault is on another computer's drive, where it is not safe: two computers"
          + " could write it at once, and what was stored may be on no disk yet. Back it up, and"
          + " restore it to a folder on this computer.";

  @Option(
      names = "--vault",
      required = true,
      paramLabel = "DIR",
      description = "The vault's folder.")
  Path folder;

  @Option(
      names = "--password-file",
      required = true,
      paramLabel = "F",
      description = "A file that holds the passphrase. Its last newline is not part of it.")
  Path passwordFile;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  Vault open() throws CommandFailure, VaultException {
    return open(folder, passwordFile, spec.commandLine().getErr());
  }

  /**
   * Opens a vault and moves in what came while it was locked; refuses an older copy.
   *
   * @param err where that is told, beside the command's own result
   */
  static Vault open(Path folder, Path passwordFile, PrintWriter err)
      throws CommandFailure, VaultException {
    Vault vault = openAnyAge(folder, passwordFile, err);
    Age age = vault.age();
    if (!age.isNewest()) {
      vault.close();
      throw new CommandFailure(ExitCode.OLDER_COPY, age.sentence() + advice(age.kind()));
    }
    Arrived.moveIn(vault, err);
    return vault;
  }

  /** Of a change that is lost there is no newer copy; it is told of once. */
  private static String advice(Age.Kind kind) {
    return kind == Age.Kind.LAST_CHANGE_LOST
        ? " Nothing was done. Everything before that change is here: run the command again to go"
            + " on. What came in last may have to be collected again, and what was erased last"
            + " erased again."
        : " Put the newest back, or go on with this one: 'plushkeep vault keep-older'.";
  }

  /** As {@link #open()}, but an older copy too, into which nothing is moved. */
  Vault openAnyAge() throws CommandFailure, VaultException {
    PrintWriter err = spec.commandLine().getErr();
    Vault vault = openAnyAge(folder, passwordFile, err);
    if (vault.age().isNewest()) {
      Arrived.moveIn(vault, err);
    }
    return vault;
  }

  private static Vault openAnyAge(Path folder, Path passwordFile, PrintWriter err)
      throws CommandFailure, VaultException {
    char[] passphrase = PasswordFile.read(passwordFile);
    LastSeen lastSeen = DataFolder.lastSeen();
    try {
      Vault vault = Vaults.open(folder, passphrase, JournalSource.COMMAND, lastSeen);
      vault.onMended(cost -> tellMended(cost, err));
      if (Vaults.isOnNetworkDrive(folder) && !lastSeen.isDriveKnown(folder)) {
        err.println(NETWORK_DRIVE);
        err.flush();
      }
      return vault;
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }

  private static void tellMended(Mended cost, PrintWriter err) {
    err.println(
        "plushkeep: The vault's database was damaged and has been mended: "
            + lost(cost)
            + ". The disk may be failing: make a backup to another one.");
    err.flush();
  }

  private static String lost(Mended cost) {
    if (cost.more()) {
      return "what was written there is lost, keep an earlier backup, and \"plushkeep vault verify\""
          + " tells what is damaged";
    }
    return cost.withoutNote() == 0
        ? "nothing was lost"
        : Text.count(cost.withoutNote(), "recording")
            + " lost the note, and what was decided about it";
  }

  Vault create() throws CommandFailure, VaultException {
    char[] passphrase = PasswordFile.read(passwordFile);
    try {
      return Vaults.create(folder, passphrase, JournalSource.COMMAND, DataFolder.lastSeen());
    } finally {
      Arrays.fill(passphrase, '\0');
    }
  }
}
