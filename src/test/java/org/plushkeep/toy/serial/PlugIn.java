package org.plushkeep.toy.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.practice.PracticeSerial;
import org.plushkeep.toy.practice.PracticeToy;
import org.plushkeep.toy.practice.Radio;

/** A practice toy with a USB socket, and cables to it. */
final class PlugIn implements AutoCloseable {
  /** Nobody here needs half a second for an answer. */
  static final Timing QUICK =
      new Timing(
          Duration.ofMillis(15),
          40,
          Duration.ofMillis(500),
          Duration.ofSeconds(2),
          Duration.ofMillis(2));

  final PracticeToy toy;
  final AtomicReference<int[]> blinks = new AtomicReference<>(new int[0]);
  final AtomicBoolean ended = new AtomicBoolean();
  final PracticeSerial socket;
  volatile Pipe cable = new Pipe();

  /** What every cable does, from the next one on. */
  UnaryOperator<byte[]> onTheWay = bytes -> bytes;

  PlugIn(byte[]... recordings) {
    this(new PracticeToy(List.of(recordings), Radio.instant()), 64);
  }

  PlugIn(PracticeToy toy, int mostData) {
    this.toy = toy.pressesItsOwnPaw(Duration.ofMillis(1));
    socket = new PracticeSerial(toy, blinks::set, mostData);
  }

  /** A new cable, with the toy at its other end. */
  Line plugIn() throws IOException {
    Pipe fresh = new Pipe();
    fresh.onTheWay = bytes -> onTheWay.apply(bytes);
    cable = fresh;
    Thread.ofVirtual().start(() -> socket.answer(fresh.toy(), ended::get));
    return fresh.console();
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
