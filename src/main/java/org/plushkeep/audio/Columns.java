package org.plushkeep.audio;

/**
 * A part of a recording as columns of a picture, each with the least, the greatest and the root
 * mean square of the samples in it; all in parts of full scale.
 */
public final class Columns {
  /** Nothing to draw. */
  public static final Columns NONE = new Columns(0);

  private final float[] min;
  private final float[] max;
  private final float[] rms;

  Columns(int size) {
    min = new float[size];
    max = new float[size];
    rms = new float[size];
  }

  void set(int column, double least, double greatest, double meanSquare) {
    min[column] = (float) least;
    max[column] = (float) greatest;
    rms[column] = (float) Math.sqrt(meanSquare);
  }

  /** How many there are. */
  public int size() {
    return min.length;
  }

  /** The least sample, -1..1. */
  public float min(int column) {
    return min[column];
  }

  /** The greatest sample, -1..1. */
  public float max(int column) {
    return max[column];
  }

  /** The root mean square, 0..1. */
  public float rms(int column) {
    return rms[column];
  }
}
