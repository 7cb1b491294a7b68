package org.plushkeep.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.CountDownLatch;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's file system with a disk that takes its time to force something. */
public final class SlowDisk extends FilePathWrapper {
  public static final String PREFIX = "slow:";
  private static volatile CountDownLatch forcing = new CountDownLatch(1);
  private static volatile CountDownLatch goOn = new CountDownLatch(1);

  /** From now on the next to force waits for {@link #goOn}. */
  public static void register() {
    FilePath.register(new SlowDisk());
    forcing = new CountDownLatch(1);
    goOn = new CountDownLatch(1);
  }

  /** Waits until somebody forces. */
  public static void awaitForcing() throws InterruptedException {
    forcing.await();
  }

  public static void goOn() {
    goOn.countDown();
  }

  @Override
  public String getScheme() {
    return "slow";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Slow(getBase().open(mode));
  }

  private static final class Slow extends DiskChannel {
    Slow(FileChannel disk) {
      super(disk);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      forcing.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      super.force(metaData);
    }
  }
}
