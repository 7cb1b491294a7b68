package org.plushkeep.toy.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.CleanText;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/** The system's USB serial ports, through jSerialComm. */
class SystemPorts implements UsbPorts {
  private static final int LONGEST_NUMBER = 32;
  private static final int LONGEST_DESCRIPTION = 64;

  @Override
  public List<UsbPort> now() throws ToyException {
    try {
      NativePart.prepare();
      List<UsbPort> ports = new ArrayList<>();
      for (SerialPort port : SerialPort.getCommPorts()) {
        if (port.getVendorID() > 0 && !isSecondName(port)) {
          ports.add(described(port));
        }
      }
      return ports;
    } catch (IOException | LinkageError | RuntimeException e) {
      throw new ToyException(
          Problem.NO_SERIAL, "Plushkeep cannot look at USB serial ports on this computer.", e);
    }
  }

  /** macOS has two names for each: the one that waits for a carrier is of no use here. */
  private static boolean isSecondName(SerialPort port) {
    return port.getSystemPortName().startsWith("tty.");
  }

  private static UsbPort described(SerialPort port) {
    return described(
        port.getVendorID(),
        port.getProductID(),
        port.getSerialNumber(),
        port.getPortLocation(),
        port.getSystemPortPath(),
        port.getPortDescription());
  }

  /**
   * What a port is known by.
   *
   * @param number the chip's own; {@code Unknown}, 0 or nothing where it has none
   */
  static UsbPort described(
      int vendor, int product, String number, String location, String path, String description) {
    String own = plain(number);
    boolean none = own.isEmpty() || own.equalsIgnoreCase("unknown") || own.matches("0*1?");
    String known =
        String.format(
            Locale.ROOT, "%04x:%04x:%s", vendor, product, none ? "@" + plain(location) : own);
    return new UsbPort(ToyId.serial(known), path, CleanText.of(description, LONGEST_DESCRIPTION));
  }

  private static String plain(String text) {
    String kept = text.replaceAll("[^A-Za-z0-9._-]", "");
    return kept.substring(0, Math.min(kept.length(), LONGEST_NUMBER));
  }

  @Override
  public Line open(UsbPort port) throws IOException {
    try {
      NativePart.prepare();
      return PortLine.open(SerialPort.getCommPort(port.path()), port.path());
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("there is no such port", e);
    } catch (LinkageError e) {
      throw new PortShut(port.path());
    }
  }
}
