package org.plushkeep.launch;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/**
 * Where a command talks to, and what it is wired with.
 *
 * @param out results
 * @param err one line for a failure
 * @param interrupted whether the person has pressed Ctrl-C; asked often
 * @param wiring the rooms
 */
record Shell(PrintStream out, PrintStream err, BooleanSupplier interrupted, Wiring wiring) {
  /** One line on the error stream, free of control characters. */
  void complain(String sentence) {
    err.println("plushkeep: " + Text.oneLine(sentence));
    err.flush();
  }

  /** How far something is, beside its result. */
  void tell(String line) {
    err.println(line);
    err.flush();
  }

  /** Lines of a result. */
  void say(String line) {
    out.println(line);
    out.flush();
  }

  /** Stops here when the person has pressed Ctrl-C. */
  void checkInterrupted() throws CommandFailure {
    if (interrupted.getAsBoolean()) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "Stopped.");
    }
  }
}
