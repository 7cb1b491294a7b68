package org.plushkeep.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders that only their owner may read, where the system knows such a thing. */
final class OwnerOnly {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private static final Set<StandardOpenOption> FRESH =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private OwnerOnly() {}

  /** Makes a folder, and those it is in, unless they are there; they outlast a power cut. */
  static void createDirectory(Path dir) throws IOException {
    List<Path> parents = new ArrayList<>();
    Path there = dir.toAbsolutePath();
    do {
      there = there.getParent();
      parents.addFirst(there == null ? dir : there);
    } while (there != null && !Files.exists(there));
    Files.createDirectories(dir, attributes("rwx------"));
    restrict(dir, "rwx------");
    for (Path parent : parents) {
      forceDirectory(parent);
    }
  }

  /** Makes a folder in one that is there, unless it is there; a power cut may undo that. */
  static void createUnforced(Path dir) throws IOException {
    if (!Files.exists(dir)) {
      Files.createDirectories(dir, attributes("rwx------"));
    }
  }

  static void createFile(Path file) throws IOException {
    Files.createFile(file, attributes("rw-------"));
  }

  /** Writes a file in the place of one there may be; its bytes are on the disk afterwards. */
  static void writeForced(Path file, byte[] bytes) throws IOException {
    writeForced(file, ByteBuffer.wrap(bytes));
  }

  /** As the other, from a buffer's position to its limit, which stay where they are. */
  static void writeForced(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel written = create(file, bytes)) {
      written.force(true);
    }
  }

  /**
   * As {@link #writeForced}, but leaves the file open, to be forced and read back.
   *
   * @return open for reading
   */
  static FileChannel create(Path file, ByteBuffer bytes) throws IOException {
    Files.deleteIfExists(file);
    FileChannel channel = FileChannel.open(file, FRESH, attributes("rw-------"));
    try {
      ByteBuffer rest = bytes.duplicate();
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  static void restrictFile(Path file) throws IOException {
    restrict(file, "rw-------");
  }

  private static void restrict(Path path, String permissions) throws IOException {
    if (POSIX) {
      Set<PosixFilePermission> wanted = PosixFilePermissions.fromString(permissions);
      Files.setPosixFilePermissions(path, wanted);
    }
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** What is in a folder; a disk that goes meanwhile is told as any other trouble of it. */
  static List<Path> list(Path dir) throws IOException {
    try (Stream<Path> inside = Files.list(dir)) {
      return inside.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Makes a rename outlast a power cut. Windows opens no folder; its journal orders renames. */
  static void forceDirectory(Path dir) throws IOException {
    if (POSIX) {
      try (FileChannel channel = FileChannel.open(dir, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
