package org.plushkeep.toy.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.practice.PracticeSerial;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/** A practice toy with a USB socket, and cables to it. */
final class PlugIn implements AutoCloseable {
  /** Nobody here needs half a second for an answer; only a machine that is still cold does. */
  static final Timing QUICK =
      new Timing(
          Duration.ofMillis(15),
          100,
          Duration.ofSeconds(20),
          Duration.ofSeconds(2),
          Duration.ofMillis(2));

  final PracticeToy toy;
  final AtomicReference<int[]> blinks = new AtomicReference<>(new int[0]);
  final AtomicBoolean ended = new AtomicBoolean();
  final PracticeSerial socket;
  volatile Plug cable = new Pipe();

  /** What every cable does, from the next one on. */
  volatile UnaryOperator<byte[]> onTheWay = bytes -> bytes;

  /** How many frames a bad cable has hurt. */
  final AtomicInteger hurt = new AtomicInteger();

  private boolean terminals;

  PlugIn(byte[]... recordings) {
    this(new PracticeToy(List.of(recordings), Radio.instant()), 64);
  }

  PlugIn(PracticeToy toy, int mostData) {
    this.toy = toy.pressesItsOwnPaw(Duration.ofMillis(1));
    socket = new PracticeSerial(toy, blinks::set, mostData);
  }

  /** Through the system's own terminals, from the next cable on. */
  PlugIn onTerminals() {
    terminals = true;
    return this;
  }

  /** A new cable, with the toy at its other end; the one before is pulled. */
  Line plugIn() throws IOException {
    cable.pull();
    Plug fresh = terminals ? new TerminalPlug(bytes -> onTheWay.apply(bytes)) : pipe();
    cable = fresh;
    Thread.ofVirtual().start(() -> socket.answer(fresh.toy(), ended::get));
    return fresh.console();
  }

  private Pipe pipe() {
    Pipe fresh = new Pipe();
    fresh.onTheWay = bytes -> onTheWay.apply(bytes);
    return fresh;
  }

  /** Loses, doubles, cuts and changes a third of all frames. */
  void isBadCable(Random dice) {
    onTheWay =
        bytes -> {
          synchronized (dice) {
            return switch (dice.nextInt(12)) {
              case 0 -> hurt(new byte[0]);
              case 1 -> hurt(flipped(bytes, dice.nextInt(8 * bytes.length)));
              case 2 -> hurt(Handshake.join(bytes, bytes));
              case 3 -> hurt(Arrays.copyOf(bytes, dice.nextInt(bytes.length)));
              default -> bytes;
            };
          }
        };
  }

  private byte[] hurt(byte[] bytes) {
    hurt.incrementAndGet();
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    bytes[bit / 8] ^= (byte) (1 << bit % 8);
    return bytes;
  }

  SerialLink link(byte[] secret) throws ToyException {
    return SerialLink.open(this::plugIn, QUICK, secret);
  }

  /** A first plug-in, with a press of the paw. */
  byte[] pair() throws ToyException {
    try (SerialLink link = link(new byte[0])) {
      link.awaitPaw(Duration.ofSeconds(20), () -> false);
      return link.freshSecret();
    }
  }

  @Override
  public void close() {
    ended.set(true);
    cable.pull();
  }
}
