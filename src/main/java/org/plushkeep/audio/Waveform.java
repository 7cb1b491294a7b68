package org.plushkeep.audio;

import java.nio.ByteBuffer;
import org.plushkeep.audio.dsp.Clipping;

/**
 * A recording's outline, computed once: the least, the greatest and the root-mean-square sample of
 * each bucket of time, at most {@value #MAX_BUCKETS} buckets, and what is marked in it. Sample
 * values are scaled to bytes, -127..127.
 */
public final class Waveform {
  /** More buckets than any window is wide. */
  public static final int MAX_BUCKETS = 2000;

  /** No sound at all. */
  public static final Waveform EMPTY = new Waveform(0, Marks.UNKNOWN);

  /** Without marks: what was stored before there were any. */
  private static final byte UNMARKED = 1;

  /** The number of buckets follows in two bytes, the buckets, and the marks. */
  private static final byte MARKED = 2;

  private static final int HEADER_BYTES = 3;

  private final byte[] min;
  private final byte[] max;
  private final byte[] rms;
  private final Marks marks;

  private Waveform(byte[] min, byte[] max, byte[] rms, Marks marks) {
    this.min = min;
    this.max = max;
    this.rms = rms;
    this.marks = marks;
  }

  private Waveform(int size, Marks marks) {
    this(new byte[size], new byte[size], new byte[size], marks);
  }

  /** The outline of decoded sound; empty for no samples. */
  public static Waveform of(Pcm pcm) {
    short[] samples = pcm.samples();
    int size = Math.min(MAX_BUCKETS, samples.length);
    byte[] min = new byte[size];
    byte[] max = new byte[size];
    byte[] rms = new byte[size];
    Clipping clipping = new Clipping(pcm, Marks.apart(pcm));
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
      min[bucket] = (byte) (least >> 8);
      max[bucket] = (byte) (greatest >> 8);
      rms[bucket] = (byte) Math.min(127, Math.sqrt(squares / (to - from)) / 256);
      if (Clipping.isReachedBy(least, greatest)) {
        clipping.search(from, to);
      }
    }
    return new Waveform(min, max, rms, Marks.of(pcm, clipping.found()));
  }

  /**
   * Reads what {@link #toBytes()} wrote, now or before there were marks; anything else gives {@link
   * #EMPTY}, never an exception.
   */
  public static Waveform fromBytes(byte[] bytes) {
    if (bytes.length == 0) {
      return EMPTY;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
    if (bytes[0] == UNMARKED && in.remaining() % 3 == 0) {
      return read(in, in.remaining() / 3, false);
    }
    return bytes[0] == MARKED && bytes.length > HEADER_BYTES
        ? read(in, Short.toUnsignedInt(in.getShort()), true)
        : EMPTY;
  }

  private static Waveform read(ByteBuffer in, int size, boolean marked) {
    if (size < 1 || size > MAX_BUCKETS || in.remaining() < 3 * size) {
      return EMPTY;
    }
    byte[] min = new byte[size];
    byte[] max = new byte[size];
    byte[] rms = new byte[size];
    in.get(min).get(max).get(rms);
    try {
      Marks marks = marked ? Marks.readFrom(in) : Marks.UNKNOWN;
      return new Waveform(min, max, rms, marks);
    } catch (IllegalArgumentException e) {
      return EMPTY;
    }
  }

  /** A compact form to keep beside the recording: 6 kB, and 8 bytes for each mark. */
  public byte[] toBytes() {
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + 3 * size() + marks.byteCount());
    out.put(MARKED).putShort((short) size()).put(min).put(max).put(rms);
    marks.writeTo(out);
    return out.array();
  }

  /** What is marked in it. */
  public Marks marks() {
    return marks;
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
    Waveform columns = new Waveform(width, marks);
    for (int column = 0; column < width; column++) {
      int from = (int) ((long) column * size() / width);
      int to = Math.max(from + 1, (int) ((long) (column + 1) * size() / width));
      columns.merge(column, this, from, to);
    }
    return columns;
  }

  /**
   * A part of it as columns; where there are more columns than buckets, buckets are repeated.
   *
   * @param from the part's beginning, of the whole, 0..1
   * @param to its end, likewise
   * @param count how many columns
   */
  public Columns columns(double from, double to, int count) {
    Columns columns = new Columns(isEmpty() ? 0 : Math.max(0, count));
    double first = from * size();
    double step = (to - from) * size() / Math.max(1, count);
    Waveform one = new Waveform(1, Marks.UNKNOWN);
    for (int i = 0; i < columns.size(); i++) {
      int begin = Math.clamp((int) (first + i * step), 0, size() - 1);
      int end = Math.clamp((int) (first + (i + 1) * step), begin + 1, size());
      one.merge(0, this, begin, end);
      columns.set(i, one.min(0), one.max(0), (double) one.rms(0) * one.rms(0));
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
