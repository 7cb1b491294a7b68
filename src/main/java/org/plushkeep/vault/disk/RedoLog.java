package org.plushkeep.vault.disk;

import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * The log beside a file: batches of changes, each forced before anybody is told that it is on the
 * disk. The last batch, when it is not whole, never happened.
 *
 * <pre>
 * log:    two {@link LogHead}s, then batches from byte 8192 on, the first with the number that the
 *         head says, and what is left of batches with lower numbers
 * batch:  int 0x504B524C, int number, int length, length bytes of changes, int CRC-32C of number,
 *         length and changes
 * change: long position, int length, length bytes; or long size, int -1: cut to that size
 * mark:   int 0x504B524D, int number of the batch before, int CRC-32C of the two
 * </pre>
 *
 * <p>A mark is written behind a batch once that is forced, and is not forced itself; the next batch
 * goes over it. So a batch that is not whole and has its mark was forced once: it is no write that
 * was cut short, but a change that somebody was told is on the disk.
 *
 * <p>When its batches are in the file it begins anew from its start, over what was there: forcing
 * bytes of a file that keeps its length and its place costs less than a growing one does. A log of
 * the first kind, without heads and with batches from byte 0 on, is read and goes on so until it is
 * cleared.
 *
 * <p>Holds only what is encrypted already.
 */
final class RedoLog {
  private static final int MAGIC = Batch.MAGIC;
  private static final int MARK = 0x504B524D;
  private static final int HEAD_BYTES = Batch.HEAD_BYTES;
  private static final int STEP_BYTES = 1 << 20;
  private static final int WINDOW_BYTES = 1 << 20;

  /** No batch of ours comes near; a length beyond it is not one. */
  private static final int LONGEST_BATCH = 1 << 28;

  private final FilePath path;
  private final String mode;
  private @Nullable FileChannel channel;
  private LogHead head = LogHead.FIRST;
  private long start = LogHead.BATCHES_START;
  private int number;
  private long length;
  private boolean lost;
  private final Batch pending = new Batch();
  private final ByteBuffer readBack = ByteBuffer.allocate(Batch.WINDOW_BYTES);

  RedoLog(FilePath path, String mode) {
    this.path = path;
    this.mode = mode;
  }

  /**
   * Brings what the log holds into {@code overlay}; new batches follow the last whole one. From now
   * on the log is there, empty or not, until {@link #close} removes it: a file with a log beside it
   * is not whole by itself.
   */
  void replay(Overlay overlay) throws IOException {
    if (mode.equals("r") && !path.exists()) {
      return;
    }
    FileChannel log = open();
    if (read(log, 0, Integer.BYTES).equals(ByteBuffer.allocate(Integer.BYTES).putInt(0, MAGIC))) {
      start = 0;
    } else {
      head = LogHead.newest(read(log, 0, LogHead.BATCHES_START));
      number = head.firstBatch();
    }
    byte[] changes = readBatch(log, start, number);
    while (changes != null) {
      apply(changes, overlay);
      number++;
      length += HEAD_BYTES + changes.length + Integer.BYTES;
      changes = readBatch(log, start + length, number);
    }
    lookBehind(log);
    if (length > 0 && !mode.equals("r")) {
      log.force(true); // a killed program may have written what it did not live to force
    }
  }

  /** Whether the last batch was forced once and is not whole any more. */
  boolean hasLostTheLast() {
    return lost;
  }

  /**
   * Looks for what was forced later, somewhere behind where the log seems to end. A batch is
   * written only once the one before it is on the disk, so that one was acknowledged.
   *
   * @throws StreamCorruptedException when there is a whole batch, without the one before it
   */
  private void lookBehind(FileChannel log) throws IOException {
    long at = start + length;
    ByteBuffer window = read(log, at, WINDOW_BYTES);
    while (window.remaining() >= HEAD_BYTES) {
      for (int from = 0; from + HEAD_BYTES <= window.limit(); from++) {
        int magic = window.getInt(from);
        int found = window.getInt(from + Integer.BYTES);
        if (magic == MAGIC && found >= number && readBatch(log, at + from, found) != null) {
          throw new StreamCorruptedException(
              "a part of the log is damaged, and what follows it is not");
        }
        lost |=
            magic == MARK && found >= number && window.slice(from, HEAD_BYTES).equals(mark(found));
      }
      at += window.limit() - HEAD_BYTES + 1;
      window = read(log, at, WINDOW_BYTES);
    }
  }

