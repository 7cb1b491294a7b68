package org.plushkeep.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.CollectResult;
import org.plushkeep.collect.Collector;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "collect",
    description = {
      "Brings the recordings of every paired toy in range into the vault. With --locked it needs no",
      "passphrase: they wait inside, where nobody can hear them until the vault is next opened.",
      "A recorder that is plugged in as a drive is a toy too, and paired without a paw."
    })
final class CollectCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final LockableVaultOptions vaultOptions = new LockableVaultOptions();
  @Mixin private final ScanOptions scanning = new ScanOptions();
  @Mixin private final PairOptions pairing = new PairOptions();

  @Option(names = "--toy", paramLabel = "ID", description = "Only this toy.")
  private @Nullable String toy;

  @Option(
      names = "--erase",
      description =
          "From recorders that are drives: afterwards erases from them what is in the vault. Each"
              + " is compared with the vault once more, overwritten, removed and looked for. The"
              + " memory of a recorder may keep old copies that no program reaches.")
  private boolean erase;

  CollectCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException, ToyException {
    Optional<ToyId> wanted = Range.wanted(toy);
    if (vaultOptions.isLocked(pairing.pair)) {
      if (erase) {
        throw new CommandFailure(
            ExitCode.USAGE, "--erase needs the passphrase: a locked vault compares nothing.");
      }
      new LockedVisits(shell, vaultOptions.folder, scanning).run(wanted);
      return ExitCode.DONE.value();
    }
    try (Vault vault = vaultOptions.open()) {
      List<ToyId> paired =
          vault.toys().stream().map(KnownToy::id).filter(id -> !id.isImported()).toList();
      if (!pairing.pair && wanted.isEmpty() && paired.isEmpty()) {
        throw new CommandFailure(
            ExitCode.NO_SUCH, "No toy is paired with this vault yet; --pair pairs one.");
      }
      Range range = Range.look(shell, scanning, wanted, pairing.pair, paired);
      new Visit(vault, range.scan()).visit(range.choose());
    }
    return ExitCode.DONE.value();
  }

  /** One after the other: most computers have a single radio. */
  private final class Visit {
    private final Vault vault;
    private final Scan scan;
    private int refused;

    Visit(Vault vault, Scan scan) {
      this.vault = vault;
      this.scan = scan;
    }

    void visit(List<SeenToy> toys) throws CommandFailure, VaultException, ToyException {
      List<ToyException> troubles = new ArrayList<>();
      for (SeenToy seen : toys) {
        try {
          collectFrom(seen);
        } catch (ToyException e) {
          // One toy's trouble is not the others'; the parent's Ctrl-C is.
          if (e.problem() == ToyException.Problem.CANCELLED || toys.size() == 1 && refused == 0) {
            throw e;
          }
          troubles.add(e);
        }
      }
      tell(troubles, toys.size());
    }

    private void tell(List<ToyException> troubles, int toys) throws CommandFailure {
      List<String> sentences = new ArrayList<>();
      if (refused > 0) {
        sentences.add(
            Text.count(refused, "recording")
                + " could not be stored: the vault is damaged there. What was not stored is still"
                + " on the toy. 'plushkeep vault verify' tells what is damaged; if there is a"
                + " backup, put it back, then collect again.");
      }
      if (!troubles.isEmpty() && toys > 1) {
        sentences.add(troubles.size() + " of " + toys + " toys could not be read.");
      }
      troubles.forEach(e -> sentences.add(CommandFailure.sentence(e)));
      if (!sentences.isEmpty()) {
        throw new CommandFailure(
            refused > 0 ? ExitCode.DAMAGED : ExitCode.FAILED, String.join(" ", sentences));
      }
    }

    private void collectFrom(SeenToy seen) throws ToyException, VaultException, CommandFailure {
      List<Drive> drives = scan.drives(seen);
      if (!drives.isEmpty()) {
        KnownToy known = pairing.knownOrPaired(shell, vault, drives.getFirst());
        Recorders recorders = new Recorders(shell, vault);
        try {
          recorders.collect(drives, known, erase);
        } finally {
          refused += recorders.refused();
        }
        return;
      }
      try (ToyLink link = pairing.connect(scan, vault, seen)) {
        KnownToy known = pairing.knownOrPaired(shell, vault, link, seen);
        Tally tally = new Tally();
        try {
          CollectResult result =
              new Collector(vault).collect(link, known, tally, shell.interrupted());
          shell.say(tally.line(known, result.alreadyHere()));
        } catch (ToyException | VaultException e) {
          if (tally.stored + tally.refused > 0) {
            shell.say(tally.line(known, 0));
          }
          throw e;
        } finally {
          refused += tally.refused;
        }
      }
    }
  }

  private static final class Tally implements Collector.Progress {
    private int stored;
    private int refused;

    @Override
    public void bytes(int received, int expected) {}

    @Override
    public void stored(Recording recording) {
      stored++;
    }

    @Override
    public void refused() {
      refused++;
    }

    String line(KnownToy toy, int alreadyHere) {
      String had = alreadyHere == 0 ? "" : ", " + alreadyHere + " already here";
      String not = refused == 0 ? "" : ", " + refused + " could not be stored";
      return Text.oneLine(toy.name() + " (" + toy.id() + "): " + stored + " new" + had + not);
    }
  }
}
