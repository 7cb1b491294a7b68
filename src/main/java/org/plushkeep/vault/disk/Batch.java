package org.plushkeep.vault.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Changes that become one batch of a {@link RedoLog}. What was written is kept as it was given, and
 * neither gathered nor read back in one piece: a large change costs its own bytes and no more.
 */
final class Batch {
  static final int MAGIC = 0x504B524C;
  static final int HEAD_BYTES = 12;
  static final int TRUNCATION = -1;

  /** Before each change: a position and a length. */
  static final int CHANGE_HEAD_BYTES = Long.BYTES + Integer.BYTES;

  private static final int WINDOW_BYTES = 128 * 1024;

  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  private record Change(long position, int length, byte[] bytes) {}

  private final List<Change> changes = new ArrayList<>();
  private int length;

  /**
   * Adds bytes.
   *
   * @param bytes not to be changed any more
   */
  void write(byte[] bytes, long position) {
    add(new Change(position, bytes.length, bytes));
  }

  void truncate(long size) {
    add(new Change(size, TRUNCATION, new byte[0]));
  }

  private void add(Change change) {
    changes.add(change);
    length += CHANGE_HEAD_BYTES + change.bytes.length;
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
    changes.clear();
    length = 0;
  }

  /** Writes the batch. */
  void writeTo(FileChannel log, long to, int number) throws IOException {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(8).putInt(number).putInt(length).flip());
    ByteBuffer window = ByteBuffer.allocate(Math.min(WINDOW_BYTES, lengthInLog()));
    window.putInt(MAGIC).putInt(number).putInt(length);
    long at = to;
    for (Change change : changes) {
      at = make(CHANGE_HEAD_BYTES, window, log, at);
      int head = window.position();
      window.putLong(change.position).putInt(change.length);
      crc.update(window.array(), head, CHANGE_HEAD_BYTES);
      crc.update(change.bytes);
      for (int from = 0; from < change.bytes.length; ) {
        at = make(1, window, log, at);
        int count = Math.min(window.remaining(), change.bytes.length - from);
        window.put(change.bytes, from, count);
        from += count;
      }
    }
    at = make(Integer.BYTES, window, log, at);
    window.putInt((int) crc.getValue());
    flush(window, log, at);
  }

  /** Makes room for so many bytes. */
  private static long make(int room, ByteBuffer window, FileChannel log, long at)
      throws IOException {
    return window.remaining() < room ? flush(window, log, at) : at;
  }

  private static long flush(ByteBuffer window, FileChannel log, long at) throws IOException {
    window.flip();
    while (window.hasRemaining()) {
      at += log.write(window, at);
    }
    window.clear();
    return at;
  }

  /** Whether a whole batch of this number and length stands in a log. */
  static boolean isWhole(FileChannel log, long at, int number, int length) throws IOException {
    ByteBuffer head = read(log, at, HEAD_BYTES);
    if (head.remaining() < HEAD_BYTES
        || head.getInt() != MAGIC
        || head.getInt() != number
        || head.getInt() != length) {
      return false;
    }
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(8).putInt(number).putInt(length).flip());
    ByteBuffer window = ByteBuffer.allocate(Math.min(WINDOW_BYTES, Math.max(length, 1)));
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
