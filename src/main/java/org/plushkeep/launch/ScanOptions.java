package org.plushkeep.launch;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where toys are looked for, and for how long. */
@SuppressWarnings("NullAway.Init") // picocli sets the spec
final class ScanOptions {
  private static final int MOST_SECONDS = 600;

  @Option(names = "--practice", description = "Adds the practice toy, which needs no hardware.")
  boolean practice;

  @Option(
      names = "--practice-drive",
      paramLabel = "FOLDER",
      description =
          "Adds a recorder made by 'plushkeep practice drive FOLDER', as if it were plugged in.")
  @Nullable Path practiceDrive;

  @Option(
      names = "--practice-serial",
      paramLabel = "PATH",
      description =
          "Adds the toy of 'plushkeep practice serial', at the path that it says, as if it were"
              + " plugged in.")
  @Nullable Path practiceSerial;

  private Duration patience = Duration.ofSeconds(5);

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--scan-seconds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How long to look for toys at most (default: ${DEFAULT-VALUE}).")
  void scanSeconds(int seconds) {
    if (seconds < 0 || seconds > MOST_SECONDS) {
      throw new ParameterException(
          spec.commandLine(), "--scan-seconds is between 0 and " + MOST_SECONDS + ".");
    }
    patience = Duration.ofSeconds(seconds);
  }

  Duration patience() {
    return patience;
  }
}
