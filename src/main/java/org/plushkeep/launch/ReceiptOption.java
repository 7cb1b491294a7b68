package org.plushkeep.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plushkeep.share.ErasureReceipt;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Gone;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Option;

/** Of every command that erases for good. */
final class ReceiptOption {
  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description = "A receipt to keep, which says nothing of what was deleted.")
  private @Nullable Path receipt;

  /** Before anything is erased. */
  void mustBeFree() throws CommandFailure {
    if (receipt != null && Files.exists(receipt)) {
      throw new CommandFailure(
          ExitCode.FAILED, receipt + " is there already. Nothing was deleted.");
    }
  }

  /** Writes it, where it is wanted and there is anything to write of. */
  void keep(Vault vault, Gone gone, Shell shell) throws VaultException, ShareException {
    if (receipt == null || gone.isEmpty()) {
      return;
    }
    Path file = receipt.toAbsolutePath();
    String name = file.getFileName().toString().replaceFirst("(?i)\\.txt$", "");
    Path folder = Objects.requireNonNullElse(file.getParent(), file.getRoot());
    Path written =
        new ErasureReceipt(vault, Locale.getDefault())
            .save(gone, ZonedDateTime.now(ZoneId.systemDefault()), folder, name);
    shell.say("The receipt is in " + Text.oneLine(written.toString()) + ".");
  }
}
