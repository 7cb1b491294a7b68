package org.plushkeep.testing.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A drive that is pulled out after so many readings and changes, and can be plugged in again. */
public final class UnpluggedDisk extends WatchedDisk {
  private int left = Integer.MAX_VALUE;
  private int done;

  /**
   * @param root an absolute path of the real file system
   */
  public UnpluggedDisk(Path root) {
    super(root);
  }

  /** It is pulled out after so many. */
  public synchronized void pullAfter(int steps) {
    left = steps;
    done = 0;
  }

  public synchronized void plugIn() {
    left = Integer.MAX_VALUE;
    done = 0;
  }

  /** How many readings and changes there were since the last of these calls. */
  public synchronized int steps() {
    return done;
  }

  public synchronized boolean isOut() {
    return left <= 0;
  }

  private synchronized void step(Path real) throws IOException {
    done++;
    if (left <= 0) {
      throw new FileSystemException(real.toString(), null, "Input/output error");
    }
    left--;
  }

  @Override
  protected void before(Change change, Path real) throws IOException {
    step(real);
  }

  @Override
  protected void beforeReading(Path real) throws IOException {
    step(real);
  }
}
