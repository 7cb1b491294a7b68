package org.plushkeep.launch;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.plushkeep.collect.ImportOutcome;
import org.plushkeep.collect.ImportResult;
import org.plushkeep.collect.Importer;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = {
      "Brings files into the vault: WAV, AIFF, FLAC, Ogg Vorbis, Opus, MP3, M4A and AAC are played,"
          + " anything else is kept as it is.",
      "Prints one line a file. The files themselves stay where they are."
    })
@SuppressWarnings("NullAway.Init") // picocli sets what is required before a command runs
final class ImportCommand implements Callable<Integer> {
  private static final String NAME = "Imported files";
  private static final String WHERE_DAMAGED =
      " The vault is damaged: 'plushkeep vault verify' tells where. If there is a backup, put it"
          + " back, then import again.";

  private final Shell shell;

  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILES",
      description = "Files; of a folder, the files of sound in it.")
  private List<Path> files = List.of();

  @Option(
      names = "--from",
      paramLabel = "NAME",
      defaultValue = "",
      description = "What they are from, such as \"school recorder\": they are listed under it.")
  private String from = "";

  @Option(
      names = "--json",
      description =
          "One JSON array: file, outcome, id, seconds, format, bytes (null where nothing was"
              + " stored just now), problem.")
  private boolean json;

  ImportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException {
    String source = from.strip();
    ToyId as = id(source);
    Told told = new Told();
    ImportResult result;
    try (Vault vault = vaultOptions.open()) {
      result =
          new Importer(vault)
              .importAll(files, as, source.isEmpty() ? NAME : source, told, shell.interrupted());
    } finally {
      if (json) {
        shell.say(Json.array(told.objects));
      }
    }
    if (result.cancelled()) {
      throw new CommandFailure(
          ExitCode.INTERRUPTED,
          "Stopped. " + Text.count(result.added(), "file") + " had been stored.");
    }
    if (result.refused() > 0) {
      boolean damaged = result.count(ImportOutcome.Kind.VAULT_DAMAGED) > 0;
      throw new CommandFailure(
          damaged ? ExitCode.DAMAGED : ExitCode.FAILED,
          refused(result) + (damaged ? WHERE_DAMAGED : ""));
    }
    return ExitCode.DONE.value();
  }

  private static ToyId id(String source) throws CommandFailure {
    try {
      return ToyId.files(source);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE, "--from is at most " + ToyId.MOST_FROM + " letters long.", e);
    }
  }

  private static String refused(ImportResult result) {
    int all = result.outcomes().size();
    if (all > 1) {
      return result.refused() + " of " + Text.count(all, "file") + " could not be stored.";
    }
    ImportOutcome only = result.outcomes().getFirst();
    return only.file() + " could not be stored: " + only.sentence();
  }

  private final class Told implements Importer.Progress {
    private final List<JsonObject> objects = new ArrayList<>();

    @Override
    public void done(ImportOutcome outcome) {
      if (json) {
        objects.add(toJson(outcome));
      } else {
        shell.say(Text.oneLine(outcome.file() + ": " + words(outcome)));
      }
    }
  }

  private static String words(ImportOutcome outcome) {
    String what =
        outcome
            .recording()
            .map(one -> Text.seconds(one.duration()) + " s, " + one.format())
            .orElse("");
    return switch (outcome.kind()) {
      case NEW -> "new (" + what + ")";
      case NEW_IN_PART -> "new (" + what + "). " + outcome.sentence();
      case NEW_UNHEARD -> "kept, but it cannot be played. " + outcome.sentence();
      case ALREADY_HERE -> "already here";
      default -> "not stored. " + outcome.sentence();
    };
  }

  private static JsonObject toJson(ImportOutcome outcome) {
    JsonObject object = new JsonObject();
    Optional<Recording> stored = outcome.recording();
    object.addProperty("file", outcome.file().toString());
    object.addProperty("outcome", outcome.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    if (stored.isPresent()) {
      object.addProperty("id", stored.get().id().toString());
      object.addProperty("seconds", ListCommand.seconds(stored.get()));
      object.addProperty("format", stored.get().format());
      object.addProperty("bytes", stored.get().byteCount());
    } else {
      List.of("id", "seconds", "format", "bytes")
          .forEach(name -> object.add(name, JsonNull.INSTANCE));
    }
    object.addProperty("problem", outcome.sentence());
    return object;
  }
}
