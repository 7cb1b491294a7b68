package org.plushkeep.toy.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** A cable in memory: what one end writes, the other reads, after what the cable does to it. */
public final class Pipe implements Plug {
  private static final byte[] PULLED = new byte[0];

  private final BlockingQueue<byte[]> toToy = new LinkedBlockingQueue<>();
  private final BlockingQueue<byte[]> toConsole = new LinkedBlockingQueue<>();
  private final AtomicBoolean pulled = new AtomicBoolean();

  /** What becomes of a write on the way; nothing where it is lost. */
  volatile UnaryOperator<byte[]> onTheWay = bytes -> bytes;

  @Override
  public Line console() {
    return new End(toConsole, toToy);
  }

  @Override
  public Line toy() {
    return new End(toToy, toConsole);
  }

  @Override
  public void pull() {
    pulled.set(true);
    toToy.add(PULLED);
    toConsole.add(PULLED);
  }

  private final class End implements Line {
    private final BlockingQueue<byte[]> in;
    private final BlockingQueue<byte[]> out;
    private byte[] rest = new byte[0];
    private int at;

    End(BlockingQueue<byte[]> in, BlockingQueue<byte[]> out) {
      this.in = in;
      this.out = out;
    }

    @Override
    public int read(byte[] into, Duration most) throws IOException {
      if (at == rest.length) {
        byte[] next = poll(most);
        if (pulled.get()) {
          throw new IOException("pulled out");
        }
        if (next == null) {
          return 0;
        }
        rest = next;
        at = 0;
      }
      int count = Math.min(into.length, rest.length - at);
      System.arraycopy(rest, at, into, 0, count);
      at += count;
      return count;
    }

    private byte[] poll(Duration most) throws IOException {
      try {
        return in.poll(most.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      byte[] changed = onTheWay.apply(bytes.clone());
      if (pulled.get()) {
        throw new IOException("pulled out");
      }
      if (changed.length > 0) {
        out.add(changed);
      }
    }

    @Override
    public void close() {
      pull();
    }
  }
}
