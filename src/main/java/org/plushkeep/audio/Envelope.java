package org.plushkeep.audio;

import java.util.Arrays;

/**
 * Decoded sound ready to be drawn at every zoom, down to single samples: its least, greatest and
 * mean square are known in advance for blocks of {@value #BLOCK} samples. It takes a ninth of the
 * sound's own memory, is a child's voice in the clear as that is, and is wiped with it.
 */
public final class Envelope {
  private static final int BLOCK = 64;
  private static final double FULL_SCALE = 32_768;

  private final Pcm pcm;
  private final short[] min;
  private final short[] max;
  private final float[] squares;

  private Envelope(Pcm pcm) {
    this.pcm = pcm;
    int blocks = pcm.samples().length / BLOCK;
    min = new short[blocks];
    max = new short[blocks];
    squares = new float[blocks];
  }

  /**
   * Looks through the sound once.
   *
   * @param pcm held, not copied; its owner wipes it
   */
  public static Envelope of(Pcm pcm) {
    Envelope envelope = new Envelope(pcm);
    for (int block = 0; block < envelope.min.length; block++) {
      Extent extent = new Extent();
      extent.addSamples(pcm.samples(), block * BLOCK, (block + 1) * BLOCK);
      envelope.min[block] = (short) extent.least;
      envelope.max[block] = (short) extent.greatest;
      envelope.squares[block] = (float) extent.squares;
    }
    return envelope;
  }

  /** The sound that it is of. */
  public Pcm pcm() {
    return pcm;
  }

  /**
   * A part of the sound as columns. Each begins with the last sample of the one before, so that
   * together they are one line.
   *
   * @param from the part's beginning, of the whole, 0..1
   * @param to its end, likewise
   * @param count how many columns
   */
  public Columns columns(double from, double to, int count) {
    int length = pcm.samples().length;
    Columns columns = new Columns(length == 0 ? 0 : Math.max(0, count));
    double first = from * length;
    double step = (to - from) * length / Math.max(1, count);
    for (int i = 0; i < columns.size(); i++) {
      int begin = Math.clamp((int) (first + i * step) - 1, 0, length - 1);
      int end = Math.clamp((int) (first + (i + 1) * step), begin + 1, length);
      Extent extent = extent(begin, end);
      columns.set(
          i,
          extent.least / FULL_SCALE,
          extent.greatest / FULL_SCALE,
          extent.squares / (end - begin) / FULL_SCALE / FULL_SCALE);
    }
    return columns;
  }

  private Extent extent(int from, int to) {
    Extent extent = new Extent();
    int firstBlock = Math.ceilDiv(from, BLOCK);
    int lastBlock = to / BLOCK;
    if (firstBlock >= lastBlock) {
      extent.addSamples(pcm.samples(), from, to);
    } else {
      extent.addSamples(pcm.samples(), from, firstBlock * BLOCK);
      for (int block = firstBlock; block < lastBlock; block++) {
        extent.add(min[block], max[block], squares[block]);
      }
      extent.addSamples(pcm.samples(), lastBlock * BLOCK, to);
    }
    return extent;
  }

  /** Overwrites what it knows of the sound. */
  public void wipe() {
    Arrays.fill(min, (short) 0);
    Arrays.fill(max, (short) 0);
    Arrays.fill(squares, 0);
  }

  /** What is known of some samples. */
  private static final class Extent {
    private int least = Short.MAX_VALUE;
    private int greatest = Short.MIN_VALUE;
    private double squares;

    void addSamples(short[] samples, int from, int to) {
      int low = least;
      int high = greatest;
      long sum = 0;
      for (int i = from; i < to; i++) {
        int sample = samples[i];
        low = Math.min(low, sample);
        high = Math.max(high, sample);
        sum += (long) sample * sample;
      }
      least = low;
      greatest = high;
      squares += sum;
    }

    void add(int low, int high, double sum) {
      least = Math.min(least, low);
      greatest = Math.max(greatest, high);
      squares += sum;
    }
  }
}
