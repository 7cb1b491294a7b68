package org.plushkeep.console.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plushkeep.audio.AudioException;
import org.plushkeep.console.player.NoteModel;
import org.plushkeep.console.studio.StudioModel;
import org.plushkeep.console.words.Texts;
import org.plushkeep.recording.RecordingId;
import org.plushkeep.vault.Vault;
import org.plushkeep.vault.VaultException;

/**
 * What was promised and is done before a vault is locked.
 *
 * @param unsaved a note
 * @param unkept a message that was being made
 * @param waiting deletions that could still have been undone
 */
record LastDeeds(
    Vault vault,
    Texts texts,
    Departures departures,
    Optional<NoteModel.Unsaved> unsaved,
    Optional<StudioModel.Unkept> unkept,
    List<RecordingId> waiting) {
  private static final System.Logger LOG = System.getLogger(LastDeeds.class.getName());

  LastDeeds {
    waiting = List.copyOf(waiting);
  }

  /**
   * Does it all, and locks the vault, whatever fails before. Blocks.
   *
   * @return what a person must be told; empty when all went well
   */
  String carryOut() {
    List<String> troubles = new ArrayList<>();
    try (vault) {
      if (unsaved.isPresent() && !succeeds(() -> unsaved.get().save(vault))) {
        troubles.add(texts.get("lock.not-saved"));
      }
      if (unkept.isPresent() && !isKept(unkept.get())) {
        troubles.add(texts.get("lock.message-not-kept"));
      }
      if (!waiting.isEmpty() && !succeeds(() -> departures.carryOut(waiting))) {
        troubles.add(texts.get("lock.not-erased"));
      }
    }
    return String.join(" ", troubles);
  }

  /** Ends everything that goes on; one failure keeps nothing else from ending. */
  static void endAll(Runnable... ends) {
    for (Runnable end : ends) {
      take(
          () -> {
            end.run();
            return true;
          },
          false);
    }
  }

  /** What is left to do of something that ends, or what stands for nothing where that fails. */
  static <T> T take(Supplier<T> end, T nothing) {
    try {
      return end.get();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "while locking: {0}", e.getClass().getName());
      return nothing;
    }
  }

  /** Something to do with the vault. */
  @FunctionalInterface
  private interface Deed {
    void run() throws VaultException;
  }

  /** One failure keeps neither the next deed nor the locking from happening. */
  private static boolean succeeds(Deed deed) {
    try {
      deed.run();
      return true;
    } catch (VaultException e) {
      LOG.log(System.Logger.Level.WARNING, "while locking: {0}", e.problem());
      return false;
    }
  }

  /** Recorded and not kept yet: kept as it is. */
  private static boolean isKept(StudioModel.Unkept unkept) {
    try {
      unkept.save();
      return true;
    } catch (VaultException | AudioException e) {
      LOG.log(System.Logger.Level.WARNING, "while locking: a message was not kept");
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
