package org.plushkeep.toy.cloudpets;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;
import org.plushkeep.toy.ToyLink.ByteProgress;

/** Gives the toy a clip as it asks for it, piece by piece (protocol note, "Upload"). */
final class Feeding {
  private static final int PIECE = 20;
  private static final byte PADDING = (byte) 0x80;

  /** Of the last block that was asked for; a toy that asks for far more gets no more than this. */
  private static final int MOST_PADDING = 512;

  private final Upload upload;
  private final Waiting waiting;
  private final Pace pace;
  private final Mouth mouth;
  private final BooleanSupplier cancelled;

  /** Where pieces go. */
  @FunctionalInterface
  interface Mouth {
    /** Takes one piece of at most 20 bytes. */
    void take(byte[] piece) throws ToyException;
  }

  /**
   * @param upload changed by notifications, within {@code waiting}
   */
  Feeding(Upload upload, Waiting waiting, Pace pace, Mouth mouth, BooleanSupplier cancelled) {
    this.upload = upload;
    this.waiting = waiting;
    this.pace = pace;
    this.mouth = mouth;
    this.cancelled = cancelled;
  }

  /** Gives all of it, and fills up the last block that was asked for. */
  void feed(byte[] clip, ByteProgress progress) throws ToyException {
    long begun = System.nanoTime();
    int sent = 0;
    int left = 0;
    while (sent < clip.length) {
      int wanted = awaitRequest();
      if (System.nanoTime() - begun > pace.whole().toNanos()) {
        throw noAnswer();
      }
      int length = Math.min(Math.min(wanted, clip.length - sent), PIECE);
      left = give(Arrays.copyOfRange(clip, sent, sent + length));
      sent += length;
      progress.bytes(sent, clip.length);
    }
    pad(Math.min(left, MOST_PADDING));
  }

  /** What the toy asks for once it has all is not meant: only the block with the last bytes. */
  private void pad(int most) throws ToyException {
    for (int left = most; left > 0; left -= PIECE) {
      byte[] padding = new byte[Math.min(left, PIECE)];
      Arrays.fill(padding, PADDING);
      var _ = give(padding);
    }
  }

  /**
   * It is reckoned first: the toy may ask for more before the write has returned.
   *
   * @return what is then left of what was asked for so far
   */
  private int give(byte[] piece) throws ToyException {
    AtomicInteger left = new AtomicInteger();
    waiting.change(
        () -> {
          upload.sent(piece.length);
          left.set(upload.wanted());
        });
    mouth.take(piece);
    Waiting.pause(pace.gap());
    return left.get();
  }

  private int awaitRequest() throws ToyException {
    AtomicInteger wanted = new AtomicInteger();
    await(
        () -> {
          goesOn();
          if (upload.isReported()) { // before all of it was sent
            throw notTaken();
          }
          wanted.set(upload.wanted());
          return wanted.get() > 0;
        });
    return wanted.get();
  }

  /** Waits until the toy says that it has taken it, and is at rest. */
  void awaitDone() throws ToyException {
    await(
        () -> {
          goesOn();
          return upload.isDone();
        });
  }

  private void await(Waiting.Check check) throws ToyException {
    Duration most = pace.request();
    if (!waiting.until(check, most)) {
      throw noAnswer();
    }
  }

  private void goesOn() throws ToyException {
    if (cancelled.getAsBoolean()) {
      throw ToyException.stopped();
    }
    if (upload.hasFailed()) {
      throw notTaken();
    }
  }

  private static ToyException noAnswer() {
    return new ToyException(Problem.NO_ANSWER, "The toy stopped answering.");
  }

  private static ToyException notTaken() {
    return new ToyException(Problem.NOT_TAKEN, "The toy did not take all of what was sent to it.");
  }
}
