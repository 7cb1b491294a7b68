package org.plushkeep.launch;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Lines that somebody types, or a script sends. They are secret and never become Strings. */
@FunctionalInterface
interface TypedLines {
  /** More than any code has, with whatever is between its groups. */
  int LONGEST = 200;

  /**
   * Waits for the next line.
   *
   * @return it, without its end, for the caller to wipe; empty when no more comes
   */
  Optional<char[]> next() throws IOException;

  /** Of this process: on a terminal, what is typed is not shown. */
  static TypedLines standard() {
    return TypedLines::nextOfThisProcess;
  }

  @SuppressWarnings("SystemConsoleNull") // null where there is no terminal, since Java 25 again
  private static Optional<char[]> nextOfThisProcess() throws IOException {
    Console terminal = System.console();
    return terminal == null ? next(System.in) : Optional.ofNullable(terminal.readPassword());
  }

  /** The next line of ASCII; of a longer one than {@value #LONGEST} its beginning. */
  static Optional<char[]> next(InputStream in) throws IOException {
    char[] line = new char[LONGEST];
    int length = 0;
    int one = in.read();
    boolean ended = one < 0;
    while (one >= 0 && one != '\n') {
      if (length < LONGEST && one != '\r') {
        line[length++] = (char) one;
      }
      one = in.read();
    }
    char[] whole = Arrays.copyOf(line, length);
    Arrays.fill(line, '\0');
    return ended ? Optional.empty() : Optional.of(whole);
  }
}
