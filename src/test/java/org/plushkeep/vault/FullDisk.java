package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
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

  private static final class Channel extends DiskChannel {
    Channel(FileChannel disk) {
      super(disk);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      if (FULL.get() || WRITES_LEFT.getAndDecrement() <= 0) {
        FULL.set(true);
        throw new IOException("No space left on device");
      }
      return super.write(source, position);
    }
  }
}
