package org.plushkeep.toy.safety;

import java.security.SecureRandom;
import java.time.Duration;
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
  private static final int GUESSES = 2;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * These are about this computer, the cable or this moment, not about the toy: there is nothing to
   * report.
   */
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

  private static final Duration MOST = Duration.ofSeconds(30);

  private final ToyFinder finder;
  private final Duration most;

  /**
   * @param finder the way to the toy
   */
  public CableLook(ToyFinder finder) {
    this(finder, MOST);
  }

  /** The same with another patience. */
  public CableLook(ToyFinder finder, Duration most) {
    this.finder = finder;
    this.most = most;
  }

  private interface Deed {
    void with(ToyLink link) throws ToyException;
  }

  /**
   * Looks. Blocks for as long as the toy takes to answer. After half a minute nothing more is
   * asked: what is asked then may be waited for as long as {@link ToyFinder#connect} waits. What
   * was not asked for want of time was not answered.
   *
   * @param secret what the vault and the toy agreed on; none where there is none at hand
   * @param cancelled asked before every question; true ends it with {@link Problem#CANCELLED}
   * @throws ToyException {@link Problem#PORT_SHUT}, {@code PULLED_OUT}, {@code BUSY}, {@code
   *     NO_SERIAL}, {@code CANCELLED}. A toy that does not answer is none: that is an observation
   */
  public CableFacts look(SeenToy toy, byte[] secret, BooleanSupplier cancelled)
      throws ToyException {
    long end = System.nanoTime() + most.toNanos();
    BooleanSupplier late = () -> end - System.nanoTime() <= 0;
    stopIf(cancelled);
    Told told;
    try (ToyLink link = finder.connect(toy)) {
      goOn(late, cancelled);
      boolean waits = link.recordingWaits();
      goOn(late, cancelled);
      boolean handsOver = answers(link, CableLook::wouldHandOver);
      goOn(late, cancelled);
      boolean obeys = answers(link, CableLook::obeys);
      told = new Told(!link.identifier().isEmpty(), waits, handsOver, obeys);
    } catch (ToyException e) {
      ifOurs(e);
      return new CableFacts(
          toy.advertisedName(),
          Optional.empty(),
          Optional.of(e.problem()),
          Optional.empty(),
          Optional.empty());
    }
    Optional<Boolean> letIn = letsGuessersIn(toy, late, cancelled);
    stopIf(cancelled);
    Optional<Proof> proof =
        secret.length == 0
            ? Optional.empty()
            : Optional.of(late.getAsBoolean() ? Proof.SILENT : proof(toy, secret));
    return new CableFacts(toy.advertisedName(), Optional.of(told), Optional.empty(), letIn, proof);
  }

  /** Whether a made-up secret opens it; empty when there was no time to find out. */
  private Optional<Boolean> letsGuessersIn(
      SeenToy toy, BooleanSupplier late, BooleanSupplier cancelled) throws ToyException {
    byte[] madeUp = new byte[SECRET_BYTES]; // zeros: what is there before one is stored
    for (int guess = 0; guess < GUESSES; guess++) {
      stopIf(cancelled);
      if (late.getAsBoolean()) {
        return Optional.empty();
      }
      if (proof(toy, madeUp) == Proof.PROVEN) {
        return Optional.of(true);
      }
      RANDOM.nextBytes(madeUp);
    }
    return Optional.of(false);
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

  private static void goOn(BooleanSupplier late, BooleanSupplier cancelled) throws ToyException {
    stopIf(cancelled);
    if (late.getAsBoolean()) {
      throw new ToyException(Problem.NO_ANSWER, "The toy takes too long to answer.");
    }
  }

  private static void stopIf(BooleanSupplier cancelled) throws ToyException {
    if (cancelled.getAsBoolean()) {
      throw ToyException.stopped();
    }
  }
}
