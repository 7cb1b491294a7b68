package org.plushkeep.share;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.RecordingId;

/**
 * What an export wrote.
 *
 * @param files the sound files, whole, in the order they were written
 * @param note the text file that says what each is; empty when nothing was written
 * @param failures the recordings that could not be written, and why
 * @param cancelled whether it was stopped before its end
 */
public record ExportResult(
    List<Path> files, Optional<Path> note, List<Failure> failures, boolean cancelled) {
  public ExportResult {
    files = List.copyOf(files);
    failures = List.copyOf(failures);
  }

  /**
   * A recording that stayed behind.
   *
   * @param id which
   * @param reason why
   * @param sentence why, for scripts
   */
  public record Failure(RecordingId id, Reason reason, String sentence) {}

  /** Why a recording stayed behind. */
  public enum Reason {
    /** No codec here can read it; its own bytes can still be exported. */
    NOT_DECODABLE,
    /** Its bytes in the vault are not what was written. */
    DAMAGED,
    /** It is not in the vault any more. */
    GONE
  }
}
