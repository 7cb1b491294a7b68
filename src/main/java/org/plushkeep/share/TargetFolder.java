package org.plushkeep.share;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The folder an export goes to. A file is written under a name nobody looks for, forced to the
 * disk, and only then given its own; a name that is taken gets a number behind it.
 */
final class TargetFolder {
  private static final int MOST_NUMBERS = 10_000;

  private final Path folder;
  private final BooleanSupplier cancelled;
  private final FileAttribute<?>[] attributes;

  /** Where thousands are to have one name, nobody counts from 1 again each time. */
  private final Map<String, Integer> nextNumbers = new HashMap<>();

  private TargetFolder(Path folder, BooleanSupplier cancelled, FileAttribute<?>... attributes) {
    this.folder = folder;
    this.cancelled = cancelled;
    this.attributes = attributes;
  }

  /** Makes the folder where it is not there. */
  static TargetFolder open(Path folder, BooleanSupplier cancelled) throws ShareException {
    return make(folder, cancelled);
  }

  /** As {@link #open}; nobody else on this computer may read what is written. */
  static TargetFolder forOwnerOnly(Path folder) throws ShareException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? make(
            folder,
            () -> false,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : make(folder, () -> false); // Windows: what is in a person's folder is that person's
  }

  /**
   * Writes one file whole, forced, for its owner's eyes only, under this name and no other.
   *
   * @throws ShareException also where there is a file of that name, or no such folder
   */
  static Path writeAs(Path file, Content content) throws ShareException {
    Path absolute = file.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new ShareException("There is no folder for " + file + ".", new IOException());
    }
    TargetFolder folder = forOwnerOnly(parent);
    Path part = parent.resolve(".plushkeep-" + UUID.randomUUID() + ".part");
    try {
      folder.writePart(part, content, () -> false);
      return giveName(part, absolute);
    } catch (FileAlreadyExistsException e) {
      throw new ShareException(file + " is there already. Nothing is overwritten.", e);
    } catch (IOException e) {
      throw new ShareException(file + " cannot be written.", e);
    } finally {
      deleteQuietly(part);
    }
  }

  private static TargetFolder make(
      Path folder, BooleanSupplier cancelled, FileAttribute<?>... attributes)
      throws ShareException {
    try {
      Files.createDirectories(folder);
      return new TargetFolder(folder, cancelled, attributes);
    } catch (FileAlreadyExistsException e) {
      throw new ShareException(folder + " is a file, not a folder.", e);
    } catch (IOException e) {
      throw new ShareException("The folder " + folder + " cannot be made.", e);
    }
  }

  /**
   * Writes one file whole.
   *
   * @param name without its ending
   * @param extension without the dot
   * @throws CancellationException the parent stopped it; nothing of the file is left
   */
  Written write(String name, String extension, Content content) throws ShareException {
    return write(name, extension, content, cancelled);
  }

  /** Writes the text beside the sounds: also after the parent has stopped the export. */
  Path writeNote(String fileName, byte[] text) throws ShareException {
    int dot = fileName.lastIndexOf('.');
    return write(
            fileName.substring(0, dot),
            fileName.substring(dot + 1),
            out -> out.write(text),
            () -> false)
        .path();
  }

  private Written write(String name, String extension, Content content, BooleanSupplier stop)
      throws ShareException {
    Path part = folder.resolve(".plushkeep-" + UUID.randomUUID() + ".part");
    try {
      String sha256 = writePart(part, content, stop);
      return new Written(giveName(part, name, extension), sha256);
    } catch (NoSuchFileException e) {
      throw new ShareException("The folder " + folder + " is not there any more.", e);
    } catch (IOException e) {
      throw new ShareException(
          "The folder "
              + folder
              + " cannot be written: the disk is full, or it may not be written to.",
          e);
    } finally {
      deleteQuietly(part);
    }
  }

  private String writePart(Path part, Content content, BooleanSupplier stop) throws IOException {
    MessageDigest digest = sha256();
    try (FileChannel channel =
        FileChannel.open(
            part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      WipedBuffer buffer = new WipedBuffer(new Stoppable(Channels.newOutputStream(channel), stop));
      try {
        OutputStream out = new DigestOutputStream(buffer, digest);
        content.writeTo(out);
        out.flush();
      } finally {
        buffer.wipe();
      }
      channel.force(true);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private Path giveName(Path part, String name, String extension) throws IOException {
    int first = nextNumbers.getOrDefault(name + "." + extension, 1);
    for (int number = first; number < first + MOST_NUMBERS; number++) {
      String numbered = number == 1 ? name : name + " (" + number + ")";
      Path wanted = folder.resolve(numbered + "." + extension);
      try {
        Path given = giveName(part, wanted);
        nextNumbers.put(name + "." + extension, number + 1);
        return given;
      } catch (FileAlreadyExistsException e) {
        // Somebody else's file: leave it alone and try the next number.
      }
    }
    throw new IOException("no free name");
  }

  /**
   * Where the file system has links, nobody can put a file of this name there between the look and
   * the move, which on Linux and macOS would replace it.
   */
  private static Path giveName(Path part, Path wanted) throws IOException {
    try {
      return Files.createLink(wanted, part);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      return Files.move(part, wanted); // as on many a memory stick
    }
  }

  /**
   * Makes the names of what was written outlast a power cut: somebody may erase the recordings
   * next. Windows opens no folder; its journal orders names.
   */
  void force() throws ShareException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      } catch (IOException e) {
        throw new ShareException("The folder " + folder + " cannot be written.", e);
      }
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The disk that refused the write may refuse this too; there is nothing more to be done.
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What goes into a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * A file that is whole on the disk.
   *
   * @param path where
   * @param sha256 of its bytes, 64 lower-case hexadecimal digits
   */
  record Written(Path path, String sha256) {}

  /** Sound in the clear goes through it. */
  private static final class WipedBuffer extends BufferedOutputStream {
    WipedBuffer(OutputStream out) {
      super(out);
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }

  private static final class Stoppable extends FilterOutputStream {
    private final BooleanSupplier stop;

    Stoppable(OutputStream out, BooleanSupplier stop) {
      super(out);
      this.stop = stop;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      if (stop.getAsBoolean()) {
        throw new CancellationException();
      }
      out.write(bytes, from, count);
    }
  }
}
