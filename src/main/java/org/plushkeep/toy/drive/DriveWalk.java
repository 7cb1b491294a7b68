package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/** One walk through a drive. */
final class DriveWalk<E extends Exception> {
  private static final int MOST_DEPTH = 16;
  private static final int MOST_ENTRIES = 200_000;
  private static final String VAULT = "vault.json";

  private final DriveVolume volume;
  private final DriveVolume.Visitor<E> visitor;
  private final BooleanSupplier cancelled;
  private final Deque<Path> steps = new ArrayDeque<>();
  private Object device = "";
  private int entries;
  private int recordings;
  private boolean all = true;

  DriveWalk(DriveVolume volume, DriveVolume.Visitor<E> visitor, BooleanSupplier cancelled) {
    this.volume = volume;
    this.visitor = visitor;
    this.cancelled = cancelled;
  }

  DriveVolume.Walked walk() throws ToyException, E {
    List<Path> first = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    try (DriveFolder root = volume.openRoot()) {
      device = deviceOf(volume.drive().root());
      for (Path name : names(root)) {
        (Names.isForRecordings(name.toString()) && isFolder(root, name) ? first : others).add(name);
      }
      visit(root, first);
      if (recordings == 0) {
        visit(root, others);
        first.clear();
      }
    } catch (IOException e) {
      volume.mustBeThere();
      throw new ToyException(
          Problem.UNREADABLE,
          "The recorder cannot be read. Nothing was changed; unplug it and plug it in again.",
          e);
    }
    return new DriveVolume.Walked(first.stream().map(Path::toString).toList(), all);
  }

  private List<Path> names(DriveFolder folder) throws IOException {
    int left = MOST_ENTRIES - entries;
    List<Path> names = folder.names(left + 1);
    if (names.size() > left) {
      all = false;
      names = names.subList(0, left);
    }
    entries += names.size();
    // A vault or a backup of one: nothing in it is a recording, or anybody's but its own.
    return names.stream().anyMatch(name -> name.toString().equals(VAULT)) ? List.of() : names;
  }

  private static boolean isFolder(DriveFolder in, Path name) {
    try {
      BasicFileAttributes there = in.attributes(name);
      return there.isDirectory() && !there.isOther();
    } catch (IOException e) {
      return false;
    }
  }

  private void visit(DriveFolder folder, List<Path> names) throws ToyException, E {
    for (Path name : names) {
      if (cancelled.getAsBoolean()) {
        throw ToyException.stopped();
      }
      if (volume.isPlain(name) && !Names.isHidden(name.toString())) {
        steps.addLast(name);
        try {
          visit(folder, name);
        } catch (IOException e) {
          volume.mustBeThere(); // else it is one that cannot be read: the others can
          all = false;
        } finally {
          steps.removeLast();
        }
      }
    }
  }

  private void visit(DriveFolder folder, Path name) throws IOException, ToyException, E {
    BasicFileAttributes there = folder.attributes(name);
    if (there.isRegularFile()) {
      DriveFile file = new DriveFile(List.copyOf(steps), there.size(), there.lastModifiedTime());
      volume.walking(folder instanceof SecureFolder ? folder : null, file.folders());
      try {
        if (visitor.file(file)) {
          recordings++;
        }
      } finally {
        volume.walking(null, List.of());
      }
    } else if (there.isDirectory() && !there.isOther()) {
      if (steps.size() > MOST_DEPTH) {
        all = false;
      } else if (isOfThisVolume()) {
        try (DriveFolder inner = folder.enter(name)) {
          visit(inner, names(inner));
        }
      }
    }
  }

  /** Another volume may be mounted on a folder of this one. */
  private boolean isOfThisVolume() throws IOException {
    Path at = volume.drive().root();
    for (Path step : steps) {
      at = at.resolve(step);
    }
    return Objects.equals(device, deviceOf(at));
  }

  private static Object deviceOf(Path folder) throws IOException {
    return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Files.getAttribute(folder, "unix:dev", LinkOption.NOFOLLOW_LINKS)
        : "";
  }
}
