package org.plushkeep.audio.adpcm;

/**
 * IMA ADPCM, also called DVI (IMA Digital Audio Focus and Technical Working Groups, Recommended
 * Practices, revision 3.00, 1992).
 */
public final class ImaAdpcm implements Adpcm {
  /** Step indexes run from 0 to this. */
  public static final int LAST_INDEX = 88;

  private static final int[] INDEX_CHANGE = {-1, -1, -1, -1, 2, 4, 6, 8};
  private static final int[] STEPS = {
    7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73,
    80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494,
    544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499,
    2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442,
    11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767
  };

  private int predictor;
  private int index;

  /**
   * Takes a block's header.
   *
   * @param predictor the sample before the next, -32768..32767
   * @param index of the step, 0..{@value #LAST_INDEX}
   */
  public void set(int predictor, int index) {
    if (index < 0 || index > LAST_INDEX) {
      throw new IllegalArgumentException("step index " + index);
    }
    this.predictor = (short) predictor;
    this.index = index;
  }

  /** The index of the step that the next nibble will be read with. */
  public int index() {
    return index;
  }

  /** The step that the next nibble will be read with. */
  public int step() {
    return STEPS[index];
  }

  /** The sample that the next difference is added to. */
  int predictor() {
    return predictor;
  }

  /** Reconstructed values lie a quarter of the step apart. */
  @Override
  public float noise() {
    float apart = STEPS[index] / 4f;
    return apart * apart / 12;
  }

  @Override
  public short decode(int nibble) {
    int step = STEPS[index];
    int difference = step >> 3;
    if ((nibble & 4) != 0) {
      difference += step;
    }
    if ((nibble & 2) != 0) {
      difference += step >> 1;
    }
    if ((nibble & 1) != 0) {
      difference += step >> 2;
    }
    int next = (nibble & 8) == 0 ? predictor + difference : predictor - difference;
    predictor = Math.clamp(next, Short.MIN_VALUE, Short.MAX_VALUE);
    index = Math.clamp(index + INDEX_CHANGE[nibble & 7], 0, LAST_INDEX);
    return (short) predictor;
  }

  @Override
  public int encode(int sample) {
    int difference = sample - predictor;
    int magnitude = Math.min(7, Math.abs(difference) * 4 / STEPS[index]);
    int nibble = difference < 0 ? magnitude | 8 : magnitude;
    decode(nibble);
    return nibble;
  }

  @Override
  public void reset() {
    set(0, 0);
  }
}
