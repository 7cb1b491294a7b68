package org.plushkeep.launch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plushkeep.recording.Recording;
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
  private static final int PAGE = 500;

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
      return everything(vault).stream().map(Recording::id).toList();
    }
    Set<RecordingId> found = new LinkedHashSet<>();
    for (String text : ids) {
      RecordingId id = parse(text);
      if (vault.find(id).isEmpty()) {
        throw unknown(text);
      }
      found.add(id);
    }
    return List.copyOf(found);
  }

  /** All that the vault holds, newest first. */
  static List<Recording> everything(Vault vault) throws VaultException {
    List<Recording> recordings = new ArrayList<>();
    List<Recording> page;
    do {
      page = vault.page(RecordingFilter.ALL, recordings.size(), PAGE);
      recordings.addAll(page);
    } while (page.size() == PAGE);
    return recordings;
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
