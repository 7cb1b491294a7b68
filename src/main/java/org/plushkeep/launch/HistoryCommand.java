package org.plushkeep.launch;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.HistoryFile;
import org.plushkeep.share.HistoryWords;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.JournalEntry;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.JournalFilter;
import org.plushkeep.vault.JournalReport;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What was done with a vault. */
@Command(
    name = "history",
    description = {
      "Lists what was done with a vault, by whom and when, newest first, and says where that list",
      "was cut or edited. Of what was erased it tells that it was erased, and not what it was."
    })
final class HistoryCommand implements Callable<Integer> {
  private static final HistoryWords WORDS = HistoryWords.PLAIN;

  private final Shell shell;
  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Option(
      names = "--since",
      paramLabel = "DATE",
      converter = DayConverter.class,
      description = "Only from this day on, such as 2026-11-28.")
  private @Nullable LocalDate since;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description =
          "Writes it into a file for a spreadsheet instead, not encrypted. Nothing is overwritten.")
  private @Nullable Path export;

  HistoryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException, ShareException {
    JournalReport report;
    try (Vault vault = vaultOptions.open()) {
      report = vault.journal().check(_ -> {});
      List<JournalEntry> entries = vault.journal().page(filter(), 0, Integer.MAX_VALUE);
      if (export == null) {
        print(entries);
      } else {
        new HistoryFile(entries, report, ZoneId.systemDefault(), WORDS).saveAs(export);
        vault.journal().write(JournalEvent.HISTORY_EXPORTED, 1);
        shell.say("Wrote " + entries(entries.size()) + " into " + export + ".");
      }
    }
    complainOfFlaws(report);
    return ExitCode.DONE.value();
  }

  private JournalFilter filter() {
    Optional<Instant> from =
        Optional.ofNullable(since).map(day -> day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    return new JournalFilter(Set.of(), from, Long.MAX_VALUE);
  }

  private void print(List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      shell.say("No entries.");
      return;
    }
    Text.table(
            List.of("NUMBER", "TIME", "EVENT", "COUNT", "ACCOUNT", "BY", "RECORDING", "NOTE"),
            entries.stream().map(HistoryCommand::toRow).toList())
        .forEach(shell::say);
  }

  private static List<String> toRow(JournalEntry entry) {
    return List.of(
        Long.toString(entry.number()),
        entry.at().truncatedTo(ChronoUnit.SECONDS).toString(),
        WORDS.event(entry.event()),
        Long.toString(entry.count()),
        entry.account(),
        WORDS.source(entry.source()),
        entry.about().map(RecordingId::toString).orElse("-"),
        WORDS.note(entry));
  }

  private static final class DayConverter implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("it is no day such as 2026-11-28.");
      }
    }
  }

  private static String entries(int count) {
    return count == 1 ? "1 entry" : count + " entries";
  }

  private static void complainOfFlaws(JournalReport report) throws CommandFailure {
    if (!report.isWhole()) {
      int more = report.flaws().size() - 1;
      throw new CommandFailure(
          ExitCode.DAMAGED,
          "The history is not whole: "
              + WORDS.flaw(report.flaws().getFirst())
              + (more > 0 ? " And " + more + " more." : ""));
    }
  }
}
