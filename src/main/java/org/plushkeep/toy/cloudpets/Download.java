package org.plushkeep.toy.cloudpets;

import java.util.Arrays;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * One transfer from the toy as it arrives. There is neither a length nor a checksum on the wire, so
 * only the toy's own end of it (state 1 or 4 after 7) makes it whole. Guarded by its link's lock.
 */
final class Download {
  /** More than a slot can hold by far: 40 s at 16 kHz ADPCM are 320 kB. */
  static final int MOST_BYTES = 512 * 1024;

  private byte[] bytes = new byte[16 * 1024];
  private int length;
  private boolean begun;
  private boolean ended;
  private ToyState end = ToyState.INVALID;

  /** A notified state. Idle from before the transfer began says nothing about its end. */
  void state(ToyState state) {
    if (ended) {
      return;
    }
    if (state == ToyState.DOWNLOAD) {
      begun = true;
    } else if (begun || state == ToyState.SECURITY_CHECK_FAILED || state == ToyState.INVALID) {
      ended = true;
      end = state;
    }
  }

  /** Notified audio. What comes before the toy says that it downloads is left from earlier. */
  void audio(byte[] value) {
    if (!begun || ended || tooLong()) {
      return;
    }
    if (length + value.length > bytes.length) {
      byte[] longer = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + value.length));
      Arrays.fill(bytes, (byte) 0);
      bytes = longer;
    }
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  int length() {
    return length;
  }

  boolean ended() {
    return ended;
  }

  boolean tooLong() {
    return length > MOST_BYTES;
  }

  /** Bytes in all as a 16 kHz header tells, or -1 when nothing does. */
  int expected() {
    return ToyHeader.expected(bytes, length);
  }

  /** The recording, when the toy ended it well; no bytes when there is none on the toy. */
  byte[] whole() throws ToyException {
    if (end != ToyState.IDLE && end != ToyState.RECORDING_WAITS) {
      throw new ToyException(
          Problem.BAD_RECORDING, "The toy broke off while it handed over the recording.");
    }
    if (length < expected()) {
      throw new ToyException(
          Problem.BAD_RECORDING, "The toy stopped before the end of the recording.");
    }
    return Arrays.copyOf(bytes, length);
  }

  void wipe() {
    Arrays.fill(bytes, (byte) 0);
    length = 0;
  }
}
