package org.plushkeep.audio.adpcm;

/**
 * Microsoft ADPCM (Microsoft Multimedia Standards Update, New Multimedia Data Types and Data
 * Techniques, revision 3.0, 1994).
 */
public final class MicrosoftAdpcm implements Adpcm {
  /** How many pairs of coefficients the standard has. */
  public static final int SETS = 7;

  /** Steps are never smaller than this. */
  public static final int LEAST_STEP = 16;

  private static final int MOST_STEP = Integer.MAX_VALUE / 768;
  private static final int[] FIRST = {256, 512, 0, 192, 240, 460, 392};
  private static final int[] SECOND = {0, -256, 0, 64, 0, -208, -232};
  private static final int[] ADAPTATION = {
    230, 230, 230, 230, 307, 409, 512, 614, 768, 614, 512, 409, 307, 230, 230, 230
  };

  private int coefficient1 = FIRST[0];
  private int coefficient2 = SECOND[0];
  private int step = LEAST_STEP;
  private int last;
  private int lastButOne;

  /**
   * Chooses one of the standard's pairs of coefficients.
   *
   * @param set 0..6
   */
  public void useSet(int set) {
    useCoefficients(FIRST[set], SECOND[set]);
  }

  /** Uses a file's own pair of coefficients, in units of 1/256, -32768..32767. */
  public void useCoefficients(int first, int second) {
    coefficient1 = (short) first;
    coefficient2 = (short) second;
  }

  /**
   * Takes a block's header.
   *
   * @param step a step, at least {@value #LEAST_STEP}; a smaller one is made that
   * @param last the sample before the next, -32768..32767
   * @param lastButOne the one before that
   */
  public void set(int step, int last, int lastButOne) {
    this.step = Math.clamp(step, LEAST_STEP, MOST_STEP);
    this.last = (short) last;
    this.lastButOne = (short) lastButOne;
  }

  /** The step that the next nibble will be read with. */
  public int step() {
    return step;
  }

  /** The newest sample. */
  int last() {
    return last;
  }

  @Override
  public float noise() {
    return (float) step * step / 12;
  }

  @Override
  public short decode(int nibble) {
    int signed = (nibble ^ 8) - 8;
    long sum = prediction() + (long) signed * step;
    lastButOne = last;
    last = Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE);
    step = Math.clamp(step * ADAPTATION[nibble] >> 8, LEAST_STEP, MOST_STEP);
    return (short) last;
  }

  @Override
  public int encode(int sample) {
    int difference = sample - prediction();
    int rounding = difference < 0 ? -step / 2 : step / 2;
    int nibble = Math.clamp((difference + rounding) / step, -8, 7) & 15;
    decode(nibble);
    return nibble;
  }

  /** Keeps the coefficients. */
  @Override
  public void reset() {
    set(LEAST_STEP, 0, 0);
  }

  private int prediction() {
    return (int) (((long) last * coefficient1 + (long) lastButOne * coefficient2) / 256);
  }
}
