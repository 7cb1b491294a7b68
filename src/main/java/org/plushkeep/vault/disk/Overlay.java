package org.plushkeep.vault.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file with changes that are in memory only: blocks of 4096 bytes, as H2's cipher writes them.
 */
final class Overlay {
  static final int BLOCK_BYTES = 4096;

  private final FileChannel file;
  private final Map<Long, byte[]> blocks = new HashMap<>();
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
      byte[] block = blocks.get(at / BLOCK_BYTES);
      if (block == null) {
        at += readFile(target, at, endOfUnchanged(at, end));
      } else {
        int from = (int) (at % BLOCK_BYTES);
        int count = (int) Math.min(BLOCK_BYTES - from, end - at);
        target.put(block, from, count);
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

  void write(byte[] bytes, long position) throws IOException {
    for (int from = 0; from < bytes.length; ) {
      long at = position + from;
      int inBlock = (int) (at % BLOCK_BYTES);
      int count = Math.min(BLOCK_BYTES - inBlock, bytes.length - from);
      System.arraycopy(bytes, from, block(at - inBlock, count < BLOCK_BYTES), inBlock, count);
      from += count;
    }
    size = Math.max(size, position + bytes.length);
  }

  private byte[] block(long start, boolean withWhatIsThere) throws IOException {
    byte[] block = blocks.get(start / BLOCK_BYTES);
    if (block == null) {
      block = new byte[BLOCK_BYTES];
      if (withWhatIsThere) {
        ByteBuffer there = ByteBuffer.wrap(block);
        readFile(there, start, start + BLOCK_BYTES);
      }
      blocks.put(start / BLOCK_BYTES, block);
    }
    return block;
  }

  void truncate(long newSize) {
    if (newSize >= size) {
      return;
    }
    size = newSize;
    fileEnd = Math.min(fileEnd, newSize);
    blocks.keySet().removeIf(number -> number * BLOCK_BYTES >= newSize);
    byte @Nullable [] last = blocks.get(newSize / BLOCK_BYTES);
    if (last != null) {
      java.util.Arrays.fill(last, (int) (newSize % BLOCK_BYTES), BLOCK_BYTES, (byte) 0);
    }
  }

  /** Brings every change into the file and forces it. Failing half-way changes nothing here. */
  void writeThrough() throws IOException {
    if (file.size() > size) {
      file.truncate(size);
    }
    List<Long> numbers = blocks.keySet().stream().sorted().toList();
    for (int first = 0; first < numbers.size(); ) {
      int next = first + 1;
      while (next < numbers.size() && numbers.get(next) == numbers.get(next - 1) + 1) {
        next++;
      }
      writeRun(numbers.subList(first, next));
      first = next;
    }
    file.force(true);
    blocks.clear();
    fileEnd = size;
  }

  private void writeRun(List<Long> numbers) throws IOException {
    long start = numbers.getFirst() * BLOCK_BYTES;
    ByteBuffer run = ByteBuffer.allocate(numbers.size() * BLOCK_BYTES);
    for (Long number : numbers) {
      run.put(blocks.get(number));
    }
    run.flip().limit((int) Math.min(run.limit(), size - start));
    while (run.hasRemaining()) {
      file.write(run, start + run.position());
    }
  }
}
