package org.plushkeep.testing.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plushkeep.testing.disk.WatchedDisk.Change;

/** Does everything on the real disk, and tells the {@link WatchedDisk} of every change. */
final class WatchedProvider extends FileSystemProvider {
  private final WatchedDisk disk;
  private final WatchedFileSystem system;

  WatchedProvider(WatchedDisk disk, WatchedFileSystem system) {
    this.disk = disk;
    this.system = system;
  }

  @Override
  public String getScheme() {
    return "watched";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return system;
  }

  @Override
  public Path getPath(URI uri) {
    return new WatchedPath(system, Path.of(uri));
  }

  @Override
  public FileChannel newFileChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path real = WatchedPath.real(path);
    disk.beforeReading(real);
    boolean fresh = !Files.exists(real, LinkOption.NOFOLLOW_LINKS);
    boolean creates =
        options.contains(StandardOpenOption.CREATE_NEW)
            || fresh && options.contains(StandardOpenOption.CREATE);
    if (creates) {
      disk.before(Change.CREATE, real);
    }
    boolean cuts = !fresh && options.contains(StandardOpenOption.TRUNCATE_EXISTING);
    if (cuts) {
      disk.before(Change.TRUNCATE, real);
    }
    FileChannel channel = FileChannel.open(real, options, attributes);
    if (fresh) {
      disk.created(real);
    }
    if (cuts) {
      disk.truncated(disk.identity(real), 0);
    }
    return new WatchedChannel(disk, real, channel);
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return newFileChannel(path, options, attributes);
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    disk.beforeReading(WatchedPath.real(folder));
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> real = Files.newDirectoryStream(WatchedPath.real(folder))) {
      for (Path one : real) {
        Path path = new WatchedPath(system, one);
        if (filter.accept(path)) {
          inside.add(path);
        }
      }
    }
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return inside.iterator();
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    Path real = WatchedPath.real(folder);
    if (!Files.exists(real)) {
      disk.before(Change.CREATE, real);
    }
    Files.createDirectory(real, attributes);
    disk.folderMade(real);
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    Path real = WatchedPath.real(link);
    disk.before(Change.CREATE, real);
    Files.createLink(real, WatchedPath.real(existing));
    disk.linked(real, WatchedPath.real(existing));
  }

  @Override
  public void delete(Path path) throws IOException {
    Path real = WatchedPath.real(path);
    if (Files.exists(real)) {
      disk.before(Change.DELETE, real);
    }
    Files.delete(real);
    disk.deleted(real);
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    Path from = WatchedPath.real(source);
    Path to = WatchedPath.real(target);
    disk.before(Change.MOVE, from);
    Files.move(from, to, options);
    disk.moved(from, to);
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return Files.isSameFile(WatchedPath.real(path), WatchedPath.real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return Files.isHidden(WatchedPath.real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return new WatchedStore(Files.getFileStore(WatchedPath.real(path)), disk.type());
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    Path real = WatchedPath.real(path);
    real.getFileSystem().provider().checkAccess(real, modes);
  }

  @Override
  public <V extends FileAttributeView> V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return Files.getFileAttributeView(WatchedPath.real(path), type, options);
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    disk.beforeReading(WatchedPath.real(path));
    return Files.readAttributes(WatchedPath.real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
      throws IOException {
    return Files.readAttributes(WatchedPath.real(path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options)
      throws IOException {
    Files.setAttribute(WatchedPath.real(path), attribute, value, options);
  }
}
