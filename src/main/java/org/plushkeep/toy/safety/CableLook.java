package org.plushkeep.toy.safety;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;
import org.plushkeep.toy.safety.CableFacts.Proof;
import org.plushkeep.toy.safety.CableFacts.Told;

/**
 * Looks at a toy on a USB serial port as another computer would that it is plugged into: asks it
 * without a secret for what it should keep, and tries to get in with secrets that are made up.
 * Fetches no recording, presses no paw, changes nothing.
 */
public final class CableLook {
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** These are about this computer or the cable, not about the toy: there is nothing to report. */
  private static final Set<Problem> OURS =
      EnumSet.of(
          Problem.NO_SERIAL,
          Problem.PORT_SHUT,
          Problem.PULLED_OUT,
          Problem.OUT_OF_RANGE,
          Problem.BUSY,
          Problem.CANCELLED);

  /** So a toy refuses; whatever else comes of a question that it was asked is an answer. */
  private static final Set<Problem> REFUSALS =
      EnumSet.of(Problem.FORGOTTEN, Problem.NOT_UNDERSTOOD, Problem.NO_ANSWER, Problem.NO_CARE);

  private final ToyFinder finder;

  /**
   * @param finder the way to the toy
   */
  public CableLook(ToyFinder finder) {
    this.finder = finder;
  }

  private interface Deed {
    void with(ToyLink link) throws ToyException;
  }

  /**
   * Looks. Blocks for as long as the toy takes to answer, half a minute at most.
   *
   * @param secret what the vault and the toy agreed on; none where there is none at hand
   * @param cancelled asked before every try; true ends it with {@link Problem#CANCELLED}
   * @throws ToyException {@link Problem#PORT_SHUT}, {@code PULLED_OUT}, {@code NO_SERIAL}, {@code
   *     CANCELLED}. A toy that does not answer is none: that is an observation
   */
  public CableFacts look(SeenToy toy, byte[] secret, BooleanSupplier cancelled)
      throws ToyException {
    stopIf(cancelled);
    Told told;
    try (ToyLink link = finder.connect(toy)) {
      told =
          new Told(
              !link.identifier().isEmpty(),
              link.recordingWaits(),
              answers(link, CableLook::wouldHandOver),
              answers(link, CableLook::obeys));
    } catch (ToyException e) {
      ifOurs(e);
      return new CableFacts(
          toy.advertisedName(),
          Optional.empty(),
          Optional.of(e.problem()),
          Optional.empty(),
          Optional.empty());
    }
    byte[] madeUp = new byte[SECRET_BYTES];
    stopIf(cancelled);
    boolean letIn = proof(toy, madeUp) == Proof.PROVEN; // what is there before one is stored
    if (!letIn) {
      RANDOM.nextBytes(madeUp);
      stopIf(cancelled);
      letIn = proof(toy, madeUp) == Proof.PROVEN;
    }
    stopIf(cancelled);
    Optional<Proof> proof = secret.length == 0 ? Optional.empty() : Optional.of(proof(toy, secret));
    return new CableFacts(
        toy.advertisedName(), Optional.of(told), Optional.empty(), Optional.of(letIn), proof);
  }

  /** Asks what there is, and stops before any of it is fetched. */
  private static void wouldHandOver(ToyLink link) throws ToyException {
    Arrays.fill(link.fetchRecording((_, _) -> {}, () -> true), (byte) 0);
  }

  private static void obeys(ToyLink link) throws ToyException {
    link.care()
        .orElseThrow(() -> new ToyException(Problem.NO_CARE, "There is nothing to ask it."))
        .volume();
  }

  private static boolean answers(ToyLink link, Deed deed) throws ToyException {
    try {
      deed.with(link);
      return true;
    } catch (ToyException e) {
      if (e.problem() == Problem.PULLED_OUT || e.problem() == Problem.BUSY) {
        throw e;
      }
      return !REFUSALS.contains(e.problem());
    }
  }

  private Proof proof(SeenToy toy, byte[] secret) throws ToyException {
    try (ToyLink link = finder.connect(toy, secret)) {
      assert link != null;
      return Proof.PROVEN;
    } catch (ToyException e) {
      ifOurs(e);
      return switch (e.problem()) {
        case OTHER_TOY -> Proof.OTHER_TOY;
        case FORGOTTEN -> Proof.FORGOTTEN;
        default -> Proof.SILENT;
      };
    }
  }

  private static void ifOurs(ToyException e) throws ToyException {
    if (OURS.contains(e.problem())) {
      throw e;
    }
  }

  private static void stopIf(BooleanSupplier cancelled) throws ToyException {
    if (cancelled.getAsBoolean()) {
      throw ToyException.stopped();
    }
  }
}
