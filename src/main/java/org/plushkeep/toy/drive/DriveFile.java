package org.plushkeep.toy.drive;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * A plain file on a drive, as it was when it was seen.
 *
 * @param steps the folders it is in, outermost first, and its own name: each one name only
 * @param size bytes
 * @param modified when it was last written, as its drive says
 */
public record DriveFile(List<Path> steps, long size, FileTime modified) {
  public DriveFile {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || steps.stream().anyMatch(step -> step.getNameCount() != 1)) {
      throw new IllegalArgumentException("a file has a name, and its folders have one each");
    }
  }

  /** Its own name. */
  public Path name() {
    return steps.getLast();
  }

  List<Path> folders() {
    return steps.subList(0, steps.size() - 1);
  }

  /** Whether it is what was being erased when the drive was unplugged. */
  public boolean isHalfErased() {
    return DriveEraser.isHalfErased(name());
  }

  /** Whether the file looks as it did. */
  boolean isStill(BasicFileAttributes now) {
    return now.isRegularFile() && now.size() == size && now.lastModifiedTime().equals(modified);
  }
}
