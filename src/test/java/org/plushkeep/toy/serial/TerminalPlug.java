package org.plushkeep.toy.serial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.plushkeep.toy.practice.PseudoTerminal;

/**
 * A cable through one of the system's own terminals, opened by the real port adapter. What happens
 * on the way happens to whole frames, at the toy's end.
 */
final class TerminalPlug implements Plug {
  private final PseudoTerminal terminal;
  private final UnaryOperator<byte[]> onTheWay;

  TerminalPlug(UnaryOperator<byte[]> onTheWay) throws IOException {
    terminal = PseudoTerminal.open();
    this.onTheWay = onTheWay;
  }

  @Override
  public Line console() throws IOException {
    return UsbPorts.none().open(new UsbPort(UsbPorts.PRACTICE, terminal.path(), ""));
  }

  @Override
  public void pull() {
    terminal.close();
  }

  @Override
  public Line toy() {
    return new Line() {
      private final ByteArrayOutputStream frame = new ByteArrayOutputStream();
      private byte[] ready = new byte[0];
      private int at;

      @Override
      public int read(byte[] into, Duration most) throws IOException {
        if (at == ready.length) {
          ready = arrived(into.length, most);
          at = 0;
        }
        int count = Math.min(into.length, ready.length - at);
        System.arraycopy(ready, at, into, 0, count);
        at += count;
        return count;
      }

      private byte[] arrived(int buffer, Duration most) throws IOException {
        byte[] came = new byte[buffer];
        int count = terminal.read(came, most);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
          frame.write(came[i]);
          if (came[i] == 0 && frame.size() > 1) {
            all.writeBytes(onTheWay.apply(frame.toByteArray()));
            frame.reset();
          }
        }
        return all.toByteArray();
      }

      @Override
      public void write(byte[] bytes) throws IOException {
        terminal.write(onTheWay.apply(Arrays.copyOf(bytes, bytes.length)));
      }

      @Override
      public void close() {
        pull();
      }
    };
  }
}
