package org.plushkeep.toy.safety;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.safety.Weakness.Weight;

/**
 * What was found out about a toy or a recorder.
 *
 * @param kind what it is
 * @param itself what it calls itself, cleaned; empty where it was not heard. Never what the family
 *     calls it: that may be a child's name, and a report may be handed on
 * @param id its own; only the end of it is told
 * @param at when it was looked at
 * @param findings the most important first
 */
public record SafetyReport(Kind kind, String itself, ToyId id, Instant at, List<Finding> findings) {
  private static final int TOLD_OF_ID = 5;

  /** What a report is about. */
  public enum Kind {
    TOY,
    PRACTICE_TOY,
    /** On a USB serial port. */
    CABLE,
    RECORDER
  }

  public SafetyReport {
    findings = List.copyOf(findings);
  }

  /** Of a toy that was looked at by radio. */
  public static SafetyReport of(ToyId id, boolean practice, Observations seen, Instant at) {
    return new SafetyReport(
        practice ? Kind.PRACTICE_TOY : Kind.TOY, seen.name(), id, at, Findings.of(seen));
  }

  /** Of a toy on a USB serial port. */
  public static SafetyReport of(ToyId id, CableFacts seen, Instant at) {
    return new SafetyReport(Kind.CABLE, seen.name(), id, at, CableFindings.of(seen));
  }

  /** Of a recorder. What its volume is called the family may have chosen too. */
  public static SafetyReport of(ToyId id, RecorderFacts seen, Instant at) {
    return new SafetyReport(Kind.RECORDER, "", id, at, Findings.of(seen));
  }

  /** Whether it was there at all, so that it could be looked at. */
  public boolean wasThere() {
    return switch (kind) {
      case RECORDER -> true;
      case CABLE -> toldAnything(); // the name is the port's, which a silent board has too
      case TOY, PRACTICE_TOY -> !itself.isEmpty();
    };
  }

  /** Of whatever told anything over a cable it was seen how much. */
  private boolean toldAnything() {
    return findings.stream()
        .anyMatch(
            one ->
                one.weakness() == Weakness.CABLE_TELLS && one.result() == Finding.Result.OBSERVED);
  }

  /** Enough to tell two toys apart, too little to find one by. */
  public String endOfId() {
    String whole = id.value();
    return whole.substring(Math.max(0, whole.length() - TOLD_OF_ID)).toUpperCase(Locale.ROOT);
  }

  /** How many weaknesses of a weight it has. */
  public int count(Weight weight) {
    return (int)
        findings.stream().filter(one -> one.isWeak() && one.weakness().weight() == weight).count();
  }
}
