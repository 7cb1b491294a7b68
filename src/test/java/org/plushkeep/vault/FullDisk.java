package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's file system with a disk that can be filled, and emptied again. */
public final class FullDisk extends FilePathWrapper {
  static final String PREFIX = "fulldisk:";
  static final AtomicBoolean FULL = new AtomicBoolean();

  /** How many more writes go through before it is full. */
  static final AtomicInteger WRITES_LEFT = new AtomicInteger(Integer.MAX_VALUE);

  static void register() {
    FilePath.register(new FullDisk());
    empty();
  }

  static void empty() {
    FULL.set(false);
    WRITES_LEFT.set(Integer.MAX_VALUE);
  }

  @Override
  public String getScheme() {
    return "fulldisk";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode));
  }

  private static final class Channel extends FileBase {
    private final FileChannel disk;

    Channel(FileChannel disk) {
      this.disk = disk;
    }

    private void mustHaveRoom() throws IOException {
      if (FULL.get() || WRITES_LEFT.getAndDecrement() <= 0) {
        FULL.set(true);
        throw new IOException("No space left on device");
      }
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      mustHaveRoom();
      return disk.write(source, position);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      mustHaveRoom();
      return disk.write(source);
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
}
