package org.plushkeep.launch;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.Care;
import org.plushkeep.collect.Pairing;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that opens the vault, links with one paired toy in range, and does one thing. */
abstract class ToyVisit implements Callable<Integer> {
  final Shell shell;

  @Mixin private final VaultOptions vaultOptions = new VaultOptions();
  @Mixin private final ScanOptions scanning = new ScanOptions();

  @Option(
      names = "--toy",
      paramLabel = "ID",
      description = "Which toy, where several that are paired are in range.")
  private @Nullable String toy;

  ToyVisit(Shell shell) {
    this.shell = shell;
  }

  /**
   * A toy that is linked with.
   *
   * @param vault open
   * @param care of its toys
   * @param link live
   * @param known what the vault knows of it
   * @param seen what the radio says of it
   */
  record At(Vault vault, Care care, ToyLink link, KnownToy known, SeenToy seen) {}

  /** Does the one thing. */
  abstract void visit(At at) throws CommandFailure, ToyException, VaultException;

  /** Looks whether it was asked for as it should, and whether the vault has what it needs. */
  void check(Vault vault) throws CommandFailure, VaultException {}

  @Override
  public Integer call() throws CommandFailure, VaultException, ToyException {
    checkUsage();
    try (Vault vault = vaultOptions.open()) {
      check(vault);
      List<KnownToy> paired = vault.toys().stream().filter(one -> !one.id().isFiles()).toList();
      if (paired.isEmpty()) {
        throw new CommandFailure(
            ExitCode.NO_SUCH,
            "No toy is paired with this vault yet; 'plushkeep collect --pair' pairs one.");
      }
      List<ToyId> ids = paired.stream().map(KnownToy::id).toList();
      Range range = Range.look(shell, scanning, Range.wanted(toy), false, ids);
      SeenToy seen = one(range.choose());
      KnownToy known =
          paired.stream().filter(each -> each.id().equals(seen.id())).findFirst().orElseThrow();
      try (ToyLink link = Pairing.link(vault, range.scan().finderOf(seen), seen)) {
        visit(new At(vault, new Care(vault, InstantSource.system()), link, known, seen));
      }
    }
    return ExitCode.DONE.value();
  }

  /** Looks whether it was asked for as it should, before anything is opened. */
  void checkUsage() throws CommandFailure {}

  private static SeenToy one(List<SeenToy> toys) throws CommandFailure {
    if (toys.size() > 1) {
      List<String> ids = toys.stream().map(each -> each.id().value()).toList();
      throw new CommandFailure(
          ExitCode.FAILED,
          "Several toys are in range (" + String.join(", ", ids) + "); --toy ID says which one.");
    }
    return toys.getFirst();
  }

  /** A slot, from 1. */
  static void mustBeSlot(int slot) throws CommandFailure {
    if (slot < 1 || slot > org.plushkeep.toy.ToyCare.SLOTS) {
      throw new CommandFailure(ExitCode.USAGE, "A slot is 1 to 4. Nothing was done.");
    }
  }
}
