package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Windows: the drive letters whose type is "removable" (GetDriveType), as Java's file stores tell.
 * Never run on Windows yet.
 */
final class WindowsDrives implements MountedDrives {
  private final Iterable<Path> roots;
  private final StoreOf storeOf;
  private final String systemDrive;

  /** The store behind a drive letter. */
  @FunctionalInterface
  interface StoreOf {
    FileStore of(Path root) throws IOException;
  }

  /**
   * @param roots a root folder for each drive letter
   * @param systemDrive such as {@code C:}
   */
  WindowsDrives(Iterable<Path> roots, StoreOf storeOf, String systemDrive) {
    this.roots = roots;
    this.storeOf = storeOf;
    this.systemDrive = systemDrive.toUpperCase(Locale.ROOT);
  }

  static WindowsDrives ofThisComputer() {
    return new WindowsDrives(
        () -> FileSystems.getDefault().getRootDirectories().iterator(),
        Files::getFileStore,
        Objects.requireNonNullElse(System.getenv("SystemDrive"), "C:"));
  }

  @Override
  public List<Drive> now() {
    List<Drive> found = new ArrayList<>();
    for (Path root : roots) {
      Path last = root.getFileName();
      String letter = (last == null ? root : last).toString().toUpperCase(Locale.ROOT);
      // A floppy drive is slow to say that it is empty.
      if (!letter.startsWith("A:") && !letter.startsWith("B:") && !letter.startsWith(systemDrive)) {
        drive(root).ifPresent(found::add);
      }
    }
    return found;
  }

  private Optional<Drive> drive(Path root) {
    try {
      FileStore store = storeOf.of(root);
      if (!is(store, "volume:isRemovable")
          || is(store, "volume:isCdrom")
          || !Volumes.isOfRemovableMedia(store.type())) {
        return Optional.empty();
      }
      Object serial = store.getAttribute("volume:vsn");
      String number = serial instanceof Integer vsn ? String.format("%08X", vsn) : "";
      return Optional.of(
          new Drive(
              Volumes.id(number, store.name()),
              Volumes.name(store.name()),
              root,
              Drive.markOf(root),
              Optional.empty(),
              false));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty(); // a card reader without a card
    }
  }

  private static boolean is(FileStore store, String attribute) throws IOException {
    return Boolean.TRUE.equals(store.getAttribute(attribute));
  }
}
