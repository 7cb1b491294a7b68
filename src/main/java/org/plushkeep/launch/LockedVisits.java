package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plushkeep.collect.LockedCollector;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Intake;
import org.plushkeep.vault.VaultException;
import org.plushkeep.vault.Vaults;

/** Collecting for a vault that stays locked. No name or address is said: only how many came. */
final class LockedVisits {
  private static final String PLUGGED =
      "A paired toy is plugged in on a USB port. It is not collected from while the vault is locked:"
          + " what the two agreed on is inside. 'plushkeep collect' without --locked collects from"
          + " it.";

  private final Shell shell;
  private final Path vault;
  private final ScanOptions scanning;
  private int collected;

  LockedVisits(Shell shell, Path vault, ScanOptions scanning) {
    this.shell = shell;
    this.vault = vault;
    this.scanning = scanning;
  }

  void run(Optional<ToyId> wanted) throws CommandFailure, VaultException, ToyException {
    Intake intake = intake();
    Scan scan =
        Scan.look(
            shell,
            scanning,
            seen -> wanted.isPresent() && seen.stream().anyMatch(toy -> isWanted(toy, wanted)));
    List<SeenToy> paired =
        scan.toys().stream()
            .filter(toy -> isWanted(toy, wanted))
            .filter(toy -> intake.isLikelyPaired(toy.id()))
            .toList();
    List<SeenToy> toys = paired.stream().filter(toy -> !toy.id().isSerial()).toList();
    if (toys.isEmpty() && !paired.isEmpty()) {
      throw new CommandFailure(ExitCode.NO_SUCH, PLUGGED);
    }
    if (toys.size() < paired.size()) {
      shell.tell(PLUGGED);
    }
    if (toys.isEmpty()) {
      String why = scan.trouble().map(e -> " " + e.getMessage()).orElse("");
      throw new CommandFailure(
          ExitCode.NO_SUCH, "None of the toys that this vault is paired with is in range." + why);
    }
    try {
      visit(intake, scan, toys);
    } finally {
      shell.say(
          Text.count(collected, "new recording")
              + "; "
              + intake.waiting()
              + " in all wait until the vault is opened.");
    }
  }

  private Intake intake() throws CommandFailure, VaultException {
    if (!Vaults.isVault(vault)) {
      throw new CommandFailure(ExitCode.FAILED, "This folder holds no vault.");
    }
    return Vaults.intake(vault)
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.FAILED,
                    "This vault takes nothing in while it is locked; 'plushkeep vault"
                        + " locked-collecting on' allows it."));
  }

  private static boolean isWanted(SeenToy toy, Optional<ToyId> wanted) {
    return wanted.isEmpty() || wanted.get().equals(toy.id());
  }

  private void visit(Intake intake, Scan scan, List<SeenToy> toys)
      throws CommandFailure, VaultException, ToyException {
    List<ToyException> troubles = new ArrayList<>();
    for (SeenToy seen : toys) {
      try (ToyLink link = scan.connect(seen)) {
        new LockedCollector(intake)
            .collect(link, seen.id(), (_, _) -> {}, () -> collected++, shell.interrupted());
      } catch (ToyException e) {
        // One toy's trouble is not the others'; the parent's Ctrl-C is.
        if (e.problem() == ToyException.Problem.CANCELLED || toys.size() == 1) {
          throw e;
        }
        troubles.add(e);
      }
    }
    if (!troubles.isEmpty()) {
      throw new CommandFailure(
          ExitCode.FAILED,
          troubles.size()
              + " of "
              + toys.size()
              + " toys could not be read. "
              + String.join(" ", troubles.stream().map(Throwable::getMessage).toList()));
    }
  }
}
