package org.plushkeep.toy.serial;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.plushkeep.toy.ToyCare;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink.ByteProgress;

/** Care of a toy on a USB serial port (usb-link.md, "Questions", 8 to 13, 15 and 16). */
final class SerialCare implements ToyCare {
  private static final int BLINK_MILLIS = 250;

  /** 40 s fit a slot; a toy that then still says that it plays is told to stop. */
  private static final Duration LONGEST_PLAY = Duration.ofSeconds(45);

  private static final Duration LONGEST_SEND = Duration.ofMinutes(15);

  private final Cable cable;

  SerialCare(Cable cable) {
    this.cable = cable;
  }

  @Override
  public OptionalInt battery() throws ToyException {
    SerialSession.Reply reply = cable.tried(Op.BATTERY);
    if (reply.status() == Op.Status.NOT_UNDERSTOOD) {
      return OptionalInt.empty(); // it has none, or cannot tell
    }
    OptionalInt said = one(reply.orThrow(Op.BATTERY));
    return said.orElse(0) > 100 ? OptionalInt.empty() : said;
  }

  @Override
  public OptionalInt volume() throws ToyException {
    return one(cable.ask(Op.VOLUME));
  }

  private static OptionalInt one(byte[] said) {
    return said.length == 1 ? OptionalInt.of(Byte.toUnsignedInt(said[0])) : OptionalInt.empty();
  }

  @Override
  public void setVolume(int level) throws ToyException {
    if (level < 0 || level > LOUDEST) {
      throw new IllegalArgumentException("a level is 0 to " + LOUDEST);
    }
    cable.ask(Op.SET_VOLUME, (byte) level);
  }

  @Override
  public void blink(Duration howLong, BooleanSupplier cancelled) throws ToyException {
    try {
      cable.heart(2, BLINK_MILLIS);
      var _ = untilNot(_ -> true, howLong, cancelled);
    } finally {
      cable.heartOff();
    }
  }

  @Override
  public boolean play(int slot, BooleanSupplier cancelled) throws ToyException {
    mustBeSlot(slot);
    boolean atRest = false;
    try {
      SerialSession.Reply reply = cable.tried(Op.PLAY, (byte) slot);
      if (reply.status() == Op.Status.NO_SUCH) { // nothing is in there
        atRest = true;
        return false;
      }
      reply.orThrow(Op.PLAY);
      atRest = untilNot(SerialState::playing, LONGEST_PLAY, cancelled);
      return true;
    } finally {
      if (!atRest) {
        cable.quietly(Op.PLAY, (byte) 0);
      }
    }
  }

  private interface While {
    boolean goesOn(SerialState state);
  }

  /**
   * Asks how the toy is, again and again.
   *
   * @return false when that time has passed, or when it was cancelled
   */
  private boolean untilNot(While doing, Duration most, BooleanSupplier cancelled)
      throws ToyException {
    long end = System.nanoTime() + most.toNanos();
    while (doing.goesOn(SerialState.of(cable))) {
      if (cancelled.getAsBoolean() || end - System.nanoTime() <= 0) {
        return false;
      }
      Cable.pause(cable.timing().look());
    }
    return true;
  }

  @Override
  public void send(int slot, byte[] clip, ByteProgress progress, BooleanSupplier cancelled)
      throws ToyException {
    mustBeSlot(slot);
    SerialUpload upload = new SerialUpload(slot, clip, cable.timing());
    long end = System.nanoTime() + LONGEST_SEND.toNanos();
    try {
      cable.lasting(upload::begin, upload::begin, cancelled);
      while (!upload.isDone()) {
        Cable.refuseWhen(cancelled);
        if (end - System.nanoTime() <= 0) {
          throw SerialUpload.notTaken();
        }
        int before = upload.taken();
        cable.lasting(upload::more, upload::begin, cancelled);
        if (upload.taken() > before) {
          progress.bytes(upload.taken(), clip.length);
        }
      }
    } catch (ToyException e) {
      throw e.problem() == Problem.PULLED_OUT ? lostWhileSending(e) : e;
    } finally {
      if (!upload.isDone()) {
        cable.quietly(Op.ABORT);
      }
    }
  }

  private static void mustBeSlot(int slot) {
    if (slot < 1 || slot > SLOTS) {
      throw new IllegalArgumentException("a slot is 1 to " + SLOTS);
    }
  }

  private static ToyException lostWhileSending(ToyException cause) {
    return new ToyException(
        Problem.PULLED_OUT,
        "The toy was unplugged, or fell silent, while something was sent to it.",
        cause);
  }
}
