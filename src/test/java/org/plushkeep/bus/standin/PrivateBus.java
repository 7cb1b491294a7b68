package org.plushkeep.bus.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** A message bus of a test's own, behind a socket file. */
public final class PrivateBus implements AutoCloseable {
  /** What kind of bus. */
  public enum Kind {
    /** In pure Java, always there. */
    EMBEDDED,
    /** The system's own {@code dbus-daemon}, where it is installed. */
    DAEMON;

    /** The system's own where there is one: it is what this program meets on other computers. */
    public static Kind sturdiest() {
      return DAEMON.isHere() ? DAEMON : EMBEDDED;
    }

    /** Whether there is one here. */
    public boolean isHere() {
      return this == EMBEDDED || program().isPresent();
    }
  }

  /** Held, so that it stays as it is set: the library tells of every connection. */
  private static final Logger CHATTER = Logger.getLogger("org.freedesktop.dbus");

  static {
    CHATTER.setLevel(Level.OFF);
  }

  private static final String ALLOW_ALL =
      "<allow send_destination='*'/><allow receive_sender='*'/><allow own='*'/>";

  private final Path folder;
  private final AutoCloseable bus;
  private final AtomicBoolean closed = new AtomicBoolean();

  private PrivateBus(Path folder, AutoCloseable bus) {
    this.folder = folder;
    this.bus = bus;
  }

  public static PrivateBus start(Kind kind) {
    try {
      Path folder = Files.createTempDirectory("bus");
      return new PrivateBus(folder, kind == Kind.EMBEDDED ? embedded(folder) : daemon(folder, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A {@code dbus-daemon} whose policy lets nobody speak to BlueZ. */
  public static PrivateBus thatForbidsBluez() {
    try {
      Path folder = Files.createTempDirectory("bus");
      return new PrivateBus(folder, daemon(folder, "<deny send_destination='org.bluez'/>"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static AutoCloseable embedded(Path folder) {
    return EmbeddedBus.start(folder.resolve("socket"));
  }

  private static AutoCloseable daemon(Path folder, String policy) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("bus.conf"),
            """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
             "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig><type>custom</type><listen>%s</listen><auth>EXTERNAL</auth>
            <policy context="default">%s%s</policy></busconfig>
            """
                .formatted(address(folder), ALLOW_ALL, policy));
    Process process =
        new ProcessBuilder(
                program().orElseThrow().toString(),
                "--nofork",
                "--nopidfile",
                "--print-address",
                "--config-file=" + configuration)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    awaitAddress(folder, process);
    return () -> {
      process.destroy();
      process.waitFor(20, TimeUnit.SECONDS);
    };
  }

  /** It says its address when it listens; its socket file is there a moment before. */
  private static void awaitAddress(Path folder, Process process) throws IOException {
    for (int i = 0; i < 4000 && !Files.readString(folder.resolve("log")).contains("unix:"); i++) {
      if (!process.isAlive()) {
        throw new IOException(Files.readString(folder.resolve("log")));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Path> program() {
    return Stream.of("/usr/bin/dbus-daemon", "/bin/dbus-daemon", "/usr/local/bin/dbus-daemon")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static String address(Path folder) {
    return "unix:path=" + folder.resolve("socket");
  }

  public String address() {
    return address(folder);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      bus.close();
      for (String name : new String[] {"socket", "bus.conf", "log"}) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.deleteIfExists(folder);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
