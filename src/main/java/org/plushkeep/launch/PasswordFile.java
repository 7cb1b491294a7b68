package org.plushkeep.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A passphrase in a file, UTF-8. One newline at its end (LF or CRLF), as editors and {@code echo}
 * write it, is not part of it. It never becomes a String: those cannot be wiped.
 */
final class PasswordFile {
  /** More than anybody's passphrase; so that a wrong file is noticed and not read whole. */
  private static final int MOST_BYTES = 4096;

  private PasswordFile() {}

  /**
   * Reads a passphrase. The caller wipes it.
   *
   * @throws CommandFailure when the file cannot be read, is empty, too long, or not UTF-8
   */
  static char[] read(Path file) throws CommandFailure {
    byte[] bytes = new byte[MOST_BYTES + 1];
    try {
      int count = readUpTo(file, bytes);
      if (count > MOST_BYTES) {
        throw unreadable("The password file " + file + " is too long for a passphrase.");
      }
      int length = withoutNewline(bytes, count);
      if (length == 0) {
        throw unreadable("The password file " + file + " is empty.");
      }
      return decode(file, bytes, length);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static int readUpTo(Path file, byte[] bytes) throws CommandFailure {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytes, 0, bytes.length);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "The password file " + file + " cannot be read.", e);
    }
  }

  private static int withoutNewline(byte[] bytes, int count) {
    int length = count;
    if (length > 0 && bytes[length - 1] == '\n') {
      length--;
      if (length > 0 && bytes[length - 1] == '\r') {
        length--;
      }
    }
    return length;
  }

  private static char[] decode(Path file, byte[] bytes, int length) throws CommandFailure {
    CharBuffer chars = CharBuffer.allocate(length);
    try {
      var decoder =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT);
      var result = decoder.decode(ByteBuffer.wrap(bytes, 0, length), chars, true);
      if (result.isError()) {
        result.throwException();
      }
      return Arrays.copyOf(chars.array(), chars.position());
    } catch (CharacterCodingException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "The password file " + file + " is not text in UTF-8.", e);
    } finally {
      Arrays.fill(chars.array(), '\0');
    }
  }

  private static CommandFailure unreadable(String sentence) {
    return new CommandFailure(ExitCode.FAILED, sentence);
  }
}
