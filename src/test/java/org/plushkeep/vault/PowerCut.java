package org.plushkeep.vault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * H2's file system on a disk with a cache of its own, and a power cut: what was not forced by then
 * is there, or not, or there in part, each write for itself and in no order. After the cut every
 * access fails until {@link #comesBack}.
 */
public final class PowerCut extends FilePathWrapper {
  public static final String PREFIX = "powercut:";

  /** What a disk writes whole or not at all. */
  private static final int SECTOR = 512;

  private static final Map<String, Deque<Change>> UNFORCED = new HashMap<>();
  private static int operationsLeft;
  private static boolean off;

  /**
   * A write or a truncation that no force has followed yet.
   *
   * @param at where in the file
   * @param before what was there, as far as the file went
   * @param after what was written; empty for a truncation
   * @param sizeBefore the file's size before
   */
  private record Change(long at, byte[] before, byte[] after, long sizeBefore) {
    boolean isTruncation() {
      return after.length == 0;
    }
  }

  public static void register() {
    FilePath.register(new PowerCut());
    UNFORCED.clear();
    off = false;
    operationsLeft = Integer.MAX_VALUE;
  }

  /** The power fails at the operation after so many. */
  public static void after(int operations) {
    operationsLeft = operations;
  }

  /** Makes the files what the disk has: the forced, and of the rest what chance left. */
  public static void comesBack(Random chance) throws IOException {
    for (var file : UNFORCED.entrySet()) {
      try (RandomAccessFile disk = new RandomAccessFile(file.getKey(), "rw")) {
        List<Change> inOrder = new ArrayList<>(file.getValue());
        for (Change change : inOrder.reversed()) {
          disk.seek(change.at);
          disk.write(change.before);
          disk.setLength(change.sizeBefore);
        }
        for (Change change : inOrder) {
          redo(disk, change, chance);
        }
      }
    }
    register();
  }

  private static void redo(RandomAccessFile disk, Change change, Random chance) throws IOException {
    int fate = chance.nextInt(3); // all of it, nothing, or each sector for itself
    if (change.isTruncation()) {
      if (fate == 0) {
        disk.setLength(Math.min(disk.length(), change.at));
      }
      return;
    }
    for (int from = 0; from < change.after.length; from += SECTOR) {
      if (fate == 0 || fate == 2 && chance.nextBoolean()) {
        disk.seek(change.at + from);
        disk.write(change.after, from, Math.min(SECTOR, change.after.length - from));
      }
    }
  }

  private static void mustHavePower() throws IOException {
    if (off || operationsLeft-- <= 0) {
      off = true;
      throw new IOException("the power is off");
    }
  }

  @Override
  public String getScheme() {
    return "powercut";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode), getBase().toString());
  }

  private static final class Channel extends DiskChannel {
    private final Deque<Change> unforced;

    Channel(FileChannel disk, String path) {
      super(disk);
      unforced = UNFORCED.computeIfAbsent(path, _ -> new ArrayDeque<>());
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      mustHavePower();
      byte[] after = new byte[source.remaining()];
      source.duplicate().get(after);
      unforced.add(new Change(position, read(position, after.length), after, size()));
      return super.write(source, position);
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
      mustHavePower();
      long now = size();
      if (size < now) {
        unforced.add(new Change(size, read(size, Math.toIntExact(now - size)), new byte[0], now));
      }
      return super.truncate(size);
    }

    @Override
    public synchronized void force(boolean metaData) throws IOException {
      mustHavePower();
      unforced.clear();
    }

    private byte[] read(long position, int length) throws IOException {
      ByteBuffer before =
          ByteBuffer.allocate(Math.toIntExact(Math.clamp(size() - position, 0, length)));
      while (before.hasRemaining() && disk.read(before, position + before.position()) > 0) {}
      return before.array();
    }
  }
}
