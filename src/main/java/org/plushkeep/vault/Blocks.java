package org.plushkeep.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The blocks of a backup: pieces of the encrypted database, a file each, named by the SHA-256 of
 * what is in it. A block that is there already is not written again.
 */
final class Blocks {
  /** Small enough that little is copied for a little change, large enough for a quick copy. */
  static final int BYTES = 1 << 20;

  private static final int CHUNK_BYTES = 64 * 1024;

  private static final String PART = ".part";
  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern BLOCK = Pattern.compile("[0-9a-f]{64}(\\" + PART + ")?");

  private final Path folder;

  /** Folders of blocks that are there, as far as is known. */
  private final Set<Path> made = ConcurrentHashMap.newKeySet();

  Blocks(Path folder) {
    this.folder = folder;
  }

  /**
   * For one thread: what it reads blocks into, again and again. Outside Java's heap, where what is
   * read and written would otherwise be copied to and from each time.
   */
  static final class Room {
    private final ByteBuffer block = ByteBuffer.allocateDirect(BYTES);
    private final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
  }

  /**
   * Block {@code number} of a file, shorter at its end.
   *
   * @return in the room's buffer, until the next one is read into it
   */
  static ByteBuffer read(FileChannel file, long number, Room room) throws IOException {
    long from = number * BYTES;
    ByteBuffer block = room.block.clear();
    int read = 0;
    while (block.hasRemaining() && read >= 0) {
      read = file.read(block, from + block.position());
    }
    return block.flip();
  }

  /** How many blocks a file of this length has. */
  static long count(long length) {
    return Math.ceilDiv(length, (long) BYTES);
  }

  /** The name of a block in a buffer, whose position and limit stay where they are. */
  static String name(ByteBuffer block) {
    MessageDigest digest = sha256();
    digest.update(block.duplicate());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  private Path path(String name) {
    return folder(name).resolve(name);
  }

  /** So that no folder has more files than a memory stick's file system likes. */
  private Path folder(String name) {
    return folder.resolve(name.substring(0, 2));
  }

  /** Whether a block is there and is what its name says. */
  boolean isWhole(String name, Room room) {
    MessageDigest digest = sha256();
    try (FileChannel file = FileChannel.open(path(name), StandardOpenOption.READ)) {
      for (ByteBuffer chunk = next(file, room); chunk.hasRemaining(); chunk = next(file, room)) {
        digest.update(chunk);
      }
      return HexFormat.of().formatHex(digest.digest()).equals(name);
    } catch (IOException e) {
      return false;
    }
  }

  /** What comes next of a file; nothing at its end. */
  private static ByteBuffer next(FileChannel file, Room room) throws IOException {
    ByteBuffer chunk = room.chunk.clear();
    int read = 0;
    while (chunk.hasRemaining() && read >= 0) {
      read = file.read(chunk);
    }
    return chunk.flip();
  }

  /**
   * The bytes of a block.
   *
   * @throws IOException when it cannot be read; {@link java.nio.file.NoSuchFileException} when it
   *     is not there
   * @throws VaultException {@code DAMAGED} when it is not what its name says
   */
  byte[] get(String name) throws IOException, VaultException {
    byte[] block = Files.readAllBytes(path(name));
    if (!name(ByteBuffer.wrap(block)).equals(name)) {
      throw BackupFile.damaged();
    }
    return block;
  }

  /**
   * Writes a block under another name than its own, which {@link #keep} gives it.
   *
   * @return open, for {@link #keep}, which closes it
   */
  FileChannel write(String name, ByteBuffer block) throws IOException {
    Path folder = folder(name);
    if (!made.contains(folder)) {
      OwnerOnly.createUnforced(folder);
      made.add(folder);
    }
    return OwnerOnly.create(part(name), block);
  }

  /**
   * Makes a block of what {@link #write} wrote: forced and read back, it gets its name, which
   * outlasts a power cut after {@link #force}.
   *
   * @param block what was written
   */
  void keep(String name, FileChannel written, ByteBuffer block, Room room) throws IOException {
    try (written) {
      written.force(true);
      if (!holds(written.position(0), block.duplicate(), room)) {
        throw new IOException("the disk does not give back what was written");
      }
    }
    Files.move(
        part(name),
        path(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private Path part(String name) {
    return path(name + PART);
  }

  private static boolean holds(FileChannel file, ByteBuffer expected, Room room)
      throws IOException {
    for (ByteBuffer chunk = next(file, room); chunk.hasRemaining(); chunk = next(file, room)) {
      int length = chunk.remaining();
      if (length > expected.remaining()
          || !expected.slice(expected.position(), length).equals(chunk)) {
        return false;
      }
      expected.position(expected.position() + length);
    }
    return !expected.hasRemaining();
  }

  /** Makes the names of what was put outlast a power cut. */
  void force() throws IOException {
    for (Path inside : folders()) {
      OwnerOnly.forceDirectory(inside);
    }
    OwnerOnly.forceDirectory(folder);
  }

  /**
   * What became of the other blocks.
   *
   * @param removed how many went
   * @param isAll whether none is left
   */
  record Left(int removed, boolean isAll) {}

  /** Removes every other block, and what an interrupted run left. */
  Left keepOnly(Set<String> names) {
    int removed = 0;
    boolean all = true;
    try {
      for (Path inside : folders()) {
        boolean changed = false;
        for (Path file : OwnerOnly.list(inside)) {
          String name = file.getFileName().toString();
          if (BLOCK.matcher(name).matches() && !names.contains(name)) {
            Files.delete(file);
            removed += name.endsWith(PART) ? 0 : 1;
            changed = true;
          }
        }
        if (changed) {
          OwnerOnly.forceDirectory(inside);
        }
      }
    } catch (IOException e) {
      all = false; // what was made is whole all the same
    }
    return new Left(removed, all);
  }

  /** A system's own files may lie beside them. */
  private List<Path> folders() throws IOException {
    return OwnerOnly.list(folder).stream()
        .filter(path -> FOLDER.matcher(path.getFileName().toString()).matches())
        .filter(Files::isDirectory)
        .toList();
  }
}
