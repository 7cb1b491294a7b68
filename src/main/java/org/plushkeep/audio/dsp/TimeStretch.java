package org.plushkeep.audio.dsp;

import java.util.Arrays;

/**
 * Plays faster or slower with the pitch kept, by WSOLA: the sound is cut into pieces of 15 ms,
 * taken from where they are due or a little beside it, where they follow most smoothly on the piece
 * before, and faded into each other.
 */
public final class TimeStretch {
  /** The slowest, and the fastest, that still sounds like a voice. */
  public static final double SLOWEST = 0.5;

  public static final double FASTEST = 2;

  private static final int HOP_MILLIS = 15;

  /** How far beside, to either side: twice this holds a period of the lowest voice. */
  private static final int SEARCH_MILLIS = 10;

  /** Where the sound comes from. */
  @FunctionalInterface
  public interface Source {
    /**
     * Reads the next samples.
     *
     * @return how many; fewer than {@code count} only at the end
     */
    int read(short[] into, int offset, int count);
  }

  private final double speed;
  private final Source source;
  private final int hop;
  private final int search;
  private final float[] fadeIn;

  /** Samples of the source from {@link #inputAt} on, then zeros. */
  private final short[] input;

  private long inputAt;
  private int inputCount;
  private boolean sourceEnded;

  /** How many samples the source has had, once it has ended. */
  private long sourceLength;

  private final short[] piece;
  private int pieceRead;
  private long pieces;

  /** Where the source goes on after the piece before. */
  private long follows;

  private long given;

  /**
   * @param speed how many seconds of sound are played a second, {@value #SLOWEST} to {@value
   *     #FASTEST}
   * @throws IllegalArgumentException for another speed
   */
  public TimeStretch(double speed, int sampleRate, Source source) {
    if (!(speed >= SLOWEST && speed <= FASTEST)) {
      throw new IllegalArgumentException("speed " + speed);
    }
    this.speed = speed;
    this.source = source;
    hop = Math.max(1, sampleRate * HOP_MILLIS / 1000);
    search = Math.max(1, sampleRate * SEARCH_MILLIS / 1000);
    fadeIn = new float[hop];
    for (int i = 0; i < hop; i++) {
      fadeIn[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / hop));
    }
    input = new short[4 * (hop + search)];
    piece = new short[hop];
    pieceRead = hop;
  }

  /**
   * The next samples of what is heard.
   *
   * @return how many; fewer than {@code count} only at the end
   */
  public int read(short[] into, int offset, int count) {
    int done = 0;
    while (done < count && (pieceRead < hop || nextPiece())) {
      int now = (int) Math.min(Math.min(count - done, hop - pieceRead), left());
      if (now <= 0) {
        break;
      }
      System.arraycopy(piece, pieceRead, into, offset + done, now);
      pieceRead += now;
      given += now;
      done += now;
    }
    return done;
  }

  /** The sound ends where its source does, not at a piece's end. */
  private long left() {
    return sourceEnded ? Math.round(sourceLength / speed) - given : Long.MAX_VALUE;
  }

  /** Overwrites what it holds of the sound. */
  public void wipe() {
    Arrays.fill(input, (short) 0);
    Arrays.fill(piece, (short) 0);
  }

  private boolean nextPiece() {
    long due = Math.round(pieces * hop * speed);
    long last = Math.max(follows + hop, due + search + 2L * hop); // past what this piece stands for
    provide(Math.min(follows, Math.max(0, due - search)), last);
    if (left() <= 0) {
      return false;
    }
    long chosen = pieces == 0 ? 0 : smoothest(due);
    int old = (int) (follows - inputAt);
    int fresh = (int) (chosen - inputAt);
    for (int i = 0; i < hop; i++) {
      float faded = input[old + i] + (input[fresh + i] - input[old + i]) * fadeIn[i];
      piece[i] = (short) Math.round(faded);
    }
    follows = chosen + hop;
    pieces++;
    pieceRead = 0;
    return true;
  }

  /** Makes {@link #input} hold the source's samples of a range, and zeros after its end. */
  private void provide(long from, long to) {
    int past = (int) (from - inputAt);
    if (past > 0) {
      int kept = Math.max(0, inputCount - past);
      System.arraycopy(input, inputCount - kept, input, 0, kept);
      Arrays.fill(input, kept, inputCount, (short) 0);
      inputAt = from;
      inputCount = kept;
    }
    int missing = (int) (to - inputAt) - inputCount;
    if (missing > 0 && !sourceEnded) {
      int read = source.read(input, inputCount, missing);
      inputCount += read;
      if (read < missing) {
        sourceEnded = true;
        sourceLength = inputAt + inputCount;
      }
    }
  }

  /**
   * The place near {@code due} whose samples are most like those that would have followed: the
   * greatest normalised correlation.
   */
  private long smoothest(long due) {
    int natural = (int) (follows - inputAt);
    int middle = (int) (due - inputAt);
    int from = Math.max(0, middle - search);
    int to = middle + search;
    int best = middle;
    double bestLikeness = likeness(natural, middle);
    for (int place = from; place <= to; place++) {
      double likeness = likeness(natural, place);
      if (likeness > bestLikeness) {
        best = place;
        bestLikeness = likeness;
      }
    }
    return inputAt + best;
  }

  private double likeness(int natural, int place) {
    long product = 0;
    long energy = 0;
    for (int i = 0; i < hop; i++) {
      product += input[natural + i] * input[place + i];
      energy += input[place + i] * input[place + i];
    }
    return product / Math.sqrt(energy + 1.0);
  }
}
