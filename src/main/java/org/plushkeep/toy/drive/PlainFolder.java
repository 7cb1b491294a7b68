package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * A folder by its path, for systems without such descriptors (Windows): every step is looked at
 * before it is taken.
 */
final class PlainFolder implements DriveFolder {
  static final LinkOption HERE = LinkOption.NOFOLLOW_LINKS;

  private final Path path;

  PlainFolder(Path path) {
    this.path = path;
  }

  private Path at(Path name) {
    return path.resolve(name);
  }

  @Override
  @SuppressWarnings("StreamResourceLeak") // closed with the names
  public DirectoryStream<Path> list() throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(path);
    return new NamesOnly(stream.iterator(), stream);
  }

  @Override
  public Object mark() throws IOException {
    return Drive.markOf(path);
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    return Files.readAttributes(at(name), BasicFileAttributes.class, HERE);
  }

  @Override
  public DriveFolder enter(Path name) throws IOException {
    BasicFileAttributes there = attributes(name);
    // Windows' junctions are folders, and something else besides.
    if (!there.isDirectory() || there.isOther()) {
      throw new IOException("no folder");
    }
    return new PlainFolder(at(name));
  }

  @Override
  public FileChannel open(Path name, StandardOpenOption... options) throws IOException {
    if (!attributes(name).isRegularFile()) {
      throw new IOException("no file");
    }
    Set<OpenOption> all = new HashSet<>(Set.of(options));
    all.add(HERE);
    return FileChannel.open(at(name), all);
  }

  @Override
  public void rename(Path name, Path to) throws IOException {
    Files.move(at(name), at(to));
  }

  @Override
  public void delete(Path name) throws IOException {
    Files.delete(at(name));
  }

  /** Windows opens no folder; it writes names to a removable drive at once. */
  @Override
  public void force() {}

  @Override
  public void close() {}
}
