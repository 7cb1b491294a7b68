package org.plushkeep.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.plushkeep.collect.Pairing;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Option;

/** Pairing on the way to collecting. */
final class PairOptions {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Option(
      names = "--pair",
      description =
          "First pair with the only toy in range (or the one that --toy names): its heart blinks"
              + " until somebody presses its paw, 60 s at most.")
  boolean pair;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "",
      description = "With --pair: what the family calls the toy.")
  private String name = "";

  @Option(
      names = "--child",
      paramLabel = "NAME",
      defaultValue = "",
      description = "With --pair: whose toy it is.")
  private String child = "";

  /** Links with a toy; one on a USB serial port by what was agreed on, or for the first time. */
  ToyLink connect(Scan scan, Vault vault, SeenToy seen) throws ToyException, VaultException {
    try {
      return Pairing.link(vault, scan.finderOf(seen), seen);
    } catch (ToyException e) {
      if (pair && e.asksForPairing()) {
        return scan.connect(seen); // anew, with the paw: it was asked for
      }
      throw e;
    }
  }

  KnownToy knownOrPaired(Shell shell, Vault vault, ToyLink link, SeenToy seen)
      throws ToyException, VaultException, CommandFailure {
    Optional<KnownToy> known =
        vault.toys().stream().filter(toy -> toy.id().equals(seen.id())).findFirst();
    int[] comparison = link.comparison();
    if (known.isPresent() && comparison.length == 0) {
      return known.get();
    }
    if (!pair) {
      throw new CommandFailure(ExitCode.NO_SUCH, notPaired(seen.id().value()));
    }
    if (seen.way() != SeenToy.Way.PRACTICE) {
      shell.say("Press a paw of the toy whose heart blinks now (" + seen.id() + ").");
    }
    if (comparison.length > 0) {
      String blinks =
          String.join(", ", Arrays.stream(comparison).mapToObj(String::valueOf).toList());
      shell.say(
          "Its heart blinks so often: "
              + blinks
              + ". If it blinks otherwise, pull it out: somebody"
              + " sits between.");
    }
    String called = name.isBlank() ? known.map(KnownToy::name).orElse("") : name;
    String whose = child.isBlank() ? known.map(KnownToy::child).orElse("") : child;
    KnownToy paired =
        new Pairing(vault).pair(link, seen.id(), called, whose, PATIENCE, shell.interrupted());
    shell.say(Text.oneLine("Paired with " + paired.name() + " (" + paired.id() + ")."));
    return paired;
  }

  /** A recorder that somebody has plugged in needs no paw. */
  KnownToy knownOrPaired(Shell shell, Vault vault, Drive drive)
      throws VaultException, CommandFailure {
    Optional<KnownToy> known =
        vault.toys().stream().filter(toy -> toy.id().equals(drive.id())).findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    if (!pair) {
      throw new CommandFailure(ExitCode.NO_SUCH, notPaired(drive.id().value()));
    }
    String called = name.isBlank() ? Recorders.name(drive) : name.strip();
    KnownToy paired = new KnownToy(drive.id(), called, child.strip(), "", Instant.now());
    vault.saveToy(paired);
    shell.say(Text.oneLine("Paired with " + paired.name() + " (" + paired.id() + ")."));
    return paired;
  }

  static String notPaired(String id) {
    return "The toy " + id + " is not paired with this vault; --pair pairs it.";
  }
}
