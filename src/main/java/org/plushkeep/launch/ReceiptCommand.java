package org.plushkeep.launch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells whether a vault stands by a receipt. */
@Command(
    name = "receipt",
    description =
        "Tells whether this vault made an erasure receipt, and nothing was changed in it.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class ReceiptCommand implements Callable<Integer> {
  private static final int MOST_BYTES = 8_000_000;

  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Parameters(paramLabel = "FILE", description = "The receipt.")
  private Path file;

  ReceiptCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException {
    byte[] bytes = WholeFile.read(file, MOST_BYTES, "is no receipt of Plushkeep's.");
    try (Vault vault = vaultOptions.open()) {
      switch (ErasureReceipt.check(vault, new String(bytes, StandardCharsets.UTF_8))) {
        case GENUINE -> shell.say("This vault made this receipt, and nothing in it was changed.");
        case FOREIGN ->
            throw new CommandFailure(
                ExitCode.FAILED, file + " was not made by this vault, or it was changed since.");
        case NONE ->
            throw new CommandFailure(ExitCode.FAILED, file + " is no receipt of Plushkeep's.");
      }
    }
    return ExitCode.DONE.value();
  }
}
