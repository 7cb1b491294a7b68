package org.plushkeep.bus.standin;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A socket that is a file of this computer, for others to come to: no network leads there. The only
 * place in Plushkeep where a socket is opened by name.
 */
final class SocketFile implements AutoCloseable {
  private final Path file;
  private final ServerSocketChannel door;

  private SocketFile(Path file, ServerSocketChannel door) {
    this.file = file;
    this.door = door;
  }

  /**
   * Makes the file.
   *
   * @throws IOException when it is there already, or cannot be made
   */
  static SocketFile make(Path file) throws IOException {
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    boolean made = false;
    try {
      door.bind(UnixDomainSocketAddress.of(file));
      made = true;
      return new SocketFile(file, door);
    } finally {
      if (!made) {
        door.close();
      }
    }
  }

  Path path() {
    return file;
  }

  boolean isOpen() {
    return door.isOpen();
  }

  /** Whoever comes next. Waits for them. */
  ByteChannel accept() throws IOException {
    return door.accept();
  }

  @Override
  public void close() throws IOException {
    door.close();
    Files.deleteIfExists(file);
  }
}
