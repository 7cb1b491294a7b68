package org.plushkeep.launch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that commands read and write whole or not at all. */
final class WholeFile {
  private final Shell shell;

  WholeFile(Shell shell) {
    this.shell = shell;
  }

  /**
   * Reads a file whole.
   *
   * @param most bytes that are read
   * @param tooLong what to say of a longer one, after its name
   */
  static byte[] read(Path in, int most, String tooLong) throws CommandFailure {
    try (InputStream stream = Files.newInputStream(in)) {
      byte[] bytes = stream.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new CommandFailure(ExitCode.FAILED, in + " " + tooLong);
      }
      return bytes;
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, in + " cannot be read.", e);
    }
  }

  /**
   * Writes into a file beside it first: what is there afterwards is the old one or the new one,
   * never half of it. Stops when the person has pressed Ctrl-C.
   *
   * @param out the file to make or to replace
   * @param source what it is made from, which it may not replace
   * @param content what goes into it
   */
  void write(Path out, Path source, Content content) throws CommandFailure {
    if (Files.isDirectory(out)) {
      throw new CommandFailure(ExitCode.FAILED, out + " is a folder.");
    }
    Path folder = out.toAbsolutePath().getParent();
    Path part = null;
    try {
      if (Files.exists(out) && Files.isSameFile(source, out)) {
        throw new CommandFailure(ExitCode.FAILED, out + " cannot replace what it is made from.");
      }
      part = Files.createTempFile(folder, ".plushkeep-", ".part");
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        OutputStream stream = new BufferedOutputStream(Channels.newOutputStream(channel));
        content.writeTo(stream);
        stream.flush();
        channel.force(true); // or a power cut could leave the new name with nothing in it
      }
      shell.checkInterrupted();
      replace(out, part);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, out + " cannot be written.", e);
    } finally {
      if (part != null) {
        deleteQuietly(part);
      }
    }
  }

  private static void replace(Path out, Path part) throws IOException {
    try {
      Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // The disk that refused the write may refuse this too.
    }
  }

  /** What goes into a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
