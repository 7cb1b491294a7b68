package org.plushkeep.toy.serial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * A clip on its way into a slot. The toy says where to go on, so that it takes as much at a time as
 * it can, and goes on where it was when it is plugged in again.
 */
final class SerialUpload {
  private final byte[] announcement;
  private final byte[] clip;
  private final Timing timing;
  private int taken;
  private int furthest;
  private long furtherAt;
  private boolean done;

  /**
   * @param slot 1 to 4
   * @param clip not copied, and not changed
   */
  SerialUpload(int slot, byte[] clip, Timing timing) {
    this.clip = clip;
    this.timing = timing;
    announcement = new byte[1 + 4 + Hkdf.HASH_BYTES];
    Frame.little(announcement).put((byte) slot).putInt(clip.length).put(Hkdf.sha256(clip));
  }

  /** Bytes that the toy says it has. */
  int taken() {
    return taken;
  }

  /** Whether the toy says that the clip is in the slot. */
  boolean isDone() {
    return done;
  }

  /** Announces the clip: what a toy still has of it is not sent again. */
  void begin(SerialSession session) throws IOException, ToyException {
    goOn(session.ask(Op.UPLOAD, announcement), clip.length);
    furthest = taken;
    furtherAt = System.nanoTime();
  }

  /** Sends one more part, or, after the last, says that this is all. */
  void more(SerialSession session) throws IOException, ToyException {
    if (taken == clip.length) {
      session.ask(Op.UPLOADED, new byte[0]);
      done = true;
      return;
    }
    int from = taken;
    int length = Math.min(session.mostData(), clip.length - from);
    byte[] part = new byte[4 + length];
    Frame.little(part).putInt(from).put(clip, from, length);
    try {
      goOn(session.ask(Op.WRITE, part), from + length);
    } finally {
      Arrays.fill(part, (byte) 0);
    }
    if (taken > furthest) {
      furthest = taken;
      furtherAt = System.nanoTime();
    } else if (System.nanoTime() - furtherAt > timing.patience().toNanos()) {
      throw notTaken();
    } else {
      Cable.pause(timing.look());
    }
  }

  private void goOn(byte[] answer, int most) throws ToyException {
    if (answer.length != 4) {
      throw SerialState.notWhatWasAsked();
    }
    ByteBuffer in = Frame.little(answer);
    int where = in.getInt();
    if (where < 0 || where > most) {
      throw notTaken();
    }
    taken = where;
  }

  static ToyException notTaken() {
    return new ToyException(Problem.NOT_TAKEN, "The toy did not take all of what was sent to it.");
  }
}
