package org.plushkeep.testing.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;

/**
 * A folder of the real disk, seen through a disk with a fault of its own: all that is done to its
 * files, by Java's file channels and by H2, is told here first, and may be refused.
 */
@SuppressWarnings("this-escape") // a disk is known by its folder from the start
public abstract class WatchedDisk implements AutoCloseable {
  /** Before a database's name in H2's URL. */
  public static final String PREFIX = "watched:";

  private static final Map<Path, WatchedDisk> ALL = new ConcurrentHashMap<>();

  private final Path root;
  private final WatchedFileSystem system = new WatchedFileSystem(this);

  /**
   * @param root an absolute path of the real file system
   */
  protected WatchedDisk(Path root) {
    this.root = root;
    ALL.put(root, this);
    FilePath.register(new WatchedFilePath());
  }

  /** The folder, as this disk gives it. */
  public final Path root() {
    return new WatchedPath(system, root);
  }

  /** The same on the real disk. */
  protected final Path realRoot() {
    return root;
  }

  static WatchedDisk of(Path real) {
    for (Map.Entry<Path, WatchedDisk> one : ALL.entrySet()) {
      if (real.startsWith(one.getKey())) {
        return one.getValue();
      }
    }
    throw new IllegalStateException("no disk has " + real);
  }

  /** What is done to a file or a folder. */
  public enum Change {
    CREATE,
    WRITE,
    TRUNCATE,
    FORCE,
    DELETE,
    MOVE
  }

  /** Called before each change; throws where the disk refuses it. */
  protected abstract void before(Change change, Path real) throws IOException;

  /** Called before each reading of a file, a folder, or what is said of one. */
  protected void beforeReading(Path real) throws IOException {}

  protected void created(Path file) {}

  protected void folderMade(Path folder) {}

  /**
   * @param file what a channel is open on, wherever its name has gone since
   */
  protected void wrote(Object file, long at, byte[] bytes) {}

  protected void truncated(Object file, long size) {}

  protected void forced(Object file) {}

  protected void deleted(Path path) {}

  protected void moved(Path from, Path to) {}

  protected void linked(Path link, Path existing) {}

  /** What stands for a file or a folder that is there, whatever becomes of its name. */
  protected Object identity(Path real) {
    return real;
  }

  /** What {@link java.nio.file.FileStore#type()} says. */
  protected String type() {
    return "of this computer";
  }

  @Override
  public void close() {
    ALL.remove(root);
  }
}
