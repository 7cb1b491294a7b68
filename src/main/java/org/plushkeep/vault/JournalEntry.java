package org.plushkeep.vault;

import java.time.Instant;
import java.util.Optional;
import org.plushkeep.recording.RecordingId;

/**
 * One line of a vault's history.
 *
 * @param number its place, from 1: the order of what was done, whatever the clock said
 * @param at what the computer's clock said
 * @param clockWentBack whether the clock said less than at the entry before
 * @param event what was done
 * @param count of how many; 1 where there is nothing to count
 * @param account the name of the account on this computer
 * @param source by which part of the program
 * @param about the recording, where it was one and is still in the vault; nothing of an erased one
 *     is left here
 * @param whole false where the entry is not what was written, or does not follow the one before
 * @param detail by which rule something was erased, as {@link
 *     org.plushkeep.recording.RetentionRule} writes it, or which rules hold from now on, as {@link
 *     org.plushkeep.recording.RetentionRules} does, or {@value Mended#LOST} where mending has cost
 *     something; empty elsewhere
 */
public record JournalEntry(
    long number,
    Instant at,
    boolean clockWentBack,
    JournalEvent event,
    long count,
    String account,
    JournalSource source,
    Optional<RecordingId> about,
    boolean whole,
    String detail) {
  /** One without a detail. */
  public JournalEntry(
      long number,
      Instant at,
      boolean clockWentBack,
      JournalEvent event,
      long count,
      String account,
      JournalSource source,
      Optional<RecordingId> about,
      boolean whole) {
    this(number, at, clockWentBack, event, count, account, source, about, whole, "");
  }
}
