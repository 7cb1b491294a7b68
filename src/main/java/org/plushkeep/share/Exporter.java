package org.plushkeep.share;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.plushkeep.audio.AudioException;
import org.plushkeep.audio.Pcm;
import org.plushkeep.audio.SoundTags;
import org.plushkeep.audio.ToyAudio;
import org.plushkeep.audio.WavWriter;
import org.plushkeep.audio.flac.FlacWriter;
import org.plushkeep.audio.ogg.OpusWriter;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.share.ExportResult.Failure;
import org.plushkeep.share.ExportResult.Reason;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Writes recordings out of the vault into a folder, in the clear, on the parent's word. Nothing
 * that is there is ever overwritten, and no file is ever there in part. The names of the files tell
 * when a recording was collected, never whose it is, unless the parent asks for more. The vault's
 * history tells of each export before its first file is there, with how many recordings are about
 * to leave: fewer do where it is stopped.
 */
public final class Exporter {
  private static final DateTimeFormatter TITLE_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

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
   * @param options what to write of each
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
      ExportOptions options,
      Progress progress,
      BooleanSupplier cancelled)
      throws VaultException, ShareException {
    List<Failure> failures = new ArrayList<>();
    List<Recording> recordings = lookUp(ids, failures);
    TargetFolder target = TargetFolder.open(folder, cancelled);
    ExportNote note = new ExportNote(clock.instant().atZone(clock.getZone()));
    List<RecordingId> leaving = recordings.stream().map(Recording::id).distinct().toList();
    Written written =
        new Written(
            target,
            note,
            progress,
            new ArrayList<>(),
            () -> vault.journal().write(JournalEvent.EXPORTED, leaving.size(), leaving));
    boolean stopped = false;
    Optional<Path> notePath = Optional.empty();
    try {
      for (int i = 0; i < recordings.size() && !stopped; i++) {
        Recording recording = recordings.get(i);
        String name = options.names().name(recording, i + 1, recordings.size(), clock.getZone());
        exportOne(recording, name, options, written).ifPresent(failures::add);
        progress.done(i + 1);
        stopped = cancelled.getAsBoolean() && i + 1 < recordings.size();
      }
    } catch (CancellationException e) {
      stopped = true;
    } finally {
      // Also when the disk filled up half-way: what is there shall be told of, as far as that goes.
      if (!written.files().isEmpty()) {
        Path path = target.writeNote(ExportNote.FILE_NAME, note.toBytes());
        target.force();
        progress.written(path);
        notePath = Optional.of(path);
      }
    }
    return new ExportResult(written.files(), notePath, failures, stopped);
  }

  private Optional<Failure> exportOne(
      Recording recording, String name, ExportOptions options, Written written)
      throws VaultException, ShareException {
    byte[] bytes;
    try {
      bytes = vault.readBytes(recording.id());
    } catch (VaultException e) {
      return Optional.of(failure(recording.id(), e));
    }
    try {
      Optional<Failure> failure = Optional.empty();
      if (options.formats().stream().anyMatch(format -> format != ExportFormat.TOY)) {
        failure = exportSound(recording, bytes, name, options, written);
      }
      // What cannot be decoded leaves as the toy's bytes all the same.
      if (options.formats().contains(ExportFormat.TOY)) {
        written.write(recording, ExportFormat.TOY, name, out -> out.write(bytes));
      }
      return failure;
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private Optional<Failure> exportSound(
      Recording recording, byte[] bytes, String name, ExportOptions options, Written written)
      throws ShareException {
    Pcm pcm;
    try {
      pcm = ToyAudio.decode(bytes, recording);
    } catch (AudioException e) {
      return Optional.of(notDecodable(recording.id(), e));
    }
    SoundTags tags = options.tags() ? tags(recording) : SoundTags.NONE;
    try {
      for (ExportFormat format : ExportFormat.values()) {
        if (format != ExportFormat.TOY && options.formats().contains(format)) {
          written.write(recording, format, name, out -> write(pcm, tags, format, out));
        }
      }
      return Optional.empty();
    } finally {
      pcm.wipe();
    }
  }

  private static void write(Pcm pcm, SoundTags tags, ExportFormat format, OutputStream out)
      throws IOException {
    switch (format) {
      case WAV -> WavWriter.write(pcm, tags, out);
      case FLAC -> FlacWriter.write(pcm, tags, out);
      case OPUS -> OpusWriter.write(pcm, tags, out);
      case TOY -> throw new IllegalArgumentException("the toy's bytes are not decoded");
    }
  }

  private SoundTags tags(Recording recording) {
    ZonedDateTime collected = recording.collectedAt().atZone(clock.getZone());
    return new SoundTags(
        recording.toyName() + ", " + TITLE_TIME.format(collected),
        collected.toLocalDate().toString(),
        recording.toyName());
  }

  private static Failure notDecodable(RecordingId id, AudioException e) {
    return new Failure(
        id,
        Reason.NOT_DECODABLE,
        "Recording " + id + " cannot be turned into sound: " + e.getMessage());
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

  /**
   * What is whole by now, and who is told of it.
   *
   * @param history tells it; a program that is killed later leaves no file that nobody knows of
   */
  private record Written(
      TargetFolder target, ExportNote note, Progress progress, List<Path> files, Runnable history) {
    void write(Recording recording, ExportFormat format, String name, TargetFolder.Content content)
        throws ShareException {
      if (files.isEmpty()) {
        history.run();
      }
      TargetFolder.Written one = target.write(name, format.extension(recording), content);
      files.add(one.path());
      progress.written(one.path());
      note.add(recording, format, one);
    }
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
