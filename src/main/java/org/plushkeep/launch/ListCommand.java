package org.plushkeep.launch;

import com.google.gson.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.plushkeep.collect.Rereader;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.Silence;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists the recordings in a vault, newest first.")
final class ListCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final VaultOptions vaultOptions = new VaultOptions();

  @Option(
      names = "--json",
      description =
          "One JSON array: id, toy, child, collectedAt, seconds, format, bytes, sha256 (of the"
              + " toy's bytes), verdict, silence (the share of it that is silent, 0 to 1; null"
              + " when nobody has measured it).")
  private boolean json;

  @Option(
      names = "--mostly-silent",
      description =
          "Only recordings that are silent for nine tenths or more. Those that an earlier"
              + " Plushkeep collected are measured first.")
  private boolean mostlySilent;

  ListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws CommandFailure, VaultException {
    Contents contents;
    try (Vault vault = vaultOptions.open()) {
      contents = mostlySilent ? mostlySilent(vault) : Contents.of(vault, RecordingFilter.ALL);
    }
    List<Recording> recordings = contents.whole();
    if (json) {
      shell.say(Json.array(recordings.stream().map(ListCommand::toJson).toList()));
    } else if (recordings.isEmpty()) {
      shell.say("No recordings.");
    } else {
      Text.table(
              List.of(
                  "ID",
                  "TOY",
                  "CHILD",
                  "COLLECTED",
                  "SECONDS",
                  "FORMAT",
                  "BYTES",
                  "SHA-256",
                  "VERDICT"),
              recordings.stream().map(ListCommand::toRow).toList())
          .forEach(shell::say);
    }
    contents.complainOfDamage();
    return ExitCode.DONE.value();
  }

  private static Contents mostlySilent(Vault vault) throws VaultException {
    new Rereader(vault).measure(() -> false);
    return Contents.of(vault, new RecordingFilter(Optional.empty(), Set.of(), true));
  }

  private static JsonObject toJson(Recording recording) {
    JsonObject object = new JsonObject();
    object.addProperty("id", recording.id().toString());
    object.addProperty("toy", recording.toyName());
    object.addProperty("child", recording.child());
    object.addProperty("collectedAt", recording.collectedAt().toString());
    object.addProperty("seconds", seconds(recording));
    object.addProperty("format", recording.format());
    object.addProperty("bytes", recording.byteCount());
    object.addProperty("sha256", recording.sha256());
    object.addProperty("verdict", verdict(recording));
    Silence silence = recording.silence();
    object.addProperty("silence", silence.isKnown() ? silence.permille() / 1000.0 : null);
    return object;
  }

  static BigDecimal seconds(Recording recording) {
    BigDecimal seconds = BigDecimal.valueOf(recording.duration().toMillis(), 3);
    return seconds.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(seconds.stripTrailingZeros().toPlainString());
  }

  private static List<String> toRow(Recording recording) {
    return List.of(
        recording.id().toString(),
        recording.toyName(),
        recording.child(),
        recording.collectedAt().truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString(),
        Text.seconds(recording.duration()),
        recording.format(),
        Integer.toString(recording.byteCount()),
        recording.sha256(),
        verdict(recording));
  }

  private static String verdict(Recording recording) {
    return recording.verdict().name().toLowerCase(Locale.ROOT);
  }
}
