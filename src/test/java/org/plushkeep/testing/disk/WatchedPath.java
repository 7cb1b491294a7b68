package org.plushkeep.testing.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/** A path of the real file system, used through a {@link WatchedDisk}. */
final class WatchedPath implements Path {
  private final WatchedFileSystem system;
  private final Path real;

  WatchedPath(WatchedFileSystem system, Path real) {
    this.system = system;
    this.real = real;
  }

  static Path real(Path path) {
    if (path instanceof WatchedPath watched) {
      return watched.real;
    }
    throw new ProviderMismatchException();
  }

  private Path wrapped(Path path) {
    return path == null ? null : new WatchedPath(system, path);
  }

  @Override
  public FileSystem getFileSystem() {
    return system;
  }

  @Override
  public boolean isAbsolute() {
    return real.isAbsolute();
  }

  @Override
  public Path getRoot() {
    return wrapped(real.getRoot());
  }

  @Override
  public Path getFileName() {
    return wrapped(real.getFileName());
  }

  @Override
  public Path getParent() {
    return wrapped(real.getParent());
  }

  @Override
  public int getNameCount() {
    return real.getNameCount();
  }

  @Override
  public Path getName(int index) {
    return wrapped(real.getName(index));
  }

  @Override
  public Path subpath(int from, int to) {
    return wrapped(real.subpath(from, to));
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof WatchedPath watched && real.startsWith(watched.real);
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof WatchedPath watched && real.endsWith(watched.real);
  }

  @Override
  public Path normalize() {
    return wrapped(real.normalize());
  }

  @Override
  public Path resolve(Path other) {
    return wrapped(real.resolve(real(other)));
  }

  @Override
  public Path relativize(Path other) {
    return wrapped(real.relativize(real(other)));
  }

  @Override
  public URI toUri() {
    return real.toUri();
  }

  @Override
  public Path toAbsolutePath() {
    return wrapped(real.toAbsolutePath());
  }

  @Override
  public Path toRealPath(LinkOption... options) throws IOException {
    return wrapped(real.toRealPath(options));
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int compareTo(Path other) {
    return real.compareTo(real(other));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WatchedPath watched && real.equals(watched.real);
  }

  @Override
  public int hashCode() {
    return real.hashCode();
  }

  @Override
  public String toString() {
    return real.toString();
  }
}
