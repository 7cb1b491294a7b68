package org.plushkeep.collect;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plushkeep.collect.DriveFiles.Kind;
import org.plushkeep.recording.KnownToy;
import org.plushkeep.recording.Recording;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.drive.Drive;
import org.plushkeep.toy.drive.DriveEraser;
import org.plushkeep.toy.drive.DriveEraser.Outcome;
import org.plushkeep.toy.drive.DriveFile;
import org.plushkeep.toy.drive.DriveVolume;
import org.plushkeep.vault.JournalEvent;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * Brings what a recorder has recorded into the vault, and erases from it what is there. What is a
 * recording, and what is new, its bytes tell: no name is asked, and none is remembered. So what was
 * erased from the vault and is still on the recorder is new again.
 *
 * <p>All of it blocks, and throws {@link ToyException} ({@link Problem#UNPLUGGED}, {@link
 * Problem#UNREADABLE}, {@link Problem#CANCELLED}) and {@link VaultException} ({@link
 * VaultException.Problem#DISK}, {@link VaultException.Problem#LOCKED}); what was done before stays
 * done.
 */
public final class DriveCollector {
  /** How often a recording is in memory while the vault is asked for it, or stores it. */
  private static final int COMPARING = 3;

  private static final int STORING = 5;

  /** Longer than a hundred recorders take to be counted. */
  private static final CountsFirst COUNTS = new CountsFirst(Duration.ofSeconds(5));

  private final Vault vault;
  private final DriveVolume volume;
  private final DriveFiles files;
  private final Importer importer;

  public DriveCollector(Vault vault, Drive drive) {
    this.vault = vault;
    volume = new DriveVolume(drive);
    files = new DriveFiles(volume);
    importer = new Importer(vault, Clock.systemUTC());
  }

  /** Told how it goes, on the calling thread, often. */
  public interface Progress {
    /** This much has been met up to now. */
    default void count(DriveCount soFar) {}

    /** How many recordings there are is known; which of them are new is found out from now on. */
    default void comparing() {}

    /** One more recording is safely in the vault. */
    default void stored(Recording recording) {}

    /** So many of so many have been erased, or were left. */
    default void erased(int done, int of) {}
  }

  /**
   * Counts what is there: first how many recordings there are, at a few thousand bytes of each.
   * Then, while the vault has anything at all, reads each whole to tell whether the vault has it.
   *
   * @param cancelled asked often, from any thread; true ends it with {@link Problem#CANCELLED}
   */
  public DriveCount look(Progress progress, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    List<DriveFile> found = new ArrayList<>();
    DriveTally tally = new DriveTally();
    DriveVolume.Walked walked;
    try (CountsFirst.Counting _ = COUNTS.counting()) {
      walked =
          volume.<VaultException>walk(
              file -> {
                Kind kind = files.kindOf(file);
                tally.add(kind);
                if (kind == Kind.RECORDING) {
                  found.add(file);
                }
                progress.count(tally.soFar());
                return isRecording(kind);
              },
              cancelled);
    }
    List<KnownToy> toys = vault.toys();
    if (toys.isEmpty()) {
      found.forEach(_ -> tally.compared(false));
    } else if (!found.isEmpty()) {
      progress.comparing();
      COUNTS.await();
      compare(found, toys, tally, progress, cancelled);
    }
    return tally.count(walked);
  }

  private void compare(
      List<DriveFile> found,
      List<KnownToy> toys,
      DriveTally tally,
      Progress progress,
      BooleanSupplier cancelled)
      throws ToyException, VaultException {
    for (DriveFile file : found) {
      if (cancelled.getAsBoolean()) {
        throw ToyException.stopped();
      }
      tally.compared(isInVault(file, toys, cancelled));
      progress.count(tally.soFar());
    }
  }

  private boolean isInVault(DriveFile file, List<KnownToy> toys, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    try (MemoryShare _ = MemoryShare.of(COMPARING * file.size())) {
      byte[] bytes = files.bytes(file, cancelled);
      try {
        return bytes.length > 0 && Importer.isHere(vault, toys, bytes);
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    }
  }

  /** Even one that is too large shows that this is where the recordings are. */
  private static boolean isRecording(Kind kind) {
    return kind == Kind.RECORDING || kind == Kind.TOO_LARGE || kind == Kind.HALF_ERASED;
  }

  /**
   * Collects every recording: each is on the disk, forced and read back before the next is read.
   * What cannot be stored since the vault is damaged there keeps none of the others out. Nothing on
   * the drive is changed.
   *
   * @param as how the recorder is known to the vault; made when it is not there
   * @return what is on the drive now: {@link DriveCount#inVault} are in the vault, and {@link
   *     DriveCount#fresh} could not be taken
   */
  public DriveCount collect(KnownToy as, Progress progress, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    DriveTally tally = new DriveTally();
    DriveVolume.Walked walked =
        volume.<VaultException>walk(
            file -> {
              Kind kind = files.kindOf(file);
              if (kind == Kind.RECORDING) {
                collect(file, as, tally, progress, cancelled);
              } else {
                tally.add(kind);
              }
              progress.count(tally.soFar());
              return isRecording(kind);
            },
            cancelled);
    return tally.count(walked);
  }

  private void collect(
      DriveFile file, KnownToy as, DriveTally tally, Progress progress, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    try (MemoryShare _ = MemoryShare.of(STORING * file.size())) {
      byte[] bytes = files.bytes(file, cancelled);
      try {
        if (bytes.length == 0) {
          tally.add(Kind.UNREADABLE);
          return;
        }
        Optional<ImportOutcome> outcome = importer.store(file.name(), bytes, as, cancelled);
        if (outcome.isEmpty()) {
          return; // cancelled, which the walk finds too
        }
        tally.add(Kind.RECORDING);
        tally.compared(outcome.get().kind().isStored());
        outcome.get().recording().ifPresent(progress::stored);
      } finally {
        Arrays.fill(bytes, (byte) 0);
      }
    }
  }

  /**
   * Erases from the drive what is in the vault: for each, the vault is asked once more for the very
   * bytes that are there, and reads them back. What is not there is left.
   */
  public DriveErasure erase(Progress progress, BooleanSupplier cancelled)
      throws ToyException, VaultException {
    List<DriveFile> found = new ArrayList<>();
    volume.<VaultException>walk(
        file -> {
          Kind kind = files.kindOf(file);
          if (kind == Kind.RECORDING || kind == Kind.HALF_ERASED) {
            found.add(file);
          }
          return isRecording(kind);
        },
        cancelled);
    DriveEraser eraser = new DriveEraser(volume);
    List<KnownToy> toys = vault.toys();
    Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
    try {
      for (DriveFile file : found) {
        if (cancelled.getAsBoolean()) {
          throw ToyException.stopped();
        }
        Outcome outcome = erase(eraser, file, toys);
        outcomes.merge(outcome, 1, Integer::sum);
        progress.erased(outcomes.values().stream().mapToInt(one -> one).sum(), found.size());
      }
    } finally {
      int erased = outcomes.getOrDefault(Outcome.ERASED, 0);
      if (erased > 0) {
        vault.journal().write(JournalEvent.ERASED_FROM_TOY, erased);
      }
    }
    return new DriveErasure(
        outcomes.getOrDefault(Outcome.ERASED, 0),
        outcomes.getOrDefault(Outcome.NOT_KEPT, 0) + outcomes.getOrDefault(Outcome.CHANGED, 0),
        outcomes.getOrDefault(Outcome.FAILED, 0));
  }

  private Outcome erase(DriveEraser eraser, DriveFile file, List<KnownToy> toys)
      throws ToyException, VaultException {
    try (MemoryShare _ = MemoryShare.of(COMPARING * file.size())) {
      return eraser.<VaultException>erase(file, bytes -> Importer.isHere(vault, toys, bytes));
    }
  }
}
