package org.plushkeep.audio;

/**
 * A recording's outline, computed once: the least, the greatest and the root-mean-square sample of
 * each bucket of time, at most {@value #MAX_BUCKETS} buckets. Sample values are scaled to bytes,
 * -127..127.
 */
public final class Waveform {
  /** More buckets than any window is wide. */
  public static final int MAX_BUCKETS = 2000;

  /** No sound at all. */
  public static final Waveform EMPTY = new Waveform(new byte[0], new byte[0], new byte[0]);

  private final byte[] min;
  private final byte[] max;
  private final byte[] rms;

  private Waveform(byte[] min, byte[] max, byte[] rms) {
    this.min = min;
    this.max = max;
    this.rms = rms;
  }

  /** The outline of decoded sound; empty for no samples. */
  public static Waveform of(Pcm pcm) {
    return EMPTY;
  }

  /**
   * Reads what {@link #toBytes()} wrote; anything else gives {@link #EMPTY}, never an exception.
   */
  public static Waveform fromBytes(byte[] bytes) {
    return EMPTY;
  }

  /** A compact form to keep beside the recording: at most 6 kB. */
  public byte[] toBytes() {
    return new byte[0];
  }

  /** True when there is nothing to draw. */
  public boolean isEmpty() {
    return min.length == 0;
  }

  /** How many buckets there are, 0..{@value #MAX_BUCKETS}. */
  public int size() {
    return min.length;
  }

  /** The least sample of a bucket, -1..1 of full scale. */
  public float min(int bucket) {
    return min[bucket] / 127f;
  }

  /** The greatest sample of a bucket, -1..1 of full scale. */
  public float max(int bucket) {
    return max[bucket] / 127f;
  }

  /** The root mean square of a bucket, 0..1 of full scale. */
  public float rms(int bucket) {
    return rms[bucket] / 127f;
  }

  /**
   * The same outline in another number of buckets, one a pixel column: buckets are merged when
   * there are more of them than columns, and repeated when there are fewer.
   *
   * @param width columns; below 1 gives {@link #EMPTY}
   */
  public Waveform resampled(int width) {
    return this;
  }
}
