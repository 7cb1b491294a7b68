package org.plushkeep.vault.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A file with changes that are in memory only: blocks of 4096 bytes, as H2's cipher writes them.
 */
final class Overlay {
  static final int BLOCK_BYTES = 4096;

  /** So much is written to the file at once. */
  private static final int WINDOW_BYTES = 256 * 1024;

  /** A block that stands somewhere within what was written: a copy would hold it twice. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Block(byte[] bytes, int from) {}

  private final FileChannel file;
  private final Map<Long, Block> blocks = new HashMap<>();
  private long size;

  /** The file says nothing of what is behind this: it was cut there since. */
  private long fileEnd;

  Overlay(FileChannel file) throws IOException {
    this.file = file;
    size = file.size();
    fileEnd = size;
  }

  long size() {
    return size;
  }

  /** As {@link FileChannel#read(ByteBuffer, long)}. */
  int read(ByteBuffer target, long position) throws IOException {
    if (position >= size) {
      return -1;
    }
    int length = (int) Math.min(target.remaining(), size - position);
    for (long at = position; at < position + length; ) {
      long end = position + length;
      Block block = blocks.get(at / BLOCK_BYTES);
      if (block == null) {
        at += readFile(target, at, endOfUnchanged(at, end));
      } else {
        int from = (int) (at % BLOCK_BYTES);
        int count = (int) Math.min(BLOCK_BYTES - from, end - at);
        target.put(block.bytes, block.from + from, count);
        at += count;
      }
    }
    return length;
  }

  private long endOfUnchanged(long at, long end) {
    long next = at - at % BLOCK_BYTES + BLOCK_BYTES;
    while (next < end && !blocks.containsKey(next / BLOCK_BYTES)) {
      next += BLOCK_BYTES;
    }
    return Math.min(next, end);
  }

  private int readFile(ByteBuffer target, long from, long to) throws IOException {
    int length = (int) (to - from);
    int limit = target.limit();
    target.limit(target.position() + Math.clamp(fileEnd - from, 0, length));
    int missing = length - target.remaining();
    while (target.hasRemaining()) {
      int read = file.read(target, from);
      if (read < 0) {
        throw new IOException("the file is shorter than it was");
      }
      from += read;
    }
    target.limit(limit);
    target.put(new byte[missing]);
    return length;
  }

  /**
   * Writes so many bytes.
   *
   * @param bytes not to be changed before {@link #writeThrough} has ended
   */
  void write(byte[] bytes, int from, int count, long position) throws IOException {
    for (int done = 0; done < count; ) {
      long at = position + done;
      int inBlock = (int) (at % BLOCK_BYTES);
      int part = Math.min(BLOCK_BYTES - inBlock, count - done);
      if (part == BLOCK_BYTES) {
        blocks.put(at / BLOCK_BYTES, new Block(bytes, from + done));
      } else {
        System.arraycopy(bytes, from + done, own(at - inBlock), inBlock, part);
      }
      done += part;
    }
    size = Math.max(size, position + count);
  }

  /** The block as it is now, in an array that may be changed. */
  private byte[] own(long start) throws IOException {
    byte[] own = new byte[BLOCK_BYTES];
    Block block = blocks.get(start / BLOCK_BYTES);
    if (block == null) {
      readFile(ByteBuffer.wrap(own), start, start + BLOCK_BYTES);
    } else {
      System.arraycopy(block.bytes, block.from, own, 0, BLOCK_BYTES);
    }
    blocks.put(start / BLOCK_BYTES, new Block(own, 0));
    return own;
  }

  void truncate(long newSize) {
    if (newSize >= size) {
      return;
    }
    size = newSize;
    fileEnd = Math.min(fileEnd, newSize);
    blocks.keySet().removeIf(number -> number * BLOCK_BYTES >= newSize);
    Block last = blocks.get(newSize / BLOCK_BYTES);
    if (last != null) {
      byte[] cut = new byte[BLOCK_BYTES];
      System.arraycopy(last.bytes, last.from, cut, 0, (int) (newSize % BLOCK_BYTES));
      blocks.put(newSize / BLOCK_BYTES, new Block(cut, 0));
    }
  }

  /**
   * Told which bytes of the file are being written, before it and after it: who begins to look
   * between the two would not have been told, and may have read what was there before.
   */
  @FunctionalInterface
  interface Writing {
    void to(long from, long end);
  }

  /** Brings every change into the file and forces it. Failing half-way changes nothing here. */
  void writeThrough(Writing told) throws IOException {
    long length = file.size();
    if (length > size) {
      told.to(size, length);
      try {
        file.truncate(size);
      } finally {
        told.to(size, length);
      }
    }
    List<Long> numbers = blocks.keySet().stream().sorted().toList();
    ByteBuffer window =
        ByteBuffer.allocate(Math.min(WINDOW_BYTES / BLOCK_BYTES, numbers.size()) * BLOCK_BYTES);
    for (int first = 0; first < numbers.size(); ) {
      int next = first + 1;
      while (next < numbers.size()
          && numbers.get(next) == numbers.get(next - 1) + 1
          && next - first < WINDOW_BYTES / BLOCK_BYTES) {
        next++;
      }
      List<Long> run = numbers.subList(first, next);
      long from = run.getFirst() * BLOCK_BYTES;
      long end = (run.getLast() + 1) * BLOCK_BYTES;
      told.to(from, end);
      try {
        writeRun(run, window.clear());
      } finally {
        told.to(from, end); // also where only some of it was written
      }
      first = next;
    }
    file.force(true);
    blocks.clear();
    fileEnd = size;
  }

  private void writeRun(List<Long> numbers, ByteBuffer run) throws IOException {
    long start = numbers.getFirst() * BLOCK_BYTES;
    for (Long number : numbers) {
      Block block = Objects.requireNonNull(blocks.get(number));
      run.put(block.bytes, block.from, BLOCK_BYTES);
    }
    run.flip().limit((int) Math.min(run.limit(), size - start));
    while (run.hasRemaining()) {
      file.write(run, start + run.position());
    }
  }
}
