package org.plushkeep.toy.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A port of jSerialComm as a line. */
final class PortLine implements Line {
  private static final int BAUD = 115_200;
  private static final int DATA_BITS = 8;

  /** It counts in tenths of a second. */
  private static final int STEP_MILLIS = 100;

  private final SerialPort port;

  private PortLine(SerialPort port) {
    this.port = port;
  }

  /**
   * Opens a port that is not open. DTR and RTS stay as the system sets them when it opens a port,
   * on: many boards with USB of their own answer nobody without DTR, and many others start anew
   * when it comes on, which a toy's first answer is waited for.
   */
  static Line open(SerialPort port, String path) throws IOException {
    port.setComPortParameters(BAUD, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, STEP_MILLIS, 0);
    if (!port.openPort(0)) {
      if (path.startsWith("/") && !Files.exists(Path.of(path))) {
        throw new IOException("there is no such port");
      }
      throw new PortShut(port.getSystemPortName());
    }
    return new PortLine(port);
  }

  @Override
  public int read(byte[] into, Duration most) throws IOException {
    long end = System.nanoTime() + most.toNanos();
    do {
      int count = port.readBytes(into, into.length);
      if (count < 0 || !port.isOpen()) {
        throw new IOException("the port is gone");
      }
      if (count > 0) {
        return count;
      }
    } while (System.nanoTime() - end < 0);
    return 0;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    int sent = 0;
    while (sent < bytes.length) {
      int count = port.writeBytes(bytes, bytes.length - sent, sent);
      if (count <= 0) {
        throw new IOException("the port is gone");
      }
      sent += count;
    }
  }

  @Override
  public void close() {
    port.closePort();
  }
}
