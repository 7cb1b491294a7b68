package org.plushkeep.toy.safety;

import static org.plushkeep.toy.safety.Finding.Result.NOT_LOOKED_AT;
import static org.plushkeep.toy.safety.Finding.Result.NOT_OBSERVED;
import static org.plushkeep.toy.safety.Finding.Result.OBSERVED;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.safety.CableFacts.Proof;
import org.plushkeep.toy.safety.CableFacts.Told;

/** What follows from what was seen of a toy on a USB serial port: pure functions. */
final class CableFindings {
  private final CableFacts seen;

  private CableFindings(CableFacts seen) {
    this.seen = seen;
  }

  /** The most important first. */
  static List<Finding> of(CableFacts seen) {
    CableFindings findings = new CableFindings(seen);
    return Stream.of(
            findings.other(),
            findings.open(),
            findings.secret(),
            Finding.of(Weakness.CABLE_MICROPHONE, NOT_LOOKED_AT, "never-tried"),
            Finding.of(Weakness.CABLE_FIRMWARE, NOT_LOOKED_AT, "never-tried"),
            findings.waits(),
            findings.tells())
        .sorted(Finding.BY_IMPORTANCE)
        .toList();
  }

  private Finding other() {
    Optional<Proof> proof = seen.proof();
    if (proof.isEmpty()) {
      return seen.told().isEmpty()
          ? unanswered(Weakness.CABLE_OTHER)
          : Finding.of(Weakness.CABLE_OTHER, NOT_LOOKED_AT, "no-secret");
    }
    return switch (proof.get()) {
      case PROVEN -> Finding.of(Weakness.CABLE_OTHER, NOT_OBSERVED, "proven");
      case OTHER_TOY -> Finding.of(Weakness.CABLE_OTHER, OBSERVED, "not-proven");
      case FORGOTTEN -> Finding.of(Weakness.CABLE_OTHER, NOT_LOOKED_AT, "forgotten");
      case SILENT -> unanswered(Weakness.CABLE_OTHER);
    };
  }

  private Finding open() {
    return told(
        Weakness.CABLE_OPEN,
        told -> {
          if (told.handsOver()) {
            return Finding.of(Weakness.CABLE_OPEN, OBSERVED, "handed");
          }
          return told.obeys()
              ? Finding.of(Weakness.CABLE_OPEN, OBSERVED, "obeys")
              : Finding.of(Weakness.CABLE_OPEN, NOT_OBSERVED, "kept");
        });
  }

  private Finding secret() {
    return seen.letsGuessersIn()
        .map(
            letIn ->
                letIn
                    ? Finding.of(Weakness.CABLE_SECRET, OBSERVED, "let-in")
                    : Finding.of(Weakness.CABLE_SECRET, NOT_OBSERVED, "kept-out"))
        .orElseGet(() -> unanswered(Weakness.CABLE_SECRET));
  }

  private Finding waits() {
    return told(
        Weakness.CABLE_WAITS,
        told ->
            told.recordingWaits()
                ? Finding.of(Weakness.CABLE_WAITS, OBSERVED, "waits")
                : Finding.of(Weakness.CABLE_WAITS, NOT_OBSERVED, "none"));
  }

  private Finding tells() {
    return told(
        Weakness.CABLE_TELLS,
        told -> Finding.of(Weakness.CABLE_TELLS, OBSERVED, told.identifies() ? "read" : "number"));
  }

  private Finding told(Weakness weakness, Function<Told, Finding> finding) {
    return seen.told().map(finding).orElseGet(() -> unanswered(weakness));
  }

  private Finding unanswered(Weakness weakness) {
    boolean silent = seen.refusal().filter(why -> why != Problem.NO_ANSWER).isEmpty();
    return Finding.of(weakness, NOT_LOOKED_AT, silent ? "cable-silent" : "cable-odd");
  }
}
