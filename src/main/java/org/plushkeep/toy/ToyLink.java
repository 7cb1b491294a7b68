package org.plushkeep.toy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A live link with one toy. Calls block and belong on a background thread, one at a time. There is
 * deliberately no way here to start the toy's microphone.
 */
public interface ToyLink extends AutoCloseable {
  /**
   * What the toy says of itself (characteristic 6), cleaned; empty for one that was never set up.
   */
  String identifier();

  /** Whether the toy says that a recording waits that nobody has fetched (state 4). */
  boolean recordingWaits() throws ToyException;

  /**
   * Proof of presence: the heart blinks, game mode is on, and this waits until a paw is pressed
   * (state 18 or 19). The heart and game mode are off again afterwards, whatever happens.
   *
   * @throws ToyException {@link ToyException.Problem#NO_PAW} when nobody pressed in time, {@code
   *     CANCELLED}
   */
  void awaitPaw(Duration patience, BooleanSupplier cancelled) throws ToyException;

  /**
   * Makes the heart glow, so that a child can see that the console listens in on the toy's memory;
   * or puts it out.
   */
  void glow(boolean on) throws ToyException;

  /**
   * Fetches the recording the toy offers (command 02). It stays on the toy.
   *
   * @param progress told the bytes received so far
   * @param cancelled asked often; true ends it with {@link ToyException.Problem#CANCELLED}
   * @return the toy's bytes, whole: the toy itself ended the transfer; none when it has no
   *     recording
   * @throws ToyException {@link ToyException.Problem#LINK_LOST}, {@code PULLED_OUT}, {@code BUSY}
   *     (nothing is returned of a part), {@code BAD_RECORDING}
   */
  byte[] fetchRecording(ByteProgress progress, BooleanSupplier cancelled) throws ToyException;

  /** Care of the toy; empty where its link has no way to. */
  default Optional<ToyCare> care() {
    return Optional.empty();
  }

  /** What the link tells of the toy by being there; a way of reaching toys may know none of it. */
  default LinkTraits traits() {
    return LinkTraits.UNKNOWN;
  }

  /**
   * Three numbers by which a parent can tell, at the first plug-in of a toy on a USB serial port,
   * that nobody sits between: the heart blinks so often, three times over, until the paw is
   * pressed. None for other ways.
   */
  default int[] comparison() {
    return new int[0];
  }

  /**
   * What toy and vault remember each other by, agreed on at this first plug-in and confirmed by the
   * paw: to be kept with the toy, and wiped by the caller. None for toys that need none.
   */
  default byte[] freshSecret() {
    return new byte[0];
  }

  /** Puts out the heart and lets the toy go. Never throws. */
  @Override
  void close();

  /** Told as bytes arrive, or leave. */
  @FunctionalInterface
  interface ByteProgress {
    /**
     * Some more have come, or gone.
     *
     * @param received bytes so far
     * @param expected bytes in all when the recording's header has told, else -1
     */
    void bytes(int received, int expected);
  }
}
