package org.plushkeep.toy.serial;

import java.io.IOException;

/** A port that is there and cannot be opened. The message is a sentence for a person. */
public final class PortShut extends IOException {
  private static final long serialVersionUID = 1L;

  PortShut(String port) {
    super(
        "The USB port "
            + port
            + " cannot be opened: another program uses it, or this account may not (on Linux it"
            + " must be in the group that the port belongs to, often 'dialout').");
  }
}
