package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;

/** A file as H2 uses one, on the real disk: what a disk with a fault of its own is made from. */
class DiskChannel extends FileBase {
  protected final FileChannel disk;

  DiskChannel(FileChannel disk) {
    this.disk = disk;
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return disk.write(source, position);
  }

  @Override
  public final int write(ByteBuffer source) throws IOException {
    int written = write(source, position());
    position(position() + written);
    return written;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return disk.read(target);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return disk.read(target, position);
  }

  @Override
  public long size() throws IOException {
    return disk.size();
  }

  @Override
  public long position() throws IOException {
    return disk.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    disk.position(position);
    return this;
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    disk.truncate(size);
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.force(metaData);
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return disk.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    disk.close();
  }
}
