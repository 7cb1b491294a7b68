package org.plushkeep.vault.disk;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;

/**
 * Which blocks of a database's file have been written to since somebody began to look, whether it
 * was closed and opened meanwhile or not. Told before they are written and after it: who reads a
 * block while it is being written finds it here afterwards, whenever it began to look.
 */
public final class Changes implements AutoCloseable {
  private static final Set<Changes> ALL = ConcurrentHashMap.newKeySet();

  private final String file;
  private final int blockBytes;
  private final BitSet changed = new BitSet();
  private boolean replaced;

  private Changes(String file, int blockBytes) {
    this.file = file;
    this.blockBytes = blockBytes;
  }

  /**
   * Begins to look.
   *
   * @param file the database's, as for {@link AtomicFilePath#abandon}
   * @param blockBytes the length of a block
   */
  public static Changes of(String file, int blockBytes) {
    Changes changes = new Changes(realName(FilePath.get(file)), blockBytes);
    ALL.add(changes);
    return changes;
  }

  /** One name for a file, by whatever links and spellings it is reached: H2 itself follows them. */
  static String realName(FilePath file) {
    return file.toRealPath().toString();
  }

  /** Whether nothing was told of. */
  public synchronized boolean isEmpty() {
    return !replaced && changed.isEmpty();
  }

  /** Whether another file has taken its place. */
  public synchronized boolean isReplaced() {
    return replaced;
  }

  /** Whether a block may be another one than it was. */
  public synchronized boolean has(long block) {
    return replaced || changed.get(Math.toIntExact(block));
  }

  private synchronized void note(long from, long to) {
    int first = Math.toIntExact(from / blockBytes);
    changed.set(first, Math.max(first, Math.toIntExact(Math.ceilDiv(to, (long) blockBytes))));
  }

  private synchronized void noteReplaced() {
    replaced = true;
  }

  /** Told of each write to a file, before it and after it. */
  static void tell(String file, long from, long to) {
    about(file).forEach(changes -> changes.note(from, to));
  }

  /** Told when another file takes a file's place, or none, before it and after it. */
  static void tellReplaced(String file) {
    about(file).forEach(Changes::noteReplaced);
  }

  private static List<Changes> about(String file) {
    return ALL.isEmpty()
        ? List.of()
        : ALL.stream().filter(changes -> changes.file.equals(file)).toList();
  }

  @Override
  public void close() {
    ALL.remove(this);
  }
}
