package org.plushkeep.collect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plushkeep.audio.AudioException;
import org.plushkeep.collect.ImportOutcome.Kind;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.NewRecording;
import org.plushkeep.recording.Recording;
import org.plushkeep.recording.ToyId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Brings files into the vault, one by one: each is on the disk, forced and read back before the
 * next is read. The files themselves are never changed or deleted. What nothing here can play is
 * kept as it came.
 */
public final class Importer {
  /**
   * So large may one file be: the vault seals and reads back a recording in memory, which takes
   * about five times its size.
   */
  public static final long MOST_BYTES = 128L << 20;

  private final Vault vault;
  private final Clock clock;

  public Importer(Vault vault) {
    this(vault, Clock.systemUTC());
  }

  Importer(Vault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /**
   * Imports files, and the files of sound in folders. Blocks. What was stored before a failure
   * stays stored, and {@link Progress#done} has told of it. A file that cannot be stored since the
   * vault is damaged there keeps none of the others out.
   *
   * @param chosen files and folders
   * @param as what stands in for a toy, see {@link ToyId#files}; made when it is not there
   * @param name what it is called then
   * @param progress told on the calling thread
   * @param cancelled asked often; a file that is being stored by then is stored
   * @throws VaultException {@link VaultException.Problem#DISK}, {@link
   *     VaultException.Problem#LOCKED}
   */
  public ImportResult importAll(
      List<Path> chosen, ToyId as, String name, Progress progress, BooleanSupplier cancelled)
      throws VaultException {
    if (!as.isFiles()) {
      throw new IllegalArgumentException(as + " is a toy");
    }
    List<Path> files = SoundFinder.find(chosen, cancelled);
    List<ImportOutcome> outcomes = new ArrayList<>();
    for (Path file : files) {
      if (cancelled.getAsBoolean()) {
        break;
      }
      progress.file(file, outcomes.size(), files.size());
      Optional<ImportOutcome> outcome = importOne(file, as, name, cancelled);
      if (outcome.isPresent()) {
        outcomes.add(outcome.get());
        progress.done(outcome.get());
      }
    }
    return new ImportResult(outcomes, outcomes.size() < files.size());
  }

  /** Empty when it was stopped before anything was stored. */
  private Optional<ImportOutcome> importOne(
      Path file, ToyId as, String name, BooleanSupplier cancelled) throws VaultException {
    if (Files.isDirectory(file)) {
      return refused(file, Kind.NO_FILE, "There is no file of sound in this folder.");
    }
    byte[] bytes;
    try {
      bytes = FileBytes.read(file, MOST_BYTES, cancelled);
    } catch (FileBytes.Refused e) {
      return refused(file, e.kind(), String.valueOf(e.getMessage()));
    }
    if (bytes.length == 0) {
      return Optional.empty();
    }
    try {
      KnownToy toy = new KnownToy(as, name, "", "", clock.instant());
      return store(file, bytes, toy, cancelled);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /**
   * Whether these bytes are in the vault, from wherever: a recording that was exported and comes
   * back is the same.
   */
  static boolean isHere(Vault vault, List<KnownToy> toys, byte[] bytes) throws VaultException {
    for (KnownToy toy : toys) {
      if (vault.contains(toy.id(), bytes)) {
        return true;
      }
    }
    return false;
  }

  /** Stores a file's bytes. Empty when it was stopped before anything was stored. */
  Optional<ImportOutcome> store(Path file, byte[] bytes, KnownToy as, BooleanSupplier cancelled)
      throws VaultException {
    List<KnownToy> toys = vault.toys();
    if (isHere(vault, toys, bytes)) {
      return Optional.of(new ImportOutcome(file, Kind.ALREADY_HERE, Optional.empty(), ""));
    }
    Outline outline = Outline.UNHEARD;
    String why = "";
    try {
      outline = Outline.ofFile(bytes);
    } catch (AudioException e) {
      why = String.valueOf(e.getMessage());
    }
    if (cancelled.getAsBoolean()) {
      outline.wipe();
      return Optional.empty();
    }
    if (toys.stream().noneMatch(toy -> toy.id().equals(as.id()))) {
      vault.saveToy(as);
    }
    NewRecording fresh =
        new NewRecording(
            as.id(),
            clock.instant(),
            bytes,
            outline.duration(),
            outline.format(),
            outline.peaks(),
            outline.silence());
    boolean inPart = outline.endsEarly();
    Optional<Recording> stored;
    try {
      stored = vault.add(List.of(fresh)).getFirst();
    } catch (VaultException e) {
      Collector.passOver(e);
      return refused(file, Kind.VAULT_DAMAGED, "The vault is damaged where it would stand.");
    } finally {
      outline.wipe();
    }
    if (stored.isEmpty()) {
      return Optional.of(new ImportOutcome(file, Kind.ALREADY_HERE, Optional.empty(), ""));
    }
    Kind kind = !why.isEmpty() ? Kind.NEW_UNHEARD : inPart ? Kind.NEW_IN_PART : Kind.NEW;
    String sentence = inPart ? "A part of it is missing or damaged." : why;
    return Optional.of(new ImportOutcome(file, kind, stored, sentence));
  }

  private static Optional<ImportOutcome> refused(Path file, Kind kind, String sentence) {
    return Optional.of(new ImportOutcome(file, kind, Optional.empty(), sentence));
  }

  /** Told how an import goes. */
  public interface Progress {
    /** A file is begun, so many of so many are done. */
    default void file(Path file, int done, int count) {}

    /** A file has come to its end. */
    default void done(ImportOutcome outcome) {}
  }
}
