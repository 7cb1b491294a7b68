package org.plushkeep.testing.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.plushkeep.testing.disk.WatchedDisk.Change;

/** An open file of a {@link WatchedDisk}. */
final class WatchedChannel extends FileChannel {
  private final WatchedDisk disk;
  private final Path path;
  private final Object identity;
  private final FileChannel real;

  WatchedChannel(WatchedDisk disk, Path path, FileChannel real) {
    this.disk = disk;
    this.path = path;
    this.real = real;
    identity = disk.identity(path);
  }

  @Override
  public synchronized int write(ByteBuffer source, long position) throws IOException {
    disk.before(Change.WRITE, path);
    byte[] bytes = new byte[source.remaining()];
    source.duplicate().get(bytes);
    ByteBuffer rest = source;
    long at = position;
    while (rest.hasRemaining()) {
      at += real.write(rest, at);
    }
    disk.wrote(identity, position, bytes);
    return bytes.length;
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    long at = real.position();
    int written = write(source, at);
    real.position(at + written);
    return written;
  }

  @Override
  public long write(ByteBuffer[] sources, int from, int count) throws IOException {
    long written = 0;
    for (int i = from; i < from + count; i++) {
      written += write(sources[i]);
    }
    return written;
  }

  @Override
  public synchronized FileChannel truncate(long size) throws IOException {
    disk.before(Change.TRUNCATE, path);
    boolean shorter = size < real.size();
    real.truncate(size);
    if (shorter) {
      disk.truncated(identity, size);
    }
    return this;
  }

  /** Nothing is forced on the real disk: it is not the one that fails. */
  @Override
  public synchronized void force(boolean metaData) throws IOException {
    disk.before(Change.FORCE, path);
    disk.forced(identity);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    disk.beforeReading(path);
    return real.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int from, int count) throws IOException {
    return real.read(targets, from, count);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    disk.beforeReading(path);
    return real.read(target, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    real.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
    return real.transferTo(from, count, target);
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long from, long count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(Math.min(count, 1 << 20)));
    source.read(bytes);
    return write(bytes.flip(), from);
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long from, long size) throws IOException {
    if (mode != MapMode.READ_ONLY) {
      throw new UnsupportedOperationException();
    }
    return real.map(mode, from, size);
  }

  @Override
  public FileLock lock(long from, long size, boolean shared) throws IOException {
    return real.lock(from, size, shared);
  }

  @Override
  public FileLock tryLock(long from, long size, boolean shared) throws IOException {
    return real.tryLock(from, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
