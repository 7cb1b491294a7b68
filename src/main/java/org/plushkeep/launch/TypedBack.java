package org.plushkeep.launch;

import java.nio.CharBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.plushkeep.vault.RecoveryCode;

/** The code of a new recovery sheet, typed back: so that none counts that nobody can read. */
final class TypedBack {
  private static final long LOOK_MILLIS = 100;

  private final Shell shell;

  TypedBack(Shell shell) {
    this.shell = shell;
  }

  /**
   * Waits until the code was typed, and says where a slip is.
   *
   * @param file the sheet; named where it is for nothing
   * @throws CommandFailure when no more is typed, or the person has pressed Ctrl-C
   */
  void await(char[] code, Path file) throws CommandFailure {
    boolean same = false;
    while (!same) {
      char[] typed = next(file);
      try {
        same = isSame(typed, code);
        if (!same) {
          shell.complain(slip(RecoveryCode.read(CharBuffer.wrap(typed))));
        }
      } finally {
        Arrays.fill(typed, '\0');
      }
    }
  }

  private static boolean isSame(char[] typed, char[] code) {
    char[] whole = RecoveryCode.canonical(CharBuffer.wrap(typed));
    char[] wanted = RecoveryCode.canonical(CharBuffer.wrap(code));
    boolean same = Arrays.equals(whole, wanted);
    Arrays.fill(whole, '\0');
    Arrays.fill(wanted, '\0');
    return same;
  }

  private static String slip(RecoveryCode.Reading reading) {
    String again = " Type all of it once more.";
    if (reading.isWhole()) {
      return "This is the code of another sheet." + again;
    }
    if (!reading.wrong()) {
      return "There are %d of %d groups, and they are right."
              .formatted(reading.groups(), RecoveryCode.GROUPS)
          + again;
    }
    return reading.groups() < RecoveryCode.GROUPS
        ? "Something is wrong in group " + (reading.groups() + 1) + "." + again
        : "There is more here than a code has." + again;
  }

  /** Reading cannot be broken off, so another thread does it, and this one sees Ctrl-C. */
  private char[] next(Path file) throws CommandFailure {
    FutureTask<Optional<char[]>> line = new FutureTask<>(shell.wiring().typed()::next);
    Thread.ofPlatform().daemon().name("typed").start(line);
    while (!shell.interrupted().getAsBoolean()) {
      try {
        return line.get(LOOK_MILLIS, TimeUnit.MILLISECONDS)
            .orElseThrow(() -> forNothing(ExitCode.FAILED, file));
      } catch (TimeoutException e) {
        // Nothing yet: Ctrl-C is looked for, and it waits on.
      } catch (ExecutionException e) {
        throw forNothing(ExitCode.FAILED, file);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw forNothing(ExitCode.INTERRUPTED, file);
      }
    }
    throw forNothing(ExitCode.INTERRUPTED, file);
  }

  private static CommandFailure forNothing(ExitCode code, Path file) {
    return new CommandFailure(
        code,
        "The code was not typed back, so this sheet opens nothing, and a sheet made before is as"
            + " valid as it was. Destroy "
            + file
            + ".");
  }
}
