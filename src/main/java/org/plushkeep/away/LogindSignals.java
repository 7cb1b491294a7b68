package org.plushkeep.away;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.plushkeep.bus.BusException;
import org.plushkeep.bus.SystemBusAddress;

/**
 * Sleep, a locked screen and a switch of users on Linux, as systemd's logind tells of them over the
 * system's message bus (org.freedesktop.login1). Where there is no bus, or no logind on it, nothing
 * is told and nothing complained of; it is tried again now and then.
 */
public final class LogindSignals implements AwaySignals {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final String busAddress;
  private final String sessionId;
  private final Optional<Path> inhibitor;
  private final Duration pause;

  /**
   * @param busAddress of the message bus, such as {@code unix:path=/run/dbus/system_bus_socket}
   * @param sessionId logind's name of this person's session; empty for whichever logind thinks it
   *     is
   * @param inhibitor the program that puts off sleep; empty when sleep is not to wait
   * @param pause before the first try, so that a window is drawn meanwhile; then it doubles until a
   *     try succeeds
   */
  LogindSignals(String busAddress, String sessionId, Optional<Path> inhibitor, Duration pause) {
    this.busAddress = busAddress;
    this.sessionId = sessionId;
    this.inhibitor = inhibitor;
    this.pause = pause;
  }

  /** By the system's bus: {@code DBUS_SYSTEM_BUS_ADDRESS}, or where it usually is. */
  public static LogindSignals ofThisComputer() {
    return new LogindSignals(
        SystemBusAddress.ofThisComputer(),
        Objects.requireNonNullElse(System.getenv("XDG_SESSION_ID"), ""),
        SleepInhibitor.program(),
        Duration.ofSeconds(1));
  }

  @Override
  public Watch watch(Listener listener) {
    Keeping keeping = new Keeping(listener);
    Thread.ofPlatform().daemon().name("logind").start(keeping);
    return keeping;
  }

  /** Keeps a connection for as long as somebody listens. */
  private final class Keeping implements Runnable, Watch {
    private final Listener listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<LogindConnection> connection = Optional.empty();

    Keeping(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void run() {
      Duration wait = pause;
      try {
        while (!closed.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
          wait = listen() ? pause : min(wait.multipliedBy(2), LONGEST_PAUSE);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static Duration min(Duration one, Duration other) {
      return one.compareTo(other) < 0 ? one : other;
    }

    /**
     * Listens until the connection ends.
     *
     * @return whether there was one
     */
    private boolean listen() throws InterruptedException {
      for (String socketFile : SystemBusAddress.socketFiles(busAddress)) {
        SleepDelay delay = new SleepDelay(inhibitor, busAddress);
        try (delay;
            LogindConnection open = LogindConnection.open(socketFile, sessionId, listener, delay)) {
          connection = Optional.of(open);
          if (closed.getCount() > 0) {
            open.listen();
          }
          return true;
        } catch (BusException e) {
          // No bus there.
        } finally {
          connection = Optional.empty();
        }
      }
      return false;
    }

    @Override
    public void close() {
      closed.countDown();
      connection.ifPresent(LogindConnection::close);
    }
  }
}
