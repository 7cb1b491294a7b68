package org.plushkeep.share;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.WavWriter;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.ExportResult.Failure;
import org.plushkeep.share.ExportResult.Reason;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Writes recordings out of the vault into a folder, in the clear, on the parent's word. Nothing
 * that is there is ever overwritten, and no file is ever there in part. The names of the files tell
 * when a recording was collected, never whose it is.
 */
public final class Exporter {
  private static final DateTimeFormatter FILE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd_HH-mm-ss", Locale.ROOT);

  private final Vault vault;
  private final Clock clock;

  public Exporter(Vault vault) {
    this(vault, Clock.system(ZoneId.systemDefault()));
  }

  Exporter(Vault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Exports recordings and a text file that says what each is. Blocks.
   *
   * @param ids what to export; all are looked up before the first is written
   * @param folder made when it is not there
   * @param formats at least one; with both, a recording gives two files
   * @param progress told on the calling thread
   * @param cancelled asked between recordings and while writing; what is whole by then stays
   * @throws VaultException {@link VaultException.Problem#NO_SUCH} when any of the ids is unknown
   *     (then nothing was written), {@link VaultException.Problem#LOCKED}
   * @throws ShareException the folder cannot be made or written, or the disk is full; what was
   *     whole by then stays
   */
  public ExportResult export(
      List<RecordingId> ids,
      Path folder,
      Set<ExportFormat> formats,
      Progress progress,
      BooleanSupplier cancelled)
      throws VaultException, ShareException {
    if (formats.isEmpty()) {
      throw new IllegalArgumentException("no format");
    }
    List<Failure> failures = new ArrayList<>();
    List<Recording> recordings = lookUp(ids, failures);
    TargetFolder target = TargetFolder.open(folder, cancelled);
    Instant now = clock.instant();
    ExportNote note = new ExportNote(now.atZone(clock.getZone()));
    List<Path> files = new ArrayList<>();
    boolean stopped = false;
    Optional<Path> notePath = Optional.empty();
    try {
      for (int i = 0; i < recordings.size() && !stopped; i++) {
        exportOne(recordings.get(i), formats, target, note, files, failures, progress);
        progress.done(i + 1);
        stopped = cancelled.getAsBoolean() && i + 1 < recordings.size();
      }
    } catch (CancellationException e) {
      stopped = true;
    } finally {
      // Also when the disk filled up half-way: what is there shall be told of, as far as that goes.
      if (!files.isEmpty()) {
        Path path = target.writeNote(ExportNote.FILE_NAME, note.toBytes());
        progress.written(path);
        notePath = Optional.of(path);
      }
    }
    return new ExportResult(files, notePath, failures, stopped);
  }

  private void exportOne(
      Recording recording,
      Set<ExportFormat> formats,
      TargetFolder target,
      ExportNote note,
      List<Path> files,
      List<Failure> failures,
      Progress progress)
      throws VaultException, ShareException {
    byte[] bytes;
    try {
      bytes = vault.readBytes(recording.id());
    } catch (VaultException e) {
      failures.add(failure(recording.id(), e));
      return;
    }
    try {
      String name = fileName(recording);
      for (ExportFormat format : ExportFormat.values()) {
        if (!formats.contains(format)) {
          continue;
        }
        try {
          TargetFolder.Written written =
              switch (format) {
                case TOY -> target.write(name, format.extension(), out -> out.write(bytes));
                case WAV -> writeWav(target, name, bytes, recording.format());
              };
          files.add(written.path());
          progress.written(written.path());
          note.add(recording, format, written);
        } catch (AudioException e) { // the toy's own bytes are exported all the same
          failures.add(notDecodable(recording.id(), e));
        }
      }
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static Failure notDecodable(RecordingId id, AudioException e) {
    return new Failure(
        id,
        Reason.NOT_DECODABLE,
        "Recording " + id + " cannot be turned into a WAV: " + e.getMessage());
  }

  private static TargetFolder.Written writeWav(
      TargetFolder target, String name, byte[] bytes, String format)
      throws AudioException, ShareException {
    Pcm pcm = ToyAudio.decode(bytes, format);
    try {
      return target.write(name, ExportFormat.WAV.extension(), out -> WavWriter.write(pcm, out));
    } finally {
      pcm.wipe();
    }
  }

  private String fileName(Recording recording) {
    return FILE_TIME.format(recording.collectedAt().atZone(clock.getZone()))
        + "_"
        + recording.id().toString().substring(0, 8);
  }

  private List<Recording> lookUp(List<RecordingId> ids, List<Failure> failures)
      throws VaultException {
    List<Recording> recordings = new ArrayList<>();
    for (RecordingId id : ids) {
      Optional<Recording> found;
      try {
        found = vault.find(id);
      } catch (VaultException e) {
        failures.add(failure(id, e));
        continue;
      }
      recordings.add(found.orElseThrow(() -> noSuch(id)));
    }
    return recordings;
  }

  private static Failure failure(RecordingId id, VaultException e) throws VaultException {
    return switch (e.problem()) {
      case DAMAGED ->
          new Failure(id, Reason.DAMAGED, "Recording " + id + " is damaged and was not exported.");
      case NO_SUCH ->
          new Failure(id, Reason.GONE, "Recording " + id + " is no longer in the vault.");
      default -> throw e;
    };
  }

  private static VaultException noSuch(RecordingId id) {
    return new VaultException(
        VaultException.Problem.NO_SUCH, "There is no recording " + id + " in this vault.");
  }

  /** Told how an export goes. */
  @FunctionalInterface
  public interface Progress {
    /** So many recordings are done, written or not. */
    void done(int recordings);

    /** One more file is whole on the disk. */
    default void written(Path file) {}
  }
}
