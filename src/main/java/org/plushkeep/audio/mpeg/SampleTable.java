package org.plushkeep.audio.mpeg;

import java.nio.ByteBuffer;
import org.plushkeep.audio.AudioException;

/**
 * Where the frames of an MP4 track are: sizes, chunks of several frames, and where the chunks are
 * (ISO 14496-12, 8.7). All frames together are no longer than the file.
 */
final class SampleTable {
  private final ByteBuffer sizes;
  private final int constantSize;
  private final long count;
  private final ByteBuffer runs;
  private final ByteBuffer chunks;
  private final boolean wide;

  SampleTable(byte[] file, Boxes table) throws AudioException {
    sizes = table.first(file, "stsz").orElseThrow(SampleTable::impossible).content(file);
    runs = table.first(file, "stsc").orElseThrow(SampleTable::impossible).content(file);
    wide = table.first(file, "stco").isEmpty();
    chunks =
        table
            .first(file, wide ? "co64" : "stco")
            .orElseThrow(SampleTable::impossible)
            .content(file);
    if (sizes.limit() < 12 || runs.limit() < 8 || chunks.limit() < 8) {
      throw impossible();
    }
    constantSize = sizes.getInt(4);
    count = Integer.toUnsignedLong(sizes.getInt(8));
  }

  /** How many frames are promised. */
  long count() {
    return count;
  }

  /**
   * Tells of each frame that is in the file, in order.
   *
   * @return how many there were
   */
  long walk(int fileBytes, FrameTaker taker) throws AudioException {
    long allChunks = Math.min(Integer.toUnsignedLong(chunks.getInt(4)), places());
    long runCount = Math.min(Integer.toUnsignedLong(runs.getInt(4)), (runs.limit() - 8L) / 12);
    long left = fileBytes;
    long frame = 0;
    int run = 0;
    for (int chunk = 0; chunk < allChunks && frame < count; chunk++) {
      while (run + 1 < runCount && unsigned(runs, 8 + 12 * (run + 1)) <= chunk + 1L) {
        run++;
      }
      long inChunk = runCount == 0 ? 0 : unsigned(runs, 8 + 12 * run + 4);
      long place = wide ? chunks.getLong(8 + 8 * chunk) : unsigned(chunks, 8 + 4 * chunk);
      for (long i = 0; i < inChunk && frame < count; i++, frame++) {
        long size = size(frame);
        if (size <= 0 || place < 0 || size > left || place > fileBytes - size) {
          return frame;
        }
        left -= size;
        taker.take((int) place, (int) (place + size));
        place += size;
      }
    }
    return frame;
  }

  private long places() {
    return (chunks.limit() - 8L) / (wide ? 8 : 4);
  }

  private long size(long frame) {
    if (constantSize != 0) {
      return Integer.toUnsignedLong(constantSize);
    }
    long at = 12 + 4 * frame;
    return at + 4 <= sizes.limit() ? unsigned(sizes, (int) at) : 0;
  }

  private static long unsigned(ByteBuffer in, int at) {
    return Integer.toUnsignedLong(in.getInt(at));
  }

  static AudioException impossible() {
    return new AudioException("This M4A file does not say where its sound is.");
  }

  /** Takes the bytes from one place to before another. */
  @FunctionalInterface
  interface FrameTaker {
    void take(int from, int to) throws AudioException;
  }
}
