package org.plushkeep.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The folder {@code intake} in a vault's own: {@code key.json}, a file for each recording that
 * waits, named by chance, and {@code aside} with what could not be moved in.
 */
final class IntakeFolder {
  static final String NAME = "intake";
  static final String ASIDE = "aside";
  private static final String KEY = "key.json";
  private static final String LOCK = "intake.lock";
  private static final String PART = ".part";
  private static final long LARGEST_KEY = 1 << 20;
  private static final Pattern ITEM = Pattern.compile("[0-9a-f]{32}");

  private final Path folder;
  private final IntakeDisk disk;

  IntakeFolder(Path vault, IntakeDisk disk) {
    this.folder = vault.resolve(NAME);
    this.disk = disk;
  }

  Path path() {
    return folder;
  }

  private Path aside() {
    return folder.resolve(ASIDE);
  }

  boolean exists() {
    return Files.isDirectory(folder);
  }

  /** Does something while nobody else writes here. */
  <T> T alone(IntakeDisk.Alone<T> work) throws IOException, VaultException {
    disk.makeFolder(folder);
    return disk.alone(folder.resolve(LOCK), work);
  }

  /**
   * The key there is; empty when there is none.
   *
   * @throws VaultException {@code DAMAGED}
   * @throws IOException when it cannot be read
   */
  Optional<IntakeKey> key() throws IOException, VaultException {
    Path file = folder.resolve(KEY);
    try {
      if (Files.size(file) > LARGEST_KEY) {
        throw IntakeKey.damaged();
      }
      return Optional.of(IntakeKey.parse(disk.read(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Replaces the key; only {@link #alone}. */
  void putKey(IntakeKey key) throws IOException {
    put(folder.resolve(KEY), key.toBytes());
  }

  /** Takes the key away: nothing can come in any more. Only {@link #alone}. */
  void dropKey() throws IOException {
    if (exists()) {
      disk.delete(folder.resolve(KEY));
      disk.forceFolder(folder);
    }
  }

  /** Puts an item in, whole: afterwards it is on the disk under its name. Only {@link #alone}. */
  void put(UUID id, byte[] sealed) throws IOException {
    put(path(id), sealed);
  }

  private void put(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + PART);
    disk.write(part, bytes);
    if (!Arrays.equals(disk.read(part), bytes)) {
      throw new IOException("the disk does not give back what was written");
    }
    disk.move(part, file);
    disk.forceFolder(folder);
  }

  /** Removes what was being written when a program was killed. Only {@link #alone}. */
  void dropParts() throws IOException {
    for (Path file : disk.list(folder)) {
      if (file.getFileName().toString().endsWith(PART)) {
        disk.delete(file);
      }
    }
  }

  /** Every file that should be a recording; also one that is none. */
  List<Path> waiting() throws IOException {
    return disk.list(folder).stream()
        .filter(
            file -> {
              String name = file.getFileName().toString();
              return !name.equals(KEY) && !name.equals(LOCK) && !name.endsWith(PART);
            })
        .toList();
  }

  /** With what was set aside: what it was for may have changed since. */
  List<Path> waitingAndAside() throws IOException {
    List<Path> all = new ArrayList<>(waiting());
    all.addAll(disk.list(aside()));
    return all;
  }

  boolean isAside(Path file) {
    return aside().equals(file.getParent());
  }

  /** How many files could not be moved in, and are still there. */
  int countAside() throws IOException {
    return disk.list(aside()).size();
  }

  /** The bytes that all of it takes, with what was set aside. */
  long bytes() throws IOException {
    long all = 0;
    for (Path place : List.of(folder, aside())) {
      for (Path file : disk.list(place)) {
        all += Files.size(file);
      }
    }
    return all;
  }

  /** Which item a file is by its name; empty for a file that no Plushkeep put there. */
  static Optional<UUID> id(Path file) {
    String name = file.getFileName().toString();
    if (!ITEM.matcher(name).matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(name.substring(0, 16), 16),
            Long.parseUnsignedLong(name.substring(16), 16)));
  }

  private Path path(UUID id) {
    return folder.resolve(
        String.format(
            java.util.Locale.ROOT,
            "%016x%016x",
            id.getMostSignificantBits(),
            id.getLeastSignificantBits()));
  }

  /**
   * The bytes of an item's file.
   *
   * @throws IOException when it cannot be read
   */
  byte[] read(Path file) throws IOException {
    return disk.read(file);
  }

  /**
   * The first bytes of an item's file.
   *
   * @throws IOException when it cannot be read
   */
  byte[] read(Path file, int length) throws IOException {
    return disk.read(file, length);
  }

  /** Removes an item that is in the vault. Only {@link #alone}. */
  void drop(Path file) throws IOException {
    disk.delete(file);
    disk.forceFolder(folder);
  }

  /** Moves a file to where it bothers nobody. Only {@link #alone}. */
  void setAside(Path file) throws IOException {
    disk.makeFolder(aside());
    Path to = aside().resolve(file.getFileName());
    for (int i = 2; Files.exists(to); i++) {
      to = aside().resolve(file.getFileName() + "-" + i);
    }
    disk.move(file, to);
    disk.forceFolder(aside());
    disk.forceFolder(folder);
  }
}
