package org.plushkeep.collect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.plushkeep.collect.ImportOutcome.Kind;

/** Reads somebody's file whole, and never writes to it. */
final class FileBytes {
  private static final int STEP = 1 << 20;

  private FileBytes() {}

  /** Why a file was not read. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    Refused(Kind kind, String sentence) {
      super(sentence);
      this.kind = kind;
    }

    Kind kind() {
      return kind;
    }
  }

  /**
   * Reads a file as it is at one time: one that grows or changes meanwhile is refused.
   *
   * @param most bytes
   * @param cancelled asked between megabytes; an empty array is the answer then
   */
  static byte[] read(Path file, long most, BooleanSupplier cancelled) throws Refused {
    try {
      BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
      if (!before.isRegularFile()) {
        throw new Refused(Kind.NO_FILE, "This is no file.");
      }
      if (before.size() > most) {
        throw new Refused(
            Kind.TOO_LARGE,
            "This file is larger than " + most / 1_000_000 + " MB, the most that one can have.");
      }
      if (before.size() == 0) {
        throw new Refused(Kind.EMPTY, "This file is empty.");
      }
      byte[] bytes = new byte[(int) before.size()];
      boolean whole = fill(file, bytes, cancelled);
      if (cancelled.getAsBoolean()) {
        Arrays.fill(bytes, (byte) 0);
        return new byte[0];
      }
      BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
      if (!whole
          || after.size() != before.size()
          || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
        Arrays.fill(bytes, (byte) 0);
        throw new Refused(
            Kind.CHANGING, "This file was being written to. Please try again when it is done.");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new Refused(Kind.MISSING, "There is no such file.");
    } catch (IOException e) {
      throw new Refused(Kind.UNREADABLE, "This file cannot be read.");
    }
  }

  /** Whether the file was as long as it said, and no longer. */
  private static boolean fill(Path file, byte[] bytes, BooleanSupplier cancelled)
      throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      int at = 0;
      while (at < bytes.length && !cancelled.getAsBoolean()) {
        int count = in.read(ByteBuffer.wrap(bytes, at, Math.min(STEP, bytes.length - at)));
        if (count < 0) {
          return false;
        }
        at += count;
      }
      return in.size() == bytes.length;
    }
  }

  /** The first bytes of a file, fewer when it is shorter. */
  static byte[] beginning(Path file, int most) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(most);
    }
  }
}
