package org.plushkeep.launch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.RecordingFilter;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which recordings a command is about: all of them, or some by their ids. Never both or neither.
 */
final class Selection {
  @Option(names = "--all", required = true, description = "Every recording in the vault.")
  boolean all;

  @Parameters(
      arity = "1..*",
      paramLabel = "ID",
      description = "Recordings, as 'plushkeep list' names them.")
  List<String> ids = List.of();

  /**
   * Looks every id up before anything is done with one.
   *
   * @throws CommandFailure {@link ExitCode#NO_SUCH} for the first that is unknown
   */
  List<RecordingId> resolve(Vault vault) throws CommandFailure, VaultException {
    if (all) {
      return vault.ids(RecordingFilter.ALL);
    }
    Set<RecordingId> found = new LinkedHashSet<>();
    for (String text : ids) {
      RecordingId id = parse(text);
      if (!holds(vault, id)) {
        throw unknown(text);
      }
      found.add(id);
    }
    return List.copyOf(found);
  }

  /** A damaged recording is there too: it can be deleted, and exporting says what is wrong. */
  private static boolean holds(Vault vault, RecordingId id) throws VaultException {
    try {
      return vault.find(id).isPresent();
    } catch (VaultException e) {
      if (e.problem() == VaultException.Problem.DAMAGED) {
        return true;
      }
      throw e;
    }
  }

  private static RecordingId parse(String text) throws CommandFailure {
    try {
      return RecordingId.parse(text);
    } catch (IllegalArgumentException e) {
      throw unknown(text);
    }
  }

  private static CommandFailure unknown(String text) {
    return new CommandFailure(
        ExitCode.NO_SUCH, "There is no recording " + text + " in this vault. Nothing was done.");
  }
}
