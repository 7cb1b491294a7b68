package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.engine.Constants;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's file system with a disk that can be filled, and emptied again. */
public final class FullDisk extends FilePathWrapper {
  static final String PREFIX = "fulldisk:";
  static final AtomicBoolean FULL = new AtomicBoolean();

  /** How many more writes go through before it is full. */
  static final AtomicInteger WRITES_LEFT = new AtomicInteger(Integer.MAX_VALUE);

  /** Whether it reads nothing any more. */
  static final AtomicBoolean UNREADABLE = new AtomicBoolean();

  /** It is full for files with this in their names alone. */
  private static volatile String onlyFor = "";

  /** Full for H2's second file alone, which is what compaction writes. */
  static void fillForCompaction() {
    onlyFor = Constants.SUFFIX_MV_STORE_TEMP_FILE;
    FULL.set(true);
  }

  /** What happens before each write. */
  private static volatile Runnable beforeWrites = () -> {};

  static void beforeWrites(Runnable what) {
    beforeWrites = what;
  }

  static void register() {
    FilePath.register(new FullDisk());
    empty();
  }

  static void empty() {
    onlyFor = "";
    beforeWrites = () -> {};
    FULL.set(false);
    UNREADABLE.set(false);
    WRITES_LEFT.set(Integer.MAX_VALUE);
  }

  @Override
  public String getScheme() {
    return "fulldisk";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(getBase().open(mode), getName());
  }

  private static final class Channel extends DiskChannel {
    private final String name;

    Channel(FileChannel disk, String name) {
      super(disk);
      this.name = name;
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      beforeWrites.run();
      if (name.contains(onlyFor) && (FULL.get() || WRITES_LEFT.getAndDecrement() <= 0)) {
        FULL.set(true);
        throw new IOException("No space left on device");
      }
      return super.write(source, position);
    }

    /** What went wrong is told in the language of the system, by Java too. */
    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      if (UNREADABLE.get()) {
        throw new IOException("Eingabe-/Ausgabefehler");
      }
      return super.read(target, position);
    }
  }
}
