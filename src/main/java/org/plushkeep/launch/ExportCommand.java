package org.plushkeep.launch;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.ExportFormat;
import org.plushkeep.share.ExportOptions;
import org.plushkeep.share.ExportResult;
import org.plushkeep.share.ExportResult.Failure;
import org.plushkeep.share.ExportResult.Reason;
import org.plushkeep.share.Exporter;
import org.plushkeep.share.NameTemplate;
import org.plushkeep.share.ShareException;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "export",
    description = {
      "Writes recordings into a folder, not encrypted, and a text that says what each is.",
      "Prints the path of each file. Nothing is overwritten."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class ExportCommand implements Callable<Integer> {
  /** A line shall be read by somebody. */
  private static final int MOST_TOLD = 10;

  private static final long NANOS_A_SECOND = 1_000_000_000;

  private final Shell shell;

  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Selection selection = new Selection();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "The folder; it is made when it is not there.")
  private Path folder;

  @Option(
      names = "--format",
      paramLabel = "wav|flac|opus|toy",
      defaultValue = "wav",
      description =
          "wav: 16 bit, at the decoder's own rate; flac: the same samples in less room; opus: much"
              + " smaller, for phones; toy: the toy's original bytes (default: ${DEFAULT-VALUE}).")
  private Format format;

  @Option(
      names = "--name",
      paramLabel = "TEMPLATE",
      converter = TemplateConverter.class,
      description =
          "How files are named, without their ending: {date}, {time}, {toy}, {number} and {id} are"
              + " filled in, and what a system forbids in names is replaced (default:"
              + " {date}_{time}_{id}).")
  private NameTemplate names = NameTemplate.USUAL;

  @Option(
      names = "--tags",
      description =
          "Writes the toy's name and the date into the sound files, for players to show; without"
              + " it nothing in them tells whose they are.")
  private boolean tags;

  @Option(
      names = "--progress",
      description = "Says on the error stream how far it is, about once a second.")
  private boolean progress;

  ExportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException, ShareException {
    try (Vault vault = vaultOptions.open()) {
      List<RecordingId> ids = selection.resolve(vault);
      ExportResult result =
          new Exporter(vault)
              .export(
                  ids,
                  folder,
                  new ExportOptions(EnumSet.of(format.meaning), names, tags),
                  new Printed(ids.size()),
                  shell.interrupted());
      if (result.cancelled()) {
        throw new CommandFailure(
            ExitCode.INTERRUPTED,
            "Stopped. " + Text.count(result.files().size(), "file") + " had been written whole.");
      }
      if (!result.failures().isEmpty()) {
        throw failure(ids.size(), result.failures());
      }
    }
    return ExitCode.DONE.value();
  }

  private static CommandFailure failure(int asked, List<Failure> failures) {
    boolean damaged = failures.stream().anyMatch(f -> f.reason() == Reason.DAMAGED);
    boolean undecodable = failures.stream().anyMatch(f -> f.reason() == Reason.NOT_DECODABLE);
    StringBuilder line = new StringBuilder();
    if (failures.size() > 1) {
      line.append(failures.size()).append(" of ").append(Text.count(asked, "recording"));
      line.append(" could not be exported. ");
    }
    failures.stream().limit(MOST_TOLD).forEach(f -> line.append(f.sentence()).append(' '));
    if (failures.size() > MOST_TOLD) {
      line.append("And ").append(failures.size() - MOST_TOLD).append(" more. ");
    }
    if (undecodable) {
      line.append("With --format toy the toy's own bytes can be exported.");
    }
    return new CommandFailure(damaged ? ExitCode.DAMAGED : ExitCode.FAILED, line.toString());
  }

  private final class Printed implements Exporter.Progress {
    private final int count;
    private long lastSaid = System.nanoTime();

    Printed(int count) {
      this.count = count;
    }

    @Override
    public void done(int recordings) {
      long now = System.nanoTime();
      if (progress && (recordings == count || now - lastSaid >= NANOS_A_SECOND)) {
        shell.tell(recordings + " of " + Text.count(count, "recording"));
        lastSaid = now;
      }
    }

    @Override
    public void written(Path file) {
      shell.say(file.toString());
    }
  }

  /** The formats by the names they have on the command line. */
  enum Format {
    WAV(ExportFormat.WAV),
    FLAC(ExportFormat.FLAC),
    OPUS(ExportFormat.OPUS),
    TOY(ExportFormat.TOY);

    private final ExportFormat meaning;

    Format(ExportFormat meaning) {
      this.meaning = meaning;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final class TemplateConverter implements ITypeConverter<NameTemplate> {
    @Override
    public NameTemplate convert(String text) {
      try {
        return NameTemplate.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(CommandFailure.sentence(e));
      }
    }
  }
}
