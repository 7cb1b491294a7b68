package org.plushkeep.bus.standin;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ByteChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MessageFactory;
import org.jspecify.annotations.Nullable;

/**
 * Somebody on the bus. What is for them waits for them alone: who reads slowly, or not at all,
 * holds up nobody else, and is shown out when too much waits.
 */
final class Member {
  /** Bytes; a whole recording by notifications is a tenth of it. */
  static final int MOST_WAITING = 32 << 20;

  private static final int FIXED = 16;
  private static final int LONGEST = 16 << 20;

  private final ByteChannel channel;
  private final Queue<byte[]> waiting = new ArrayDeque<>(); // guarded by this
  private long bytesWaiting; // guarded by this
  private boolean gone; // guarded by this

  // The bus's own, guarded by it.
  final List<MatchRule> rules = new ArrayList<>();
  String unique = "";

  Member(ByteChannel channel) {
    this.channel = channel;
  }

  /** The next message that it sends. */
  Message read() throws IOException, DBusException {
    ByteBuffer fixed = ByteBuffer.wrap(read(FIXED));
    fixed.order(fixed.get(0) == 'B' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    long fields = Integer.toUnsignedLong(fixed.getInt(12));
    long padded = (fields + 7) / 8 * 8;
    long body = Integer.toUnsignedLong(fixed.getInt(4));
    if (fixed.get(3) != Message.PROTOCOL || padded + body > LONGEST) {
      throw new IOException("no message");
    }
    byte[] start = new byte[12];
    fixed.get(0, start);
    byte[] header = new byte[8 + (int) padded]; // the length of the fields, a gap, the fields
    fixed.get(12, header, 0, 4);
    System.arraycopy(read((int) padded), 0, header, 8, (int) padded);
    return MessageFactory.createMessage(start[1], start, header, read((int) body), null);
  }

  private byte[] read(int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new EOFException("gone");
      }
    }
    return bytes.array();
  }

  /** A message as it goes over the wire. */
  static byte[] wire(Message message) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : message.getWireData()) {
      if (part == null) {
        break;
      }
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** Puts a message in the line for them. Never waits. */
  synchronized void send(byte[] message) {
    if (gone) {
      return;
    }
    waiting.add(message);
    bytesWaiting += message.length;
    notifyAll();
    if (bytesWaiting > MOST_WAITING) {
      showOut();
    }
  }

  /** Hands over what waits, until they go. */
  void write() {
    try {
      for (byte[] next = next(); next != null; next = next()) {
        ByteBuffer bytes = ByteBuffer.wrap(next);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    } catch (IOException | InterruptedException e) {
      showOut();
    }
  }

  private synchronized byte @Nullable [] next() throws InterruptedException {
    while (waiting.isEmpty() && !gone) {
      wait();
    }
    byte[] next = gone ? null : waiting.poll();
    bytesWaiting -= next == null ? 0 : next.length;
    return next;
  }

  /** Ends it, whatever is under way. */
  void showOut() {
    synchronized (this) {
      gone = true;
      waiting.clear();
      notifyAll();
    }
    try {
      channel.close();
    } catch (IOException e) {
      // It is closed as far as it can be.
    }
  }
}
