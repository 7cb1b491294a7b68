package org.plushkeep.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.Pairing;
import org.plushkeep.collect.RecorderLook;
import org.plushkeep.collect.SafetyMemory;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.share.PlainPage;
import org.plushkeep.share.ShareException;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.safety.CableLook;
import org.plushkeep.toy.safety.Observations;
import org.plushkeep.toy.safety.RecorderFacts;
import org.plushkeep.toy.safety.SafetyLook;
import org.plushkeep.toy.safety.SafetyReport;
import org.plushkeep.toy.safety.SafetyWords;
import org.plushkeep.toy.serial.UsbPorts;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is unsafe about a toy, found by looking at it. */
@Command(
    name = "safety",
    description = {
      "Looks at every toy in range, or at one, as a stranger would, and says what is unsafe about it,",
      "what that means and what to do. Fetches no recording and changes nothing. What is on a USB",
      "serial port is looked at with --toy only: many boards start anew when their port is opened."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the spec
final class SafetyCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 600;

  private final Shell shell;

  @Mixin private final ScanOptions scanning = new ScanOptions();

  @Option(names = "--toy", paramLabel = "ID", description = "Only this toy.")
  private @Nullable String toy;

  @Option(
      names = "--pdf",
      paramLabel = "FILE",
      description = "Writes the report into a PDF to print instead. Nothing is overwritten.")
  private @Nullable Path pdf;

  @ArgGroup(exclusive = false)
  private @Nullable OptionalVault vaultOptions;

  @Spec private CommandSpec spec;

  private int told;
  private Duration listening = SafetyLook.LISTENING;

  SafetyCommand(Shell shell) {
    this.shell = shell;
  }

  @Option(
      names = "--listen-seconds",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long to listen for each toy (default: ${DEFAULT-VALUE}).")
  void listenSeconds(int seconds) {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new ParameterException(
          spec.commandLine(), "--listen-seconds is between 1 and " + MOST_SECONDS + ".");
    }
    listening = Duration.ofSeconds(seconds);
  }

  @Override
  public Integer call() throws CommandFailure, ToyException, ShareException, VaultException {
    if (pdf != null && Files.exists(pdf)) { // rather now than after all the listening
      throw new CommandFailure(ExitCode.FAILED, pdf + " is there already. Nothing is overwritten.");
    }
    OptionalVault options = vaultOptions;
    if (options == null) {
      look(Optional.empty());
    } else {
      try (Vault vault =
          VaultOptions.open(options.folder, options.passwordFile, spec.commandLine().getErr())) {
        look(Optional.of(vault));
      }
    }
    return ExitCode.DONE.value();
  }

  private void look(Optional<Vault> vault)
      throws CommandFailure, ToyException, ShareException, VaultException {
    Scan scan = Scan.look(shell, scanning, this::isEnough);
    List<SeenToy> toys = scan.toys().stream().filter(this::isWanted).toList();
    List<SafetyReport> last = lastOfThoseAway(scan, vault);
    if (toys.isEmpty() && last.isEmpty()) {
      throw nothingThere(scan);
    }
    if (pdf != null && toys.size() + last.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There are " + (toys.size() + last.size()) + " toys: --toy says which one --pdf is of.");
    }
    for (SeenToy one : toys) {
      tell(kept(report(scan, one, vault), vault.map(SafetyMemory::new)));
    }
    for (SafetyReport one : last) {
      sayThatItIsOld(one, "is not in range");
      tell(one);
    }
  }

  private List<SafetyReport> lastOfThoseAway(Scan scan, Optional<Vault> vault)
      throws VaultException {
    List<SafetyReport> all = new ArrayList<>();
    if (vault.isPresent()) {
      SafetyMemory memory = new SafetyMemory(vault.get());
      for (KnownToy paired : vault.get().toys()) {
        boolean meant = toy == null || paired.id().value().equals(toy);
        if (meant && scan.find(paired.id()).isEmpty()) {
          memory.last(paired.id()).ifPresent(all::add);
        }
      }
    }
    return all;
  }

  /** What is to be told: what was found last where the toy could not be looked at now. */
  private SafetyReport kept(SafetyReport now, Optional<SafetyMemory> memory) throws VaultException {
    if (memory.isEmpty()) {
      return now;
    }
    memory.get().keep(now);
    Optional<SafetyReport> last = now.wasThere() ? Optional.empty() : memory.get().last(now.id());
    last.ifPresent(one -> sayThatItIsOld(one, "did not answer"));
    return last.orElse(now);
  }

  private void sayThatItIsOld(SafetyReport one, String why) {
    shell.complain("The toy " + one.id() + " " + why + ". This is what was found the last time.");
  }

  private boolean isWanted(SeenToy one) {
    return toy == null
        ? one.way() != SeenToy.Way.SERIAL || one.id().equals(UsbPorts.PRACTICE)
        : one.id().value().equals(toy);
  }

  private boolean isEnough(List<SeenToy> seen) {
    return toy == null
        ? scanning.practice && seen.stream().anyMatch(SafetyCommand::isPractice)
        : seen.stream().anyMatch(one -> one.id().value().equals(toy));
  }

  private static boolean isPractice(SeenToy seen) {
    return seen.way() == SeenToy.Way.PRACTICE;
  }

  private CommandFailure nothingThere(Scan scan) {
    String which = toy == null ? "No toy is in range." : "The toy " + toy + " is not in range.";
    String why = scan.trouble().map(trouble -> " " + CommandFailure.sentence(trouble)).orElse("");
    String hint =
        toy != null && vaultOptions == null
            ? " With --vault and --password-file it is said what was found the last time."
            : "";
    return new CommandFailure(ExitCode.NO_SUCH, which + why + hint);
  }

  private SafetyReport report(Scan scan, SeenToy one, Optional<Vault> vault)
      throws ToyException, VaultException {
    List<Drive> drives = scan.drives(one);
    Instant now = Instant.now();
    if (one.way() == SeenToy.Way.SERIAL) {
      return overCable(scan, one, vault, now);
    }
    if (!drives.isEmpty()) {
      return SafetyReport.of(one.id(), together(drives), now);
    }
    Observations seen =
        new SafetyLook(scan.finderOf(one), InstantSource.system(), listening)
            .look(one, _ -> {}, shell.interrupted());
    return SafetyReport.of(one.id(), isPractice(one), seen, now);
  }

  /** What is on all the recorders that share a number. */
  private RecorderFacts together(List<Drive> drives) throws ToyException {
    int recordings = 0;
    boolean all = true;
    for (Drive drive : drives) {
      RecorderFacts facts = new RecorderLook(drive).look(shell.interrupted());
      recordings += facts.recordings();
      all &= facts.all();
    }
    return new RecorderFacts(recordings, all);
  }

  private SafetyReport overCable(Scan scan, SeenToy one, Optional<Vault> vault, Instant now)
      throws ToyException, VaultException {
    byte[] secret = vault.isPresent() ? Pairing.secretOrNone(vault.get(), one.id()) : new byte[0];
    try {
      CableLook look = new CableLook(scan.finderOf(one));
      return SafetyReport.of(one.id(), look.look(one, secret, shell.interrupted()), now);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private void tell(SafetyReport report) throws ShareException {
    SafetyWords words = new SafetyWords(Locale.getDefault(), ZoneId.systemDefault());
    PlainPage page =
        new PlainPage(
            words.title(report), words.parts(report), words.foot(report), PlainPage.Type.USUAL);
    if (pdf != null) {
      shell.say("Wrote " + Text.oneLine(page.savePdfAs(pdf).toString()) + ".");
      return;
    }
    if (told++ > 0) {
      shell.say("");
    }
    page.text().lines().forEach(shell::say); // what the toy calls itself was cleaned
  }
}
