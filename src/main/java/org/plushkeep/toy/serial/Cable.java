package org.plushkeep.toy.serial;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * The way to one toy: a session, and a new one when the toy was pulled out and plugged in again
 * while something long was under way.
 */
final class Cable implements AutoCloseable {
  private static final String LOST =
      "The toy was unplugged, or fell silent. Nothing is lost: what had not arrived is still on it."
          + " Plug it in and try again.";

  private final Line.Source source;
  private final Timing timing;

  private byte[] secret;
  private byte[] heart = new byte[3];
  private @Nullable SerialSession session;

  /**
   * Opens the port and shakes hands.
   *
   * @param secret what vault and toy agreed on, none for the first plug-in; copied, and wiped when
   *     this is closed
   * @throws ToyException as {@link SerialSession#open}
   * @throws IOException there is no such port, or it cannot be opened
   */
  Cable(Line.Source source, Timing timing, byte[] secret) throws IOException, ToyException {
    this.source = source;
    this.timing = timing;
    this.secret = secret.clone();
    boolean open = false;
    try {
      session = SerialSession.open(source.open(), timing, secret, () -> false);
      open = true;
    } finally {
      if (!open) {
        close();
      }
    }
  }

  /** A step that may be done once more, in another session. */
  @FunctionalInterface
  interface Step {
    void in(SerialSession session) throws IOException, ToyException;
  }

  Timing timing() {
    return timing;
  }

  /**
   * From now on a toy that was pulled out is known by this; kept, and wiped when this is closed.
   */
  void remember(byte[] agreed) {
    Arrays.fill(secret, (byte) 0);
    secret = agreed;
  }

  byte[] secret() {
    return secret;
  }

  SerialSession opened() throws ToyException {
    SerialSession open = session;
    if (open == null) {
      throw lost();
    }
    return open;
  }

  /**
   * Asks once.
   *
   * @throws ToyException {@link Problem#PULLED_OUT} and what {@link SerialSession#ask} throws
   */
  byte[] ask(Op op, byte... data) throws ToyException {
    return tried(op, data).orThrow(op);
  }

  /** The same, but a refusal is an answer. */
  SerialSession.Reply tried(Op op, byte... data) throws ToyException {
    try {
      return opened().tried(op, data);
    } catch (IOException e) {
      throw lost(e);
    }
  }

  /** Asks; a toy that has gone forgets its heart, its game and what it plays by itself. */
  void quietly(Op op, byte... data) {
    try {
      ask(op, data);
    } catch (ToyException e) {
      // It has gone.
    }
  }

  /** The heart: 0 off, 1 on, 2 blinking. It does the same again when the toy was pulled out. */
  void heart(int mode, int periodMillis) throws ToyException {
    heart = shine(mode, periodMillis);
    ask(Op.HEART, heart);
  }

  void heartOff() {
    heart = shine(0, 0);
    quietly(Op.HEART, heart);
  }

  private static byte[] shine(int mode, int periodMillis) {
    byte[] data = new byte[3];
    Frame.little(data).put((byte) mode).putShort((short) periodMillis);
    return data;
  }

  /**
   * Does a step. When the toy is pulled out, or starts anew, meanwhile, it is waited for, and once
   * it is there again {@code resume} is done instead.
   *
   * @throws ToyException {@link Problem#PULLED_OUT} when it does not come back in time, {@link
   *     Problem#CANCELLED}, and what the two throw. A toy that is {@link Problem#BUSY} is there
   */
  void lasting(Step step, Step resume, BooleanSupplier cancelled) throws ToyException {
    try {
      step.in(opened());
    } catch (IOException e) {
      openAgain(resume, cancelled);
    } catch (ToyException e) {
      if (e.problem() != Problem.NO_ANSWER) {
        throw e;
      }
      openAgain(resume, cancelled);
    }
  }

  private void openAgain(Step resume, BooleanSupplier cancelled) throws ToyException {
    drop();
    long end = System.nanoTime() + timing.again().toNanos();
    AtomicBoolean again = new AtomicBoolean();
    BooleanSupplier givenUp =
        () -> !again.get() && (cancelled.getAsBoolean() || end - System.nanoTime() <= 0);
    while (end - System.nanoTime() > 0) {
      refuseWhen(cancelled);
      try {
        SerialSession begun = SerialSession.open(source.open(), timing, secret, givenUp);
        session = begun;
        begun.ask(Op.HEART, heart);
        resume.in(begun);
        again.set(true); // it has as long as ever again
        return;
      } catch (IOException e) {
        drop();
        pause(timing.look());
      } catch (ToyException e) {
        if (e.problem() != Problem.NO_ANSWER) {
          throw e;
        }
        drop();
      }
    }
    refuseWhen(cancelled);
    throw lost();
  }

  private static ToyException lost() {
    return new ToyException(Problem.PULLED_OUT, LOST);
  }

  /** What is to be said of a line that is gone, with what the system said. */
  static ToyException lost(IOException cause) {
    return new ToyException(Problem.PULLED_OUT, LOST, cause);
  }

  static void refuseWhen(BooleanSupplier cancelled) throws ToyException {
    if (cancelled.getAsBoolean()) {
      throw ToyException.stopped();
    }
  }

  static void pause(Duration time) throws ToyException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ToyException.stopped(e);
    }
  }

  private void drop() {
    SerialSession open = session;
    if (open != null) {
      open.close();
      session = null;
    }
  }

  @Override
  public void close() {
    drop();
    Arrays.fill(secret, (byte) 0);
  }
}
