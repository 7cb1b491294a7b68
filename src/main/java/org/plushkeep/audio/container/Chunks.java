package org.plushkeep.audio.container;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chunks of a RIFF or IFF file. Lengths are what the bytes bear out; what was promised is kept
 * beside them. Nothing is copied.
 */
final class Chunks {
  /** A length that a writer fills in afterwards, and did not. */
  static final long NOT_FILLED_IN = 0xffff_ffffL;

  private static final int HEADER_BYTES = 12;

  /** A file of chunks without content could have millions. */
  private static final int MOST_CHUNKS = 10_000;

  private final List<Chunk> chunks;

  private Chunks(List<Chunk> chunks) {
    this.chunks = chunks;
  }

  /**
   * Finds the chunks behind a file's twelve bytes of header.
   *
   * @param order of the lengths
   */
  static Chunks of(byte[] file, ByteOrder order) {
    List<Chunk> chunks = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(file).order(order);
    long at = HEADER_BYTES;
    while (at + 8 <= file.length && chunks.size() < MOST_CHUNKS) {
      int start = (int) at + 8;
      long promised = buffer.getInt((int) at + 4) & 0xffff_ffffL;
      int length = (int) Math.min(promised, file.length - start);
      chunks.add(new Chunk(text(file, (int) at), file, start, length, promised, order));
      at = start + promised + (promised & 1); // an odd chunk is followed by one byte of nothing
    }
    return new Chunks(chunks);
  }

  /** The first chunk of a name. */
  Optional<Chunk> first(String name) {
    return chunks.stream().filter(chunk -> chunk.name.equals(name)).findFirst();
  }

  /** Four characters of a file; fewer at its end. */
  static String text(byte[] file, int at) {
    int from = Math.min(at, file.length);
    return new String(file, from, Math.min(4, file.length - from), StandardCharsets.ISO_8859_1);
  }

  /**
   * One chunk.
   *
   * @param name four characters
   * @param file the whole file
   * @param start where the content begins
   * @param length how much of the content is there
   * @param promised how much there should be, 0..2<sup>32</sup>-1
   * @param order of its numbers
   */
  @SuppressWarnings("ArrayRecordComponent") // a view of the file, never compared
  record Chunk(String name, byte[] file, int start, int length, long promised, ByteOrder order) {
    /**
     * The content; reading past its end throws {@link BufferUnderflowException} or {@link
     * IndexOutOfBoundsException}.
     */
    ByteBuffer content() {
      return ByteBuffer.wrap(file, start, length).slice().order(order);
    }
  }
}
