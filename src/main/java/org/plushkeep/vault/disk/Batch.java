package org.plushkeep.vault.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Changes that become one batch of a {@link RedoLog}, in memory as they will lie in it. What was
 * written is there once, also for who wants to read it, and is not read back in one piece: a large
 * change costs its own bytes and no more.
 */
final class Batch {
  static final int MAGIC = 0x504B524C;
  static final int HEAD_BYTES = 12;
  static final int TRUNCATION = -1;

  /** Before each change: a position and a length. */
  static final int CHANGE_HEAD_BYTES = Long.BYTES + Integer.BYTES;

  static final int WINDOW_BYTES = 128 * 1024;

  /** Told where in memory lies what was written. */
  @FunctionalInterface
  interface Kept {
    /**
     * So many bytes of a write, which may come in several parts.
     *
     * @param bytes not to be changed; theirs until {@link #takeBack}
     */
    void at(byte[] bytes, int from, int count, long position) throws IOException;
  }

  /** What stands together in one of the {@link Slabs}. */
  private static final class Part {
    private final int slab;
    private final byte[] bytes;
    private final int from;
    private int end;

    Part(int slab, byte[] bytes, int from) {
      this.slab = slab;
      this.bytes = bytes;
      this.from = from;
      end = from;
    }

    ByteBuffer since(int start) {
      return ByteBuffer.wrap(bytes, start, end - start);
    }
  }

  private final Slabs slabs = new Slabs();
  private final List<Part> parts = new ArrayList<>();
  private int length;

  /** Adds bytes. */
  void write(ByteBuffer source, long position, Kept kept) throws IOException {
    add(position, source.remaining());
    while (source.hasRemaining()) {
      int count = fitting(source.remaining(), position);
      if (count == 0) {
        slabs.next();
      } else {
        int from = take(count);
        source.get(slabs.slab(), from, count);
        kept.at(slabs.slab(), from, count, position);
        position += count;
        length += count;
      }
    }
  }

  /** How much of it goes where room is now: a block of the file stands in one piece. */
  private int fitting(int count, long position) {
    int left = slabs.left();
    int begun = (int) ((position + left) % Overlay.BLOCK_BYTES);
    return count <= left ? count : Math.max(0, left - begun);
  }

  void truncate(long size) {
    add(size, TRUNCATION);
  }

  private void add(long position, int count) {
    if (parts.isEmpty()) {
      takeWhole(HEAD_BYTES);
    }
    int head = takeWhole(CHANGE_HEAD_BYTES);
    ByteBuffer.wrap(slabs.slab()).putLong(head, position).putInt(head + Long.BYTES, count);
    length += CHANGE_HEAD_BYTES;
  }

  private int takeWhole(int bytes) {
    if (slabs.left() < bytes) {
      slabs.next();
    }
    return take(bytes);
  }

  private int take(int bytes) {
    int from = slabs.take(bytes);
    if (parts.isEmpty() || parts.getLast().slab != slabs.number()) {
      parts.add(new Part(slabs.number(), slabs.slab(), from));
    }
    parts.getLast().end += bytes;
    return from;
  }

  /** Bytes of changes. */
  int length() {
    return length;
  }

  /** Bytes of the whole batch in the log. */
  int lengthInLog() {
    return HEAD_BYTES + length + Integer.BYTES;
  }

  void clear() {
    parts.clear();
    length = 0;
  }

  /** Clears, and uses the memory again where what was {@link Kept} lies. */
  void takeBack() {
    clear();
    slabs.takeBack();
  }

  /** Writes the batch. To be cleared then, whatever comes of it. */
  void writeTo(FileChannel log, long to, int number) throws IOException {
    Part first = parts.getFirst();
    first.since(first.from).putInt(MAGIC).putInt(number).putInt(length);
    CRC32C crc = new CRC32C();
    crc.update(first.since(first.from + Integer.BYTES));
    for (Part part : parts.subList(1, parts.size())) {
      crc.update(part.since(part.from));
    }
    int sum = takeWhole(Integer.BYTES);
    ByteBuffer.wrap(slabs.slab()).putInt(sum, (int) crc.getValue());
    long at = to;
    for (Part part : parts) {
      ByteBuffer bytes = part.since(part.from);
      while (bytes.hasRemaining()) {
        at += log.write(bytes, at);
      }
    }
  }

  /**
   * Whether a whole batch of this number and length stands in a log.
   *
   * @param window to read through, of {@value #WINDOW_BYTES} bytes
   */
  static boolean isWhole(FileChannel log, long at, int number, int length, ByteBuffer window)
      throws IOException {
    ByteBuffer head = read(log, at, HEAD_BYTES);
    if (head.remaining() < HEAD_BYTES
        || head.getInt() != MAGIC
        || head.getInt() != number
        || head.getInt() != length) {
      return false;
    }
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(8).putInt(number).putInt(length).flip());
    for (int done = 0; done < length; ) {
      window.clear().limit(Math.min(window.capacity(), length - done));
      int read = log.read(window, at + HEAD_BYTES + done);
      if (read < 0) {
        return false;
      }
      crc.update(window.flip());
      done += read;
    }
    ByteBuffer sum = read(log, at + HEAD_BYTES + length, Integer.BYTES);
    return sum.remaining() == Integer.BYTES && sum.getInt() == (int) crc.getValue();
  }

  /** So many bytes, or fewer where the log ends. */
  static ByteBuffer read(FileChannel log, long position, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      read = log.read(buffer, position + buffer.position());
    }
    return buffer.flip();
  }
}
