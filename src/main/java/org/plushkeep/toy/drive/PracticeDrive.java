package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plushkeep.recording.ToyId;

/**
 * A folder that stands in for a recorder. Only one that was made for it will do: recordings are
 * erased from recorders, and no other folder of a family's is to be taken for one.
 */
public final class PracticeDrive implements MountedDrives {
  /** How it is known again, whichever folder it is. */
  public static final ToyId ID = ToyId.drive("practice");

  private static final String MARKER = ".plushkeep-practice-recorder";
  private static final String NAME = "PRACTICE";

  private final Path folder;

  /**
   * Plugged in for as long as {@code folder} is there.
   *
   * @param folder which may come, go, and be no recorder
   */
  public PracticeDrive(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** Whether a folder was made for practice. */
  public static boolean is(Path folder) {
    return Files.isDirectory(folder)
        && Files.isRegularFile(folder.resolve(MARKER), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Makes a folder one for practice.
   *
   * @param folder made when it is not there; else empty, or one already
   * @return false when there is something else in it; then nothing is changed
   */
  public static boolean make(Path folder) throws IOException {
    if (is(folder)) {
      return true;
    }
    Files.createDirectories(folder);
    try (var inside = Files.list(folder)) {
      if (inside.findAny().isPresent()) {
        return false;
      }
    }
    Files.writeString(
        folder.resolve(MARKER), "This folder is a recorder to practise Plushkeep with.\n");
    return true;
  }

  @Override
  public List<Drive> now() {
    if (!is(folder)) {
      return List.of();
    }
    try {
      Path real = folder.toRealPath();
      return List.of(new Drive(ID, NAME, real, Drive.markOf(real), Optional.empty(), true));
    } catch (IOException e) {
      return List.of(); // taken away in this moment
    }
  }
}
