package org.plushkeep.recording;

/**
 * One rule by which recordings are erased for good.
 *
 * @param of which recordings
 * @param days how long they stay, 1 to {@value #MOST_DAYS}: from when they were collected, in the
 *     bin from when they were put there
 */
public record RetentionRule(Of of, int days) {
  /** Ten years. */
  public static final int MOST_DAYS = 3650;

  /** Which recordings a rule is about; each is of one kind at a time. */
  public enum Of {
    /** In the bin, whatever was decided about it. */
    BIN,
    /** {@link Verdict#NEW}, and never played. */
    UNHEARD,
    /** {@link Verdict#NEW}, but played. */
    HEARD,
    /** {@link Verdict#REVIEWED}. */
    REVIEWED,
    /** {@link Verdict#FLAGGED}. */
    FLAGGED,
    /** {@link Verdict#KEPT}: only by a rule of its own. */
    KEPT;

    /** What a recording is. */
    public static Of kind(RetentionFacts facts) {
      if (facts.binnedAt().isPresent()) {
        return BIN;
      }
      return switch (facts.verdict()) {
        case NEW -> facts.heard() ? HEARD : UNHEARD;
        case REVIEWED -> REVIEWED;
        case FLAGGED -> FLAGGED;
        case KEPT -> KEPT;
      };
    }
  }

  /**
   * @throws IllegalArgumentException outside 1 to {@value #MOST_DAYS} days
   */
  public RetentionRule {
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException("1 to " + MOST_DAYS + " days");
    }
  }

  /** As the vault's history keeps it, {@code REVIEWED 90} for example. */
  @Override
  public String toString() {
    return of.name() + " " + days;
  }

  /**
   * Reads what {@link #toString()} writes.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static RetentionRule parse(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("no rule");
    }
    RetentionRule rule =
        new RetentionRule(
            Of.valueOf(text.substring(0, space)), Integer.parseInt(text.substring(space + 1)));
    if (!rule.toString().equals(text)) {
      throw new IllegalArgumentException("not as it is written");
    }
    return rule;
  }
}
