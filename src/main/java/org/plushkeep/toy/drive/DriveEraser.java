package org.plushkeep.toy.drive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * Erases files from a drive: overwritten where they are, forced, read back, removed, and looked
 * for. What is overwritten is what has just been read and found to be safe, by the same open file.
 * A file is given another name first, so that one whose drive was unplugged half-way is known and
 * finished later, and nobody takes its rest for a recording.
 */
public final class DriveEraser {
  private static final String HALF = "plushkeep-erasing-";
  private static final String HALF_END = ".tmp";
  private static final int STEP = 1 << 16;

  /** What a drive writes whole or not at all. */
  private static final int SECTOR = 512;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final DriveVolume volume;

  public DriveEraser(DriveVolume volume) {
    this.volume = volume;
  }

  /** Whether bytes are kept somewhere else, so that they need not be on the drive any more. */
  @FunctionalInterface
  public interface Proof<E extends Exception> {
    boolean isKept(byte[] bytes) throws E;
  }

  /** What became of a file. */
  public enum Outcome {
    /** It is gone. */
    ERASED,
    /** Its bytes are not kept, so it was left as it is. */
    NOT_KEPT,
    /** It is not the file that was seen, so it was left as it is. */
    CHANGED,
    /** It is still there, whole or in part. */
    FAILED
  }

  static boolean isHalfErased(Path name) {
    String text = name.toString();
    return text.startsWith(HALF) && text.endsWith(HALF_END);
  }

  /**
   * Erases one file, when its bytes are kept; one whose overwriting had begun, in any case. Blocks.
   *
   * @param file at most as large as an array can be
   * @throws ToyException {@link Problem#UNPLUGGED}, {@link Problem#WRITE_PROTECTED}
   */
  public <E extends Exception> Outcome erase(DriveFile file, Proof<E> proof)
      throws ToyException, E {
    try (DriveFolder folder = volume.folderOf(file)) {
      if (file.isHalfErased()) {
        return finish(folder, file, proof);
      }
      Outcome refused = refused(folder, file, proof);
      if (refused != Outcome.ERASED) {
        return refused;
      }
      Path half = renamed(folder, file.name());
      // Another file may have been put in its place meanwhile: what is overwritten is proven
      // itself.
      try (FileChannel channel = open(folder, half)) {
        if (proven(channel, file, proof)) {
          return overwriteAndRemove(folder, half, channel, file.size());
        }
      }
      if (isGone(folder, file.name())) {
        folder.rename(half, file.name());
      }
      return Outcome.CHANGED;
    } catch (IOException e) {
      volume.mustBeThere();
      mustBeWritable(e);
      return Outcome.FAILED;
    }
  }

  private static FileChannel open(DriveFolder folder, Path name) throws IOException {
    return folder.open(name, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Why a file may not go; {@link Outcome#ERASED} when it may. */
  private static <E extends Exception> Outcome refused(
      DriveFolder folder, DriveFile file, Proof<E> proof) throws IOException, E {
    try (FileChannel channel = open(folder, file.name())) {
      if (!file.isStill(folder.attributes(file.name())) || channel.size() != file.size()) {
        return Outcome.CHANGED;
      }
      return proven(channel, file, proof) ? Outcome.ERASED : Outcome.NOT_KEPT;
    }
  }

  private static <E extends Exception> boolean proven(
      FileChannel channel, DriveFile file, Proof<E> proof) throws IOException, E {
    byte[] bytes = DriveVolume.bytes(channel, file, () -> false);
    try {
      return bytes.length > 0 && proof.isKept(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** What was given its other name, and may or may not have been overwritten since. */
  private static <E extends Exception> Outcome finish(
      DriveFolder folder, DriveFile half, Proof<E> proof) throws IOException, E {
    try (FileChannel channel = open(folder, half.name())) {
      if (!half.isStill(folder.attributes(half.name()))) {
        return Outcome.CHANGED;
      }
      return isBegun(channel, half.size()) || proven(channel, half, proof)
          ? overwriteAndRemove(folder, half.name(), channel, half.size())
          : Outcome.NOT_KEPT;
    }
  }

  private static boolean isBegun(FileChannel channel, long size) throws IOException {
    ByteBuffer first = ByteBuffer.allocate((int) Math.min(SECTOR, size));
    while (first.hasRemaining() && channel.read(first, first.position()) > 0) {}
    return Arrays.equals(first.array(), new byte[first.capacity()]);
  }

  private static Outcome overwriteAndRemove(
      DriveFolder folder, Path half, FileChannel channel, long size) throws IOException {
    overwrite(channel, size);
    folder.delete(half);
    folder.force();
    return isGone(folder, half) ? Outcome.ERASED : Outcome.FAILED;
  }

  private static Path renamed(DriveFolder folder, Path name) throws IOException {
    byte[] random = new byte[8];
    RANDOM.nextBytes(random);
    Path half = name.getFileSystem().getPath(HALF + HexFormat.of().formatHex(random) + HALF_END);
    folder.rename(name, half);
    folder.force();
    return half;
  }

  private static void overwrite(FileChannel channel, long size) throws IOException {
    byte[] zeros = new byte[STEP];
    // The first sector is on the drive before any other: it tells that overwriting has begun.
    channel.write(ByteBuffer.wrap(zeros, 0, (int) Math.min(SECTOR, size)), 0);
    channel.force(true);
    for (long at = 0; at < size; ) {
      at += channel.write(ByteBuffer.wrap(zeros, 0, (int) Math.min(STEP, size - at)), at);
    }
    channel.force(true);
    ByteBuffer back = ByteBuffer.allocate(STEP);
    for (long at = 0; at < size; ) {
      int count = channel.read(back.clear(), at);
      if (count <= 0 || !Arrays.equals(back.array(), 0, count, zeros, 0, count)) {
        throw new IOException("not what was written");
      }
      at += count;
    }
  }

  private static boolean isGone(DriveFolder folder, Path name) throws IOException {
    try {
      folder.attributes(name);
      return false;
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  private void mustBeWritable(IOException failure) throws ToyException {
    boolean readOnly;
    try {
      readOnly = Files.getFileStore(volume.drive().root()).isReadOnly();
    } catch (IOException e) {
      readOnly = false;
    }
    String said = String.valueOf(failure.getMessage());
    if (readOnly
        || said.contains("Read-only file system")
        || failure instanceof AccessDeniedException && !Files.isWritable(volume.drive().root())) {
      throw new ToyException(
          Problem.WRITE_PROTECTED,
          "This drive may only be read, so nothing can be erased from it. It may have a small"
              + " switch against writing.",
          failure);
    }
  }
}
