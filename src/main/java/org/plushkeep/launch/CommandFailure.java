package org.plushkeep.launch;

import java.util.Objects;
import org.plushkeep.audio.AudioException;
import org.plushkeep.share.ShareException;
import org.plushkeep.toy.ToyException;
import org.plushkeep.vault.VaultException;

/** Ends a command with an exit code and one plain sentence. */
final class CommandFailure extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  CommandFailure(ExitCode exitCode, String sentence) {
    super(sentence);
    this.exitCode = exitCode;
  }

  CommandFailure(ExitCode exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  ExitCode exitCode() {
    return exitCode;
  }

  /** What a script is told about any failure. What nobody foresaw is told without its message. */
  static CommandFailure of(Throwable failure) {
    return switch (failure) {
      case CommandFailure e -> e;
      case VaultException e -> new CommandFailure(codeOf(e.problem()), sentence(e), e);
      case ToyException e -> new CommandFailure(codeOf(e.problem()), sentence(e), e);
      case ShareException e -> new CommandFailure(ExitCode.FAILED, sentence(e), e);
      case AudioException e -> new CommandFailure(ExitCode.FAILED, sentence(e), e);
      case OutOfMemoryError e ->
          new CommandFailure(ExitCode.FAILED, "There is not enough memory for this.", e);
      default ->
          // Its message could hold anything, a child's name too.
          new CommandFailure(
              ExitCode.FAILED,
              "Something went wrong that Plushkeep did not foresee ("
                  + failure.getClass().getSimpleName()
                  + ").",
              failure);
    };
  }

  /** The message; every exception of ours has one. */
  static String sentence(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "Something went wrong.");
  }

  private static ExitCode codeOf(VaultException.Problem problem) {
    return switch (problem) {
      case WRONG_PASSPHRASE -> ExitCode.WRONG_PASSPHRASE;
      case NO_SUCH -> ExitCode.NO_SUCH;
      case DAMAGED -> ExitCode.DAMAGED;
      default -> ExitCode.FAILED;
    };
  }

  private static ExitCode codeOf(ToyException.Problem problem) {
    return switch (problem) {
      case CANCELLED -> ExitCode.INTERRUPTED;
      case OUT_OF_RANGE -> ExitCode.NO_SUCH;
      default -> ExitCode.FAILED;
    };
  }
}
