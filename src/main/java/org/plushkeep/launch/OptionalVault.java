package org.plushkeep.launch;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The two options of a command that can do without a vault; both or none. */
@SuppressWarnings("NullAway.Init") // picocli sets both before a command runs
final class OptionalVault {
  @Option(
      names = "--vault",
      required = true,
      paramLabel = "DIR",
      description =
          "Keeps what is found with the toy in this vault, where it is paired, and says what was"
              + " found the last time of paired toys that are not in range.")
  Path folder;

  @Option(
      names = "--password-file",
      required = true,
      paramLabel = "F",
      description = "A file that holds the passphrase. Its last newline is not part of it.")
  Path passwordFile;
}
