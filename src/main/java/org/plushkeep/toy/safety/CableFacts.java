package org.plushkeep.toy.safety;

import java.util.Optional;
import org.plushkeep.toy.ToyException.Problem;

/**
 * What was seen of a toy on a USB serial port.
 *
 * @param name what its port calls itself, cleaned; may be empty
 * @param told what it told a computer that it does not know; empty where it did not answer
 * @param refusal why it did not answer; empty where it did
 * @param letsGuessersIn whether it was content with a secret that was made up; empty where nobody
 *     tried, since it did not answer at all
 * @param proof whether it is the toy that is paired; empty where this computer has no secret of it
 */
public record CableFacts(
    String name,
    Optional<Told> told,
    Optional<Problem> refusal,
    Optional<Boolean> letsGuessersIn,
    Optional<Proof> proof) {
  /**
   * What a toy tells before a paw was pressed.
   *
   * @param identifies whether it says who it is
   * @param recordingWaits whether it says that a recording waits that nobody has fetched
   * @param handsOver whether it would have handed a recording over
   * @param obeys whether it does what only those it is paired with may ask of it
   */
  public record Told(
      boolean identifies, boolean recordingWaits, boolean handsOver, boolean obeys) {}

  /** What became of the question whether it knows what it and the vault agreed on. */
  public enum Proof {
    /** It knows. */
    PROVEN,
    /** It does not, and went on as if it did. */
    OTHER_TOY,
    /** It says itself that it does not. */
    FORGOTTEN,
    /** It did not answer that. */
    SILENT
  }
}
