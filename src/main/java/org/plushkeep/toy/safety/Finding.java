package org.plushkeep.toy.safety;

import java.util.Comparator;
import java.util.List;

/**
 * What was found out about one weakness.
 *
 * @param weakness which
 * @param result whether the toy has it
 * @param how how that was looked at: the end of a text's key, see {@link SafetyWords#how}
 * @param places what that text is filled with: numbers and short texts, safe to show
 */
public record Finding(Weakness weakness, Result result, String how, List<Object> places) {
  /** Most important first: what is so, then what nobody knows, then what is not so. */
  static final Comparator<Finding> BY_IMPORTANCE =
      Comparator.comparing((Finding one) -> one.isWeak() ? Result.OBSERVED : one.result())
          .thenComparing(one -> one.weakness().weight())
          .thenComparing(Finding::weakness);

  /** Whether a toy has a weakness. */
  public enum Result {
    /** It has: seen on this very toy. */
    OBSERVED,
    /** Its kind is known to have it; it was not tried on this toy, since that would do harm. */
    KNOWN,
    /** Nobody knows: it could not be looked at. */
    NOT_LOOKED_AT,
    /** Looked at, and not seen. */
    NOT_OBSERVED
  }

  public Finding {
    places = List.copyOf(places);
  }

  static Finding of(Weakness weakness, Result result, String how, Object... places) {
    return new Finding(weakness, result, how, List.of(places));
  }

  /** Whether the toy has the weakness, as far as anybody can tell. */
  public boolean isWeak() {
    return result == Result.OBSERVED || result == Result.KNOWN;
  }
}
