package org.plushkeep.vault.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import org.h2.store.fs.FileBase;
import org.jspecify.annotations.Nullable;

/**
 * A file of which a power cut leaves what was forced last, or that and some whole writes after it,
 * and never a part of a write.
 *
 * <p>Writes go into an {@link Overlay} in memory and, when forced, into the {@link RedoLog}. The
 * file itself is written when the log has grown long, and at the end; should that be cut short, the
 * log still has it all. Opening reads the log and writes nothing, so a full disk keeps nobody from
 * their recordings.
 *
 * <p>One thread at a time changes it. Others may read meanwhile, also while it is being forced: the
 * disk takes its time for that.
 */
final class AtomicFile extends FileBase {
  /** As long a log as a vault's may be: what is held unforced, and read at opening, at most. */
  static final int LONG_LOG = 8 << 20;

  private final FileChannel file;
  private final RedoLog log;

  /** Changed under the second of these only, and read under the first. */
  private final Overlay overlay;

  private final Lock reading;
  private final Lock changing;
  private final boolean writable;
  private final Consumer<AtomicFile> closed;
  private final Overlay.Writing told;
  private long position;
  private final int longLog;
  private long nextWriteThrough;
  private @Nullable FileLock lock;

  /** Set by what could not be written: what is in memory is not on the disk then. */
  private boolean broken;

  /**
   * @param longLog the log's length at which the file is brought up to date
   * @param closed told when it is closed
   * @param told what of the file itself is being written, before it and after it
   */
  AtomicFile(
      FileChannel file,
      RedoLog log,
      boolean writable,
      int longLog,
      Consumer<AtomicFile> closed,
      Overlay.Writing told)
      throws IOException {
    this.told = told;
    this.longLog = longLog;
    nextWriteThrough = longLog;
    this.file = file;
    this.log = log;
    this.writable = writable;
    this.closed = closed;
    ReadWriteLock lockOfOverlay = new ReentrantReadWriteLock();
    reading = lockOfOverlay.readLock();
    changing = lockOfOverlay.writeLock();
    overlay = new Overlay(file);
    log.replay(overlay);
  }

  /** Whether the last change that was forced could not be read back when it was opened. */
  boolean hasLostTheLastChange() {
    return log.hasLostTheLast();
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it has a lock of its own
  public int read(ByteBuffer target, long from) throws IOException {
    reading.lock();
    try {
      return overlay.read(target, from);
    } finally {
      reading.unlock();
    }
  }

  @Override
  public synchronized int read(ByteBuffer target) throws IOException {
    int read = read(target, position);
    position += Math.max(0, read);
    return read;
  }

  @Override
  public synchronized int write(ByteBuffer source, long to) throws IOException {
    mustBeWritable();
    int count = source.remaining();
    change(() -> log.write(source, to, overlay::write));
    if (log.pending() > longLog) {
      forceLog(); // H2 opens what consists of whole writes, as after a kill
      keepLogShort(); // or a large erasure would be held in memory whole
    }
    return count;
  }

  @FunctionalInterface
  private interface Step {
    void take() throws IOException;
  }

  /** What fails half-way, for want of memory too, is half in the batch: that goes to no disk. */
  private void change(Step step) throws IOException {
    boolean whole = false;
    changing.lock();
    try {
      step.take();
      whole = true;
    } finally {
      changing.unlock();
      broken |= !whole;
    }
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    int written = write(source, position);
    position += written;
    return written;
  }

  @Override
  public synchronized FileChannel truncate(long size) throws IOException {
    mustBeWritable();
    if (size < overlay.size()) {
      change(
          () -> {
            log.truncate(size);
            overlay.truncate(size);
          });
    }
    position = Math.min(position, size);
    return this;
  }

  @Override
  public synchronized void force(boolean metaData) throws IOException {
    mustBeWritable();
    forceLog();
    keepLogShort();
  }

  private void keepLogShort() {
    if (log.length() >= nextWriteThrough) {
      tryToWriteThrough();
    }
  }

  private void forceLog() throws IOException {
    try {
      log.force();
    } catch (IOException | RuntimeException e) {
      broken = true;
      throw e;
    }
  }

  /** Whether the file now has it all. A disk too full for it loses nothing: the log stays. */
  private boolean tryToWriteThrough() {
    changing.lock();
    try {
      return writeThrough();
    } finally {
      changing.unlock();
    }
  }

  private boolean writeThrough() {
    try {
      overlay.writeThrough(told);
    } catch (IOException e) {
      nextWriteThrough = log.length() + longLog;
      return false;
    }
    try {
      log.clear();
      nextWriteThrough = longLog;
      return true;
    } catch (IOException e) {
      broken = true; // what the log says now is whole, but not known: nothing may be added to it
      return false;
    }
  }

  private void mustBeWritable() throws IOException {
    if (!writable) {
      throw new NonWritableChannelException();
    }
    if (broken) {
      throw new IOException("an earlier write failed: open the file again");
    }
  }

  @Override
  public long size() {
    reading.lock();
    try {
      return overlay.size();
    } finally {
      reading.unlock();
    }
  }

  @Override
  public synchronized long position() {
    return position;
  }

  @Override
  public synchronized FileChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public synchronized @Nullable FileLock tryLock(long from, long size, boolean shared)
      throws IOException {
    lock = file.tryLock(from, size, shared);
    return lock;
  }

  /** Closes it as a crash would: nothing more is written, and the log stays. */
  synchronized void abandon() {
    broken = true;
    try {
      close();
    } catch (IOException e) {
      // It is given back to the system all the same.
    }
  }

  /** Writes the file and removes the log, unless somebody else has the file. */
  @Override
  protected synchronized void implCloseChannel() throws IOException {
    boolean written = false;
    try {
      if (writable && !broken && lock != null) {
        forceLog();
        written = tryToWriteThrough();
      }
    } finally {
      closed.accept(this);
      log.close(written);
      file.close();
    }
  }
}
