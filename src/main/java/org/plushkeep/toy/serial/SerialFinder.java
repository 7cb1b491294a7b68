package org.plushkeep.toy.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.plushkeep.recording.ToyId;
import org.plushkeep.toy.SeenToy;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyFinder;
import org.plushkeep.toy.ToyLink;

/**
 * Finds USB serial ports. Whether there is a toy at one is not known before it is asked, and it is
 * asked only when a parent pairs with it or collects from it.
 */
public final class SerialFinder implements ToyFinder {
  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final UsbPorts ports;
  private final Timing timing;
  private final Duration again;

  public SerialFinder(UsbPorts ports) {
    this(ports, Timing.standard());
  }

  /** With another patience. */
  public SerialFinder(UsbPorts ports, Timing timing) {
    this(ports, timing, AGAIN);
  }

  /** Which looks this often. */
  SerialFinder(UsbPorts ports, Timing timing, Duration again) {
    this.ports = ports;
    this.timing = timing;
    this.again = again;
  }

  @Override
  public Search look(Consumer<SeenToy> found, Consumer<SeenToy> lost) throws ToyException {
    Looking looking = new Looking(found, lost);
    looking.look();
    looking.start();
    return looking;
  }

  private final class Looking implements Search {
    private final Consumer<SeenToy> found;
    private final Consumer<SeenToy> lost;
    private final Thread thread = Thread.ofVirtual().name("usb ports").unstarted(this::goOn);
    private Map<ToyId, SeenToy> seen = Map.of();
    private volatile boolean over;

    Looking(Consumer<SeenToy> found, Consumer<SeenToy> lost) {
      this.found = found;
      this.lost = lost;
    }

    void look() throws ToyException {
      Map<ToyId, SeenToy> now = new HashMap<>();
      ports.now().forEach(port -> now.put(port.id(), seen(port)));
      Set<ToyId> gone = new HashSet<>(seen.keySet());
      gone.removeAll(now.keySet());
      gone.forEach(id -> lost.accept(seen.get(id)));
      now.values().stream().filter(toy -> !seen.containsKey(toy.id())).forEach(found);
      seen = now;
    }

    void start() {
      thread.start();
    }

    private void goOn() {
      try {
        while (true) {
          Thread.sleep(again);
          look();
        }
      } catch (InterruptedException | ToyException | RuntimeException e) {
        // Closed, or the ports cannot be looked at any more: whoever looks anew is told why.
      } finally {
        seen.values().forEach(lost);
        over = true;
      }
    }

    @Override
    public boolean isOver() {
      return over;
    }

    @Override
    public void close() {
      thread.interrupt();
    }
  }

  private static SeenToy seen(UsbPort port) {
    return new SeenToy(port.id(), port.description(), SeenToy.Way.SERIAL, OptionalInt.empty());
  }

  @Override
  public boolean reaches(SeenToy toy) {
    return toy.way() == SeenToy.Way.SERIAL;
  }

  @Override
  public ToyLink connect(SeenToy toy) throws ToyException {
    return connect(toy, new byte[0]);
  }

  @Override
  public ToyLink connect(SeenToy toy, byte[] secret) throws ToyException {
    return SerialLink.open(() -> open(toy.id()), timing, secret);
  }

  private Line open(ToyId id) throws IOException {
    List<UsbPort> now;
    try {
      now = ports.now();
    } catch (ToyException e) {
      throw new IOException("the ports cannot be looked at", e);
    }
    for (UsbPort port : now) {
      if (port.id().equals(id)) {
        return ports.open(port);
      }
    }
    throw new IOException("there is no such port any more");
  }
}
