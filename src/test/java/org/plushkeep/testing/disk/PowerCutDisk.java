package org.plushkeep.testing.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A disk with a cache of its own, and a power cut. What was not forced by then is there, or not, or
 * there in part: each write for itself, in sectors and in no order; and each file made, removed or
 * renamed for itself, unless the folder it is in was forced. Forcing a file does not force its
 * name: POSIX promises no more. After the cut every change fails until {@link #comesBack}.
 */
public final class PowerCutDisk extends WatchedDisk {
  private final Content.Folder tree = new Content.Folder();
  private final List<Naming> unforced = new ArrayList<>();
  private int changes;
  private int changesLeft = Integer.MAX_VALUE;

  /**
   * One change of names in one folder that no force has followed yet: all of it or nothing.
   *
   * @param names null for a name that goes
   */
  private record Naming(Content.Folder folder, Map<String, Content> names) {}

  /**
   * @param root what is in it counts as forced
   */
  public PowerCutDisk(Path root) throws IOException {
    super(root);
    tree.read(root);
  }

  /** The power fails at the change after so many. */
  public synchronized void after(int number) {
    changesLeft = number;
  }

  /** How many changes there were. */
  public synchronized int changes() {
    return changes;
  }

  @Override
  protected synchronized void before(Change change, Path real) throws IOException {
    if (changesLeft <= 0) {
      throw new IOException("Input/output error"); // the power is off
    }
    changesLeft--;
    changes++;
  }

  /** Makes the real files what the disk has: the forced, and of the rest what chance left. */
  public synchronized void comesBack(Random chance) throws IOException {
    keepSomeNames(chance);
    tree.writeWhatIsLeft(realRoot(), chance);
    unforced.clear();
    tree.read(realRoot());
    changesLeft = Integer.MAX_VALUE;
  }

  /** A journal keeps names in the order they were changed in; other disks do not. */
  private void keepSomeNames(Random chance) {
    boolean journal = chance.nextBoolean();
    int kept = journal ? chance.nextInt(unforced.size() + 1) : unforced.size();
    for (Naming naming : unforced.subList(0, kept)) {
      if (journal || chance.nextBoolean()) {
        naming.folder.force(naming.names);
      }
    }
  }

  private Content at(Path real) {
    Content content = tree;
    for (Path name : realRoot().relativize(real)) {
      if (!name.toString().isEmpty()) {
        content = ((Content.Folder) content).live(name.toString());
      }
    }
    return content;
  }

  private Content.Folder parent(Path real) {
    return (Content.Folder) at(real.getParent());
  }

  private static String name(Path real) {
    return real.getFileName().toString();
  }

  private void name(Content.Folder folder, Map<String, Content> names) {
    folder.name(names);
    unforced.add(new Naming(folder, names));
  }

  private void name(Path real, Content content) {
    Map<String, Content> names = new HashMap<>();
    names.put(name(real), content);
    name(parent(real), names);
  }

  @Override
  protected synchronized void created(Path file) {
    name(file, new Content.File());
  }

  @Override
  protected synchronized void folderMade(Path folder) {
    name(folder, new Content.Folder());
  }

  @Override
  protected synchronized void linked(Path link, Path existing) {
    name(link, at(existing));
  }

  @Override
  protected synchronized void deleted(Path path) {
    name(path, null);
  }

  @Override
  protected synchronized void moved(Path from, Path to) {
    if (!from.getParent().equals(to.getParent())) {
      throw new IllegalStateException("no disk need keep both halves of a move between folders");
    }
    Map<String, Content> names = new HashMap<>();
    names.put(name(from), null);
    names.put(name(to), at(from));
    name(parent(from), names);
  }

  @Override
  protected synchronized Object identity(Path real) {
    return at(real);
  }

  @Override
  protected synchronized void wrote(Object file, long at, byte[] bytes) {
    ((Content.File) file).write(at, bytes);
  }

  @Override
  protected synchronized void truncated(Object file, long size) {
    ((Content.File) file).truncate(size);
  }

  @Override
  protected synchronized void forced(Object content) {
    if (content instanceof Content.File file) {
      file.force();
    } else if (content instanceof Content.Folder folder) {
      unforced.stream().filter(one -> one.folder == folder).forEach(one -> folder.force(one.names));
      unforced.removeIf(one -> one.folder == folder);
    }
  }
}
