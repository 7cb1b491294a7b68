package org.plushkeep.bus.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;

/** A message bus in pure Java, behind a socket file: whoever may open the file may use the bus. */
public final class EmbeddedBus implements AutoCloseable {
  private static final int STARTING_MILLIS = 20_000;
  private static final long LOOK_AGAIN_NANOS = 5_000_000;

  private final EmbeddedDBusDaemon daemon;
  private final String address;

  private EmbeddedBus(EmbeddedDBusDaemon daemon, String address) {
    this.daemon = daemon;
    this.address = address;
  }

  /**
   * Starts one.
   *
   * @param socket the file, not there yet, in a folder that only its users may enter; at most about
   *     100 bytes long, as sockets' paths are
   */
  public static EmbeddedBus start(Path socket) {
    String address = "unix:path=" + socket;
    EmbeddedDBusDaemon daemon = new EmbeddedDBusDaemon(address + ",listen=true");
    daemon.startInBackgroundAndWait(STARTING_MILLIS);
    // It listens a moment before it runs, and forgets whoever comes in that moment.
    for (int i = 0; i < 4000 && !daemon.isRunning(); i++) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return new EmbeddedBus(daemon, address);
  }

  /** For those who want to use it. */
  public String address() {
    return address;
  }

  @Override
  public void close() {
    try {
      daemon.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
