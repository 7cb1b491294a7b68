package org.plushkeep.bus.standin;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The bus's side of the greeting (D-Bus specification, "Authentication Protocol"). Whoever may open
 * the socket file is let in, by EXTERNAL.
 */
final class Greeting {
  private static final int MOST_LINES = 32;
  private static final int LONGEST_LINE = 512;

  private final ByteChannel channel;
  private final String id;

  /**
   * @param id of the bus, 32 hexadecimal digits
   */
  Greeting(ByteChannel channel, String id) {
    this.channel = channel;
    this.id = id;
  }

  /**
   * Greets until messages begin.
   *
   * @return whether they do; else whoever came has talked nonsense
   * @throws IOException when they have gone
   */
  boolean exchange() throws IOException {
    if (next() != 0) {
      return false;
    }
    boolean in = false;
    for (int i = 0; i < MOST_LINES; i++) {
      String line = line();
      if (in && line.equals("BEGIN")) {
        return true;
      }
      if (line.startsWith("AUTH EXTERNAL ") || line.equals("DATA") || line.startsWith("DATA ")) {
        in = true;
        say("OK " + id);
      } else if (line.equals("AUTH EXTERNAL")) {
        say("DATA");
      } else if (line.equals("AUTH") || line.startsWith("AUTH ") || line.equals("CANCEL")) {
        in = false;
        say("REJECTED EXTERNAL");
      } else {
        say("ERROR");
      }
    }
    return false;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    while (line.length() < LONGEST_LINE) {
      int next = next();
      if (next == '\n') {
        return line.toString().strip();
      }
      line.append((char) next);
    }
    return ""; // an answer to this is an error
  }

  /** One by one: what comes after the greeting is not the greeting's. */
  private int next() throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    if (channel.read(one) < 1) {
      throw new EOFException("gone in the middle of a greeting");
    }
    return Byte.toUnsignedInt(one.get(0));
  }

  private void say(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
