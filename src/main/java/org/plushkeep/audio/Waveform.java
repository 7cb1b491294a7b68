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

  private static final byte VERSION = 1;

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
    short[] samples = pcm.samples();
    int size = Math.min(MAX_BUCKETS, samples.length);
    Waveform outline = new Waveform(new byte[size], new byte[size], new byte[size]);
    for (int bucket = 0; bucket < size; bucket++) {
      int from = (int) ((long) bucket * samples.length / size);
      int to = (int) ((long) (bucket + 1) * samples.length / size);
      int least = Short.MAX_VALUE;
      int greatest = Short.MIN_VALUE;
      double squares = 0;
      for (int i = from; i < to; i++) {
        int sample = samples[i];
        least = Math.min(least, sample);
        greatest = Math.max(greatest, sample);
        squares += (double) sample * sample;
      }
      outline.min[bucket] = (byte) (least >> 8);
      outline.max[bucket] = (byte) (greatest >> 8);
      outline.rms[bucket] = (byte) Math.min(127, Math.sqrt(squares / (to - from)) / 256);
    }
    return outline;
  }

  /**
   * Reads what {@link #toBytes()} wrote; anything else gives {@link #EMPTY}, never an exception.
   */
  public static Waveform fromBytes(byte[] bytes) {
    int size = (bytes.length - 1) / 3;
    if (size < 1 || size > MAX_BUCKETS || bytes.length != 1 + 3 * size || bytes[0] != VERSION) {
      return EMPTY;
    }
    return new Waveform(
        java.util.Arrays.copyOfRange(bytes, 1, 1 + size),
        java.util.Arrays.copyOfRange(bytes, 1 + size, 1 + 2 * size),
        java.util.Arrays.copyOfRange(bytes, 1 + 2 * size, bytes.length));
  }

  /** A compact form to keep beside the recording: at most 6 kB. */
  public byte[] toBytes() {
    byte[] bytes = new byte[1 + 3 * size()];
    bytes[0] = VERSION;
    System.arraycopy(min, 0, bytes, 1, size());
    System.arraycopy(max, 0, bytes, 1 + size(), size());
    System.arraycopy(rms, 0, bytes, 1 + 2 * size(), size());
    return bytes;
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
    if (width < 1 || isEmpty()) {
      return EMPTY;
    }
    Waveform columns = new Waveform(new byte[width], new byte[width], new byte[width]);
    for (int column = 0; column < width; column++) {
      int from = (int) ((long) column * size() / width);
      int to = Math.max(from + 1, (int) ((long) (column + 1) * size() / width));
      columns.merge(column, this, from, to);
    }
    return columns;
  }

  private void merge(int column, Waveform finer, int from, int to) {
    byte least = Byte.MAX_VALUE;
    byte greatest = Byte.MIN_VALUE;
    int squares = 0;
    for (int i = from; i < to; i++) {
      least = (byte) Math.min(least, finer.min[i]);
      greatest = (byte) Math.max(greatest, finer.max[i]);
      squares += finer.rms[i] * finer.rms[i];
    }
    min[column] = least;
    max[column] = greatest;
    rms[column] = (byte) Math.round(Math.sqrt((double) squares / (to - from)));
  }
}
