package org.plushkeep.launch;

import java.util.concurrent.Callable;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Whether anything may come in while the vault is locked. */
@Command(
    name = "locked-collecting",
    description = {
      "Says whether recordings of paired toys may come in while the vault is locked. They wait",
      "inside, where nobody can hear them until it is opened. Somebody who may write to the vault's",
      "folder could put a key of their own in its place meanwhile; the next opening notices."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class LockedCollectingCommand implements Callable<Integer> {
  /** Whether it is allowed. */
  enum Setting {
    ON,
    OFF
  }

  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Parameters(paramLabel = "on|off", description = "Off in a new vault.")
  private Setting setting;

  LockedCollectingCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException {
    try (Vault vault = vaultOptions.open()) {
      vault.arrivals().allow(setting == Setting.ON);
      shell.say("While the vault is locked " + about(vault.arrivals().isAllowed()) + ".");
    }
    return ExitCode.DONE.value();
  }

  static String about(boolean allowed) {
    return allowed ? "recordings of paired toys may come in" : "nothing may come in";
  }
}
