package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.ToyId;

/**
 * A recorder or toy that is plugged in as a removable drive.
 *
 * @param id how it is known again: by its volume's own number
 * @param name what its volume is called, cleaned; not empty
 * @param root where it is mounted
 * @param mark what only this volume's root folder has, see {@link #markOf}: whatever else is found
 *     at {@code root} later, where a drive was unmounted for example, is not it
 * @param sign something that is there for as long as it is plugged in, where the system has such a
 *     thing
 * @param practice whether it is a folder that stands in for one
 */
public record Drive(
    ToyId id, String name, Path root, Object mark, Optional<Path> sign, boolean practice) {
  /** How much of a volume's name is shown. */
  static final int MOST_NAME = 40;

  /**
   * What tells a volume's root folder from every other folder: device and inode, or Windows' serial
   * number of a volume.
   */
  static Object markOf(Path root) throws IOException {
    Object key =
        Files.readAttributes(root, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    return key != null ? key : "volume " + serialOf(root);
  }

  private static @Nullable Object serialOf(Path root) throws IOException {
    try {
      return Files.getFileStore(root).getAttribute("volume:vsn");
    } catch (UnsupportedOperationException e) {
      return null; // then its place has to do
    }
  }

  /** Whether its volume is where it was, as far as the system tells without reading from it. */
  boolean isThere() {
    if (sign.isPresent() && !Files.exists(sign.get())) {
      return false;
    }
    try {
      return Objects.equals(mark, markOf(root));
    } catch (IOException e) {
      return false;
    }
  }
}
