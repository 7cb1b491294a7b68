package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's file system with a disk that counts what is written to logs, and read from files. */
public final class CountedDisk extends FilePathWrapper {
  static final String PREFIX = "counted:";
  static final AtomicLong LOGGED = new AtomicLong();
  static final AtomicLong READ = new AtomicLong();

  static void register() {
    FilePath.register(new CountedDisk());
    countAnew();
  }

  static void countAnew() {
    LOGGED.set(0);
    READ.set(0);
  }

  @Override
  public String getScheme() {
    return "counted";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Counted(getBase().open(mode), getName().endsWith(".redo"));
  }

  private static final class Counted extends DiskChannel {
    private final boolean isLog;

    Counted(FileChannel disk, boolean isLog) {
      super(disk);
      this.isLog = isLog;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      int written = super.write(source, position);
      LOGGED.addAndGet(isLog ? written : 0);
      return written;
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      int read = super.read(target, position);
      READ.addAndGet(isLog ? 0 : Math.max(0, read));
      return read;
    }
  }
}
