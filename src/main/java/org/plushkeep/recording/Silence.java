package org.plushkeep.recording;

/**
 * How much of a recording is silence.
 *
 * @param permille of its length, 0..1000; -1 when nobody has measured it
 */
public record Silence(int permille) {
  /** Nobody has measured it, or nobody can read the recording. */
  public static final Silence UNKNOWN = new Silence(-1);

  /**
   * From here on a recording is mostly silence. A paw that was pressed by accident records for as
   * long as one that was not; one word of a second in ten leaves less silence than this, and what
   * leaves more is a knock or a breath.
   */
  public static final int MOSTLY_PERMILLE = 900;

  /**
   * @throws IllegalArgumentException outside -1..1000
   */
  public Silence {
    if (permille < -1 || permille > 1000) {
      throw new IllegalArgumentException("permille " + permille);
    }
  }

  /** Whether it has been measured. */
  public boolean isKnown() {
    return permille >= 0;
  }

  /** Whether there is next to nothing to hear. */
  public boolean isMostly() {
    return permille >= MOSTLY_PERMILLE;
  }
}
