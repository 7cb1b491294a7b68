package org.plushkeep.launch;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.plushkeep.share.RecoverySheet;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.RecoveryCode;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A second way into a vault, on paper. The password file may hold a sheet's code from then on. */
@Command(
    name = "sheet",
    description = {
      "Makes a recovery sheet, a PDF whose code opens the vault when the passphrase is forgotten,",
      "or takes it back. It counts once its code was typed back: that is asked for, and read from",
      "standard input, when the PDF is written. A sheet made before stays valid until then. A",
      "password file may hold the code in place of the passphrase."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class SheetCommand implements Callable<Integer> {
  private static final String NAME = "Plushkeep recovery sheet";

  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @ArgGroup(multiplicity = "1")
  private What what;

  /** One of the two. */
  static final class What {
    @Option(
        names = "--to",
        paramLabel = "DIR",
        description = {
          "The folder the PDF goes to. Once its code was typed back, a sheet made before opens the",
          "vault no more."
        })
    private Path folder;

    @Option(names = "--drop", description = "From now on no sheet opens the vault.")
    private boolean drop;
  }

  SheetCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException, ShareException {
    char[] current = PasswordFile.read(vaultOptions.passwordFile);
    try (Vault vault = vaultOptions.open()) {
      if (what.drop) {
        vault.dropRecoverySheet(current);
        shell.say("No sheet opens the vault now. Copies made before still open with the old one.");
      } else {
        make(vault, current);
      }
    } finally {
      Arrays.fill(current, '\0');
    }
    return ExitCode.DONE.value();
  }

  /** The paper is whole on the disk, and was read by somebody, before its code opens anything. */
  private void make(Vault vault, char[] current)
      throws CommandFailure, VaultException, ShareException {
    char[] code = RecoveryCode.draw();
    RecoverySheet sheet = sheet(code.clone());
    try {
      Path file = sheet.save(what.folder, NAME);
      shell.say("Made " + Text.oneLine(file.toString()) + ".");
      shell.say("It is not encrypted: print it, put it in a safe place, and destroy the file.");
      shell.say("Now type its code, from the paper. Until that is done it opens nothing.");
      new TypedBack(shell).await(code, file);
      vault.setRecoverySheet(current, code);
      shell.say("The sheet opens the vault from now on, and no sheet made before does.");
    } finally {
      Arrays.fill(sheet.code(), '\0');
      Arrays.fill(code, '\0');
    }
  }

  private static RecoverySheet sheet(char[] code) {
    return new RecoverySheet(
        NAME,
        List.of(
            "This code opens a Plushkeep vault when its passphrase is forgotten.",
            "Whoever has this sheet and the computer can hear everything in the vault. Keep it where"
                + " you keep passports, and not beside the computer. There is no other way back in,"
                + " and nobody can make this sheet again."),
        code,
        List.of(
            "Start Plushkeep. Where it asks for the passphrase, choose \u201cUse the recovery"
                + " sheet\u201d. On the command line, put the code into the password file.",
            "Type the code. Small letters are as good as capitals, and dashes may be left out. The"
                + " picture holds the same code for a scanner.",
            "Choose a new passphrase. This sheet stays valid until you make another."),
        "Made on " + LocalDate.now(ZoneId.systemDefault()) + ".");
  }
}
