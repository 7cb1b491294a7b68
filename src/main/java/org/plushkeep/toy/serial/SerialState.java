package org.plushkeep.toy.serial;

import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * What a toy says when it is asked how it is (usb-link.md, "Questions", 2).
 *
 * @param doing 1 idle, 2 recording, 4 a recording waits, 5 playing
 * @param paws presses of a paw while they counted, modulo 256
 * @param paired whether it is paired with this console
 */
record SerialState(int doing, int paws, boolean paired) {
  private static final int RECORDING_WAITS = 4;
  private static final int PLAYING = 5;
  private static final int BYTES = 3;

  static SerialState of(Cable cable) throws ToyException {
    byte[] said = cable.ask(Op.STATE);
    if (said.length != BYTES) {
      throw notWhatWasAsked();
    }
    return new SerialState(said[0], said[1], said[2] == 1);
  }

  boolean recordingWaits() {
    return doing == RECORDING_WAITS;
  }

  boolean playing() {
    return doing == PLAYING;
  }

  static ToyException notWhatWasAsked() {
    return new ToyException(
        Problem.NOT_UNDERSTOOD, "The toy on the USB port answers, but not what it was asked.");
  }
}
