package org.plushkeep.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plushkeep.collect.RecorderLook;
import org.plushkeep.share.PlainPage;
import org.plushkeep.share.ShareException;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.safety.Observations;
import org.plushkeep.toy.safety.SafetyLook;
import org.plushkeep.toy.safety.SafetyReport;
import org.plushkeep.toy.safety.SafetyWords;
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
      "what that means and what to do. Fetches no recording and changes nothing."
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

  @Spec private CommandSpec spec;

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
  public Integer call() throws CommandFailure, ToyException, ShareException {
    if (pdf != null && Files.exists(pdf)) { // rather now than after all the listening
      throw new CommandFailure(ExitCode.FAILED, pdf + " is there already. Nothing is overwritten.");
    }
    Scan scan = Scan.look(shell, scanning, this::isEnough);
    List<SeenToy> toys = scan.toys().stream().filter(this::isWanted).toList();
    if (toys.isEmpty()) {
      throw nothingThere(scan);
    }
    if (pdf != null && toys.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE, "There are " + toys.size() + " toys: --toy says which one --pdf is of.");
    }
    SafetyWords words = new SafetyWords(Locale.getDefault(), ZoneId.systemDefault());
    for (SeenToy one : toys) {
      tell(page(words, report(scan, one)), one.equals(toys.getFirst()));
    }
    return ExitCode.DONE.value();
  }

  private boolean isWanted(SeenToy one) {
    return toy == null ? one.way() != SeenToy.Way.SERIAL : one.id().value().equals(toy);
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
    return new CommandFailure(ExitCode.NO_SUCH, which + why);
  }

  private SafetyReport report(Scan scan, SeenToy one) throws ToyException, CommandFailure {
    if (one.way() == SeenToy.Way.SERIAL) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "The report looks at what a radio or a memory gives away; this toy is on a cable.");
    }
    Optional<Drive> drive = scan.drive(one);
    Instant now = Instant.now();
    if (drive.isPresent()) {
      return SafetyReport.of(
          one.id(), new RecorderLook(drive.get()).look(shell.interrupted()), now);
    }
    Observations seen =
        new SafetyLook(scan.finderOf(one), InstantSource.system(), listening)
            .look(one, _ -> {}, shell.interrupted());
    return SafetyReport.of(one.id(), isPractice(one), seen, now);
  }

  private static PlainPage page(SafetyWords words, SafetyReport report) {
    return new PlainPage(
        words.title(report), words.parts(report), words.foot(report), PlainPage.Type.USUAL);
  }

  private void tell(PlainPage page, boolean first) throws ShareException {
    if (pdf != null) {
      shell.say("Wrote " + Text.oneLine(page.savePdfAs(pdf).toString()) + ".");
      return;
    }
    if (!first) {
      shell.say("");
    }
    page.text().lines().forEach(shell::say); // what the toy calls itself was cleaned
  }
}
