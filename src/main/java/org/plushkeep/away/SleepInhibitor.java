package org.plushkeep.away;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks logind to put off sleep for a moment, until what is open is locked. logind gives its lock as
 * a file descriptor, which Java's sockets cannot take: systemd's own {@code systemd-inhibit} holds
 * it, for as long as a program runs that reads until we close its input. So the lock goes when we
 * let it go, and also when this process ends in any way.
 */
final class SleepInhibitor implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 5;
  private static final List<Path> PROGRAMS =
      List.of(
          Path.of("/usr/bin/systemd-inhibit"),
          Path.of("/bin/systemd-inhibit"),
          Path.of("/run/current-system/sw/bin/systemd-inhibit"),
          Path.of("/usr/bin/elogind-inhibit"),
          Path.of("/bin/elogind-inhibit"));

  private final Process holder;

  private SleepInhibitor(Process holder) {
    this.holder = holder;
  }

  /** The program that holds such locks here; empty where there is none. */
  static Optional<Path> program() {
    return PROGRAMS.stream().filter(Files::isExecutable).findFirst();
  }

  /**
   * Asks for a lock; logind grants it a moment later.
   *
   * @param program that holds it
   * @param busAddress where logind is
   * @return empty when it cannot be started
   */
  static Optional<SleepInhibitor> take(Path program, String busAddress) {
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "--what=sleep",
            "--mode=delay",
            "--who=Plushkeep",
            "--why=The recordings are being locked",
            "cat");
    builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", busAddress);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return Optional.of(new SleepInhibitor(builder.start()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Lets sleep come. Does not wait. */
  @Override
  public void close() {
    try {
      holder.getOutputStream().close();
    } catch (IOException e) {
      // It has ended already.
    }
    var _ =
        holder
            .onExit()
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .exceptionally(
                e -> {
                  holder.destroy();
                  return holder;
                });
  }
}
