package org.plushkeep.testing.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A disk that is full, may only be read, or does not keep what is written, from some change on. */
public final class FaultyDisk extends WatchedDisk {
  private final String type;
  private Fault fault = Fault.NONE;
  private int changesLeft;
  private int refused;

  /** What is wrong with it. */
  public enum Fault {
    NONE,
    /** Nothing more is written; a name costs no room, and what is there can be removed. */
    FULL,
    /** As full, and there is no room for another name either. */
    FULL_OF_NAMES,
    /** What is written is taken, and does not get to the disk: that is told only when forced. */
    UNFORCED,
    /** As after the system has found a disk to be failing. */
    READ_ONLY
  }

  /**
   * @param root an absolute path of the real file system
   */
  public FaultyDisk(Path root) {
    this(root, "ext4");
  }

  /**
   * @param type what it says that it is
   */
  public FaultyDisk(Path root, String type) {
    super(root);
    this.type = type;
  }

  @Override
  protected String type() {
    return type;
  }

  /** The fault shows at the change after so many. */
  public synchronized void fails(Fault how, int afterChanges) {
    fault = how;
    changesLeft = afterChanges;
    refused = 0;
  }

  /** How many changes the fault has refused. */
  public synchronized int refused() {
    return refused;
  }

  public synchronized void isWellAgain() {
    fault = Fault.NONE;
  }

  @Override
  protected synchronized void before(Change change, Path real) throws IOException {
    boolean refuses =
        switch (fault) {
          case NONE -> false;
          case FULL -> change == Change.WRITE;
          case FULL_OF_NAMES -> change == Change.WRITE || change == Change.CREATE;
          case UNFORCED -> change == Change.FORCE;
          case READ_ONLY -> change != Change.FORCE;
        };
    if (refuses && changesLeft-- <= 0) {
      refused++;
      throw new FileSystemException(
          real.toString(),
          null,
          switch (fault) {
            case NONE, UNFORCED -> "Input/output error";
            case FULL, FULL_OF_NAMES -> "No space left on device";
            case READ_ONLY -> "Read-only file system";
          });
    }
  }
}
