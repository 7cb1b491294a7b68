package org.plushkeep.toy.drive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * The files on a drive. Blocks; belongs on a background thread. Every call begins at the drive's
 * root, which must be the one that was found, and leads nowhere but into folders and plain files of
 * the same volume. For one thread at a time.
 */
public final class DriveVolume {
  private static final int STEP = 1 << 20;

  private final Drive drive;
  private final boolean windows;
  private @Nullable DriveFolder walked;
  private List<Path> walkedSteps = List.of();

  public DriveVolume(Drive drive) {
    this(drive, System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows"));
  }

  /**
   * @param windows whether names are Windows' to understand
   */
  DriveVolume(Drive drive, boolean windows) {
    this.drive = drive;
    this.windows = windows;
  }

  Drive drive() {
    return drive;
  }

  boolean isPlain(Path name) {
    return name.getNameCount() == 1 && Names.isPlain(name.toString(), windows);
  }

  /** Somebody who is shown files. */
  @FunctionalInterface
  public interface Visitor<E extends Exception> {
    /**
     * A file, in the order of folders and names.
     *
     * @return whether it is a recording
     */
    boolean file(DriveFile file) throws ToyException, E;
  }

  /**
   * Shows every plain file: those in the folders that recorders keep recordings in (such as {@code
   * VOICE}), and when there is no recording among them, all the others.
   *
   * @param cancelled asked at every file; true ends it
   * @return how it ended
   * @throws ToyException {@link Problem#UNPLUGGED}, {@link Problem#UNREADABLE}, {@link
   *     Problem#CANCELLED}
   */
  public <E extends Exception> Walked walk(Visitor<E> visitor, BooleanSupplier cancelled)
      throws ToyException, E {
    return new DriveWalk<>(this, visitor, cancelled).walk();
  }

  /**
   * The first bytes of a file, fewer when it is shorter.
   *
   * @param most at least 1
   */
  public byte[] beginning(DriveFile file, int most) throws IOException {
    return part(file, 0, most);
  }

  /** Bytes of a file from somewhere on, fewer where it ends before. */
  public byte[] part(DriveFile file, long from, int most) throws IOException {
    try (Held held = hold(file);
        FileChannel in = held.folder().open(file.name(), StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(most);
      long at = from;
      int count = 0;
      while (bytes.hasRemaining() && count >= 0) {
        count = in.read(bytes, at);
        at += Math.max(0, count);
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }

  /**
   * A file's bytes, all of them, as they are at one time. The caller wipes them.
   *
   * @param cancelled asked between megabytes
   * @return empty where the file has changed since it was seen, or it was cancelled
   */
  public byte[] whole(DriveFile file, BooleanSupplier cancelled) throws IOException {
    try (Held held = hold(file);
        FileChannel in = held.folder().open(file.name(), StandardOpenOption.READ)) {
      byte[] bytes = bytes(in, file, cancelled);
      if (bytes.length > 0 && !file.isStill(held.folder().attributes(file.name()))) {
        Arrays.fill(bytes, (byte) 0);
        return new byte[0];
      }
      return bytes;
    }
  }

  static byte[] bytes(FileChannel in, DriveFile file, BooleanSupplier cancelled)
      throws IOException {
    byte[] bytes = new byte[Math.toIntExact(file.size())];
    int at = 0;
    while (at < bytes.length && !cancelled.getAsBoolean()) {
      int count = in.read(ByteBuffer.wrap(bytes, at, Math.min(STEP, bytes.length - at)), at);
      if (count < 0) {
        break;
      }
      at += count;
    }
    if (at < bytes.length || in.size() != bytes.length) {
      Arrays.fill(bytes, (byte) 0);
      return new byte[0];
    }
    return bytes;
  }

  /** A folder, and whether it is to be closed by whoever uses it. */
  private record Held(DriveFolder folder, boolean own) implements Closeable {
    @Override
    public void close() throws IOException {
      if (own) {
        folder.close();
      }
    }
  }

  /** The folder that a file is in: the one where a walk is, which is open anyway, or opened. */
  private Held hold(DriveFile file) throws IOException {
    DriveFolder at = walked;
    return at != null && walkedSteps.equals(file.folders())
        ? new Held(at, false)
        : new Held(folderOf(file), true);
  }

  /**
   * Tells where a walk is.
   *
   * @param folder an open folder that no path leads astray; null for nowhere
   */
  void walking(@Nullable DriveFolder folder, List<Path> steps) {
    walked = folder;
    walkedSteps = steps;
  }

  /** Opens the folder that a file is in. */
  DriveFolder folderOf(DriveFile file) throws IOException {
    DriveFolder at = openRoot();
    try {
      for (Path step : file.folders()) {
        DriveFolder next = at.enter(step);
        at.close();
        at = next;
      }
      return at;
    } catch (IOException | RuntimeException e) {
      at.close();
      throw e;
    }
  }

  /** Opens the root, which is still the one that was found. */
  DriveFolder openRoot() throws IOException {
    DriveFolder root = DriveFolder.open(drive.root());
    boolean same = false;
    try {
      same = root.mark().equals(drive.mark());
    } finally {
      if (!same) {
        root.close();
      }
    }
    if (!same) {
      throw new IOException("another volume");
    }
    return root;
  }

  /**
   * After something could not be read or written: tells whether that is because the whole drive has
   * gone.
   *
   * @throws ToyException {@link Problem#UNPLUGGED}
   */
  public void mustBeThere() throws ToyException {
    if (!drive.isThere()) {
      throw unplugged();
    }
    try (DriveFolder root = openRoot()) {
      root.names(1);
    } catch (IOException e) {
      throw unplugged();
    }
  }

  static ToyException unplugged() {
    return new ToyException(
        Problem.UNPLUGGED,
        "The recorder was unplugged, or cannot be read any more. What had come whole is in the"
            + " vault, and the rest is still on it: plug it in again.");
  }

  /**
   * How a walk ended.
   *
   * @param only the folders that were looked in, by name; empty for all of them
   * @param all whether everything was looked at: a drive may hold more than anybody waits for
   */
  public record Walked(List<String> only, boolean all) {}
}
