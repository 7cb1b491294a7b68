package org.plushkeep.toy.serial;

import java.io.IOException;
import java.time.Duration;

/** A serial line that is open: bytes both ways, with no promise that they arrive as they left. */
public interface Line extends AutoCloseable {
  /**
   * Waits for bytes.
   *
   * @param into filled from its beginning
   * @param most how long to wait for the first of them
   * @return how many came, 0 when none did in time
   * @throws IOException the line is gone: unplugged, or closed
   */
  int read(byte[] into, Duration most) throws IOException;

  /**
   * Sends all of these.
   *
   * @throws IOException the line is gone
   */
  void write(byte[] bytes) throws IOException;

  /** Gives the port back. Never throws. */
  @Override
  void close();

  /** Opens the line, and again after it was pulled out. */
  @FunctionalInterface
  interface Source {
    /**
     * A line that is open.
     *
     * @throws IOException there is none, or it cannot be opened
     */
    Line open() throws IOException;
  }
}
