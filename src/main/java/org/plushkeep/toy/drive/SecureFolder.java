package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** A folder by its open descriptor: openat(2) and its like. */
final class SecureFolder implements DriveFolder {
  private final SecureDirectoryStream<Path> stream;

  SecureFolder(SecureDirectoryStream<Path> stream) {
    this.stream = stream;
  }

  @Override
  public DirectoryStream<Path> list() {
    return new NamesOnly(stream.iterator(), () -> {});
  }

  @Override
  public Object mark() throws IOException {
    BasicFileAttributes own =
        stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
    return Objects.requireNonNull(own.fileKey());
  }

  @Override
  public BasicFileAttributes attributes(Path name) throws IOException {
    return stream
        .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .readAttributes();
  }

  @Override
  public DriveFolder enter(Path name) throws IOException {
    return new SecureFolder(stream.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public FileChannel open(Path name, StandardOpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(Set.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    SeekableByteChannel channel = stream.newByteChannel(name, all);
    if (channel instanceof FileChannel file) {
      return file;
    }
    channel.close();
    throw new IOException("no file");
  }

  @Override
  public void rename(Path name, Path to) throws IOException {
    stream.move(name, stream, to);
  }

  @Override
  public void delete(Path name) throws IOException {
    stream.deleteFile(name);
  }

  @Override
  public void force() throws IOException {
    try (FileChannel self = open(Path.of("."), StandardOpenOption.READ)) {
      self.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
