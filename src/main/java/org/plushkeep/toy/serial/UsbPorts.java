package org.plushkeep.toy.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.ToyException;

/** The USB serial ports there are. Looking opens none of them: opening one restarts many boards. */
public interface UsbPorts {
  /** What the practice toy's port is known by, wherever it is. */
  ToyId PRACTICE = ToyId.serial("practice");

  /**
   * Those that are plugged in now. Built-in ports are never among them.
   *
   * @throws ToyException {@link ToyException.Problem#NO_SERIAL}
   */
  List<UsbPort> now() throws ToyException;

  /**
   * Opens one, at 115200 baud, 8 data bits, no parity, one stop bit.
   *
   * @throws PortShut it is there and cannot be opened
   * @throws IOException it is not there any more
   */
  Line open(UsbPort port) throws IOException;

  /** Those of this computer. Costs nothing until somebody looks. */
  static UsbPorts ofThisComputer() {
    return new SystemPorts();
  }

  /** None, ever. */
  static UsbPorts none() {
    return new SystemPorts() {
      @Override
      public List<UsbPort> now() {
        return List.of();
      }
    };
  }

  /** These, and a practice toy's, for as long as it is there. */
  default UsbPorts andPractice(Path terminal) {
    UsbPorts others = this;
    return new UsbPorts() {
      @Override
      public List<UsbPort> now() throws ToyException {
        List<UsbPort> all = new ArrayList<>(others.now());
        if (Files.exists(terminal)) {
          all.add(new UsbPort(PRACTICE, terminal.toString(), "Plushkeep practice toy"));
        }
        return all;
      }

      @Override
      public Line open(UsbPort port) throws IOException {
        return others.open(port);
      }
    };
  }
}
