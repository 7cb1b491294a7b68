package org.plushkeep.recording;

import java.time.Instant;
import java.util.Optional;

/**
 * What was put into one of a toy's slots by this vault. Of a slot that nothing was put into there
 * is none of these. A toy cannot be asked what it holds: somebody else may have put in something
 * since.
 *
 * @param number the slot, from 1
 * @param content what was put in
 * @param message which message, with {@link Content#MESSAGE}; it may have been erased from the
 *     vault
 * @param since when
 */
public record ToySlot(int number, Content content, Optional<MessageId> message, Instant since) {
  /** What a slot holds. Kept by its name. */
  public enum Content {
    MESSAGE,
    SILENCE,
    /** Something was being put in and did not arrive whole, or nobody knows whether it did. */
    UNKNOWN
  }

  /** A slot with a message in it. */
  public static ToySlot message(int number, MessageId message, Instant since) {
    return new ToySlot(number, Content.MESSAGE, Optional.of(message), since);
  }

  /** A slot that was overwritten with silence. */
  public static ToySlot silence(int number, Instant since) {
    return new ToySlot(number, Content.SILENCE, Optional.empty(), since);
  }

  /** A slot of which nobody knows any more. */
  public static ToySlot unknown(int number, Instant since) {
    return new ToySlot(number, Content.UNKNOWN, Optional.empty(), since);
  }
}
