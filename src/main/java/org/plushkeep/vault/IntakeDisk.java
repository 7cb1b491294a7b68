package org.plushkeep.vault;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What the intake does with files, step by step; tests stop it at any of them. */
class IntakeDisk {
  /** One program's threads; other programs are kept apart by the lock on the file. */
  private static final ReentrantLock WITHIN = new ReentrantLock();

  /** Something to do while nobody else writes. */
  @FunctionalInterface
  interface Alone<T> {
    T run() throws IOException, VaultException;
  }

  /** Waits until nobody else writes to the intake. */
  <T> T alone(Path lock, Alone<T> work) throws IOException, VaultException {
    WITHIN.lock();
    try {
      try {
        OwnerOnly.createFile(lock);
      } catch (FileAlreadyExistsException e) {
        // It stays from the first time on.
      }
      try (var channel = java.nio.channels.FileChannel.open(lock, StandardOpenOption.WRITE);
          var held = channel.lock()) {
        if (!held.isValid()) {
          throw new IOException("the folder cannot be locked");
        }
        return work.run();
      }
    } finally {
      WITHIN.unlock();
    }
  }

  void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      OwnerOnly.createDirectory(folder);
      Path parent = folder.toAbsolutePath().getParent();
      if (parent != null) {
        forceFolder(parent);
      }
    }
  }

  void write(Path file, byte[] bytes) throws IOException {
    OwnerOnly.writeForced(file, bytes);
  }

  byte[] read(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  byte[] read(Path file, int length) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(length);
    }
  }

  void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void forceFolder(Path folder) throws IOException {
    OwnerOnly.forceDirectory(folder);
  }

  void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  /** The files in a folder; none when it is not there. */
  List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    return OwnerOnly.list(folder).stream()
        .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
        .sorted()
        .toList();
  }
}