  private static ByteBuffer mark(int number) {
    ByteBuffer mark = ByteBuffer.allocate(HEAD_BYTES).putInt(MARK).putInt(number);
    CRC32C crc = new CRC32C();
    crc.update(mark.slice(0, 2 * Integer.BYTES));
    return mark.putInt((int) crc.getValue()).flip();
  }

  private byte @Nullable [] readBatch(FileChannel log, long at, int number) throws IOException {
    ByteBuffer first = read(log, at, HEAD_BYTES);
    if (first.remaining() < HEAD_BYTES || first.getInt() != MAGIC || first.getInt() != number) {
      return null;
    }
    int count = first.getInt();
    if (count < 0 || count > LONGEST_BATCH || count > log.size() - at) {
      return null;
    }
    if (!Batch.isWhole(log, at, number, count, readBack)) {
      return null;
    }
    return read(log, at + HEAD_BYTES, count).array();
  }

  private static ByteBuffer read(FileChannel log, long position, int count) throws IOException {
    return Batch.read(log, position, count);
  }

  private static void apply(byte[] changes, Overlay overlay) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(changes);
    while (buffer.hasRemaining()) {
      long position = buffer.getLong();
      int count = buffer.getInt();
      if (count == Batch.TRUNCATION) {
        overlay.truncate(position);
      } else {
        overlay.write(changes, buffer.position(), count, position);
        buffer.position(buffer.position() + count);
      }
    }
  }

  /**
   * Adds bytes to what waits.
   *
   * @param kept told where they are in memory, until {@link #clear}
   */
  void write(ByteBuffer source, long position, Batch.Kept kept) throws IOException {
    pending.write(source, position, kept);
  }

  void truncate(long size) {
    pending.truncate(size);
  }

  /** Bytes that wait for {@link #force}. */
  int pending() {
    return pending.length();
  }

  /** Bytes of the log on the disk. */
  long length() {
    return length;
  }

  /**
   * What waits is one batch on the disk, forced and read back, when this returns.
   *
   * @throws IOException then the log ends where it ended before
   */
  void force() throws IOException {
    if (pending.length() == 0) {
      return;
    }
    FileChannel log = open();
    if (log.size() == 0) {
      write(log, head.toBytes(), head.position());
    }
    int count = pending.length();
    int inLog = pending.lengthInLog();
    try {
      pending.writeTo(log, start + length, number);
    } finally {
      pending.clear();
    }
    makeRoom(log);
    log.force(false);
    if (!Batch.isWhole(log, start + length, number, count, readBack)) {
      throw new IOException("the disk does not give back what was written");
    }
    length += inLog;
    markForced(log);
    number++;
  }

  /** A disk that does not take it keeps the batch before it all the same. */
  private void markForced(FileChannel log) {
    try {
      write(log, mark(number), start + length);
    } catch (IOException e) {
      return; // then that batch, should it be damaged, looks like one that was cut short
    }
  }

  /** Lets the log grow by a lot and seldom: a force after it writes where the file is, too. */
  private static void makeRoom(FileChannel log) throws IOException {
    long size = log.size();
    if (size % STEP_BYTES != 0) {
      write(log, ByteBuffer.allocate((int) (STEP_BYTES - size % STEP_BYTES)), size);
    }
  }

  private static void write(FileChannel log, ByteBuffer bytes, long to) throws IOException {
    while (bytes.hasRemaining()) {
      to += log.write(bytes, to);
    }
  }

  /**
   * Forgets every batch: they are in the file, and nobody needs them in memory. Forced before
   * another is written over the first: a log of which only older batches are whole would take the
   * file back to them.
   */
  void clear() throws IOException {
    if (length > 0) {
      FileChannel log = open();
      LogHead next = head.next(number);
      if (start == 0) {
        log.truncate(0);
        log.force(true);
      }
      write(log, next.toBytes(), next.position());
      log.force(true);
      head = next;
      start = LogHead.BATCHES_START;
      length = 0;
    }
    pending.takeBack();
  }

  void close(boolean delete) throws IOException {
    FileChannel log = channel;
    if (log != null) {
      log.close();
    }
    if (delete && path.exists()) {
      path.delete();
    }
  }

  private FileChannel open() throws IOException {
    FileChannel log = channel;
    if (log == null) {
      log = path.open(mode);
      channel = log;
    }
    return log;
  }
}
