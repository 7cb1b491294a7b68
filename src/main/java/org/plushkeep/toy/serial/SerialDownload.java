package org.plushkeep.toy.serial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/**
 * A recording on its way from the toy. It is asked for by place, so that it goes on where it was
 * when the toy is plugged in again.
 */
final class SerialDownload {
  /** More than a toy records: two minutes as 16-bit samples, 16000 a second. */
  static final int MOST_BYTES = 4 << 20;

  private static final int OFFER_BYTES = 4 + 4 + Hkdf.HASH_BYTES;

  private final int number;
  private final byte[] sha256;
  private final byte[] bytes;
  private int received;

  private SerialDownload(int number, byte[] sha256, int length) {
    this.number = number;
    this.sha256 = sha256;
    bytes = new byte[length];
  }

  /** What the toy offers; of no length when it has none. */
  static SerialDownload offered(SerialSession session) throws IOException, ToyException {
    byte[] offer = session.ask(Op.OFFER, new byte[0]);
    if (offer.length != OFFER_BYTES) {
      throw SerialState.notWhatWasAsked();
    }
    ByteBuffer in = Frame.little(offer);
    int number = in.getInt();
    int length = in.getInt();
    if (length < 0 || length > MOST_BYTES) {
      throw new ToyException(
          Problem.BAD_RECORDING, "The toy offers a recording that is longer than one can be.");
    }
    return new SerialDownload(
        number, Arrays.copyOfRange(offer, OFFER_BYTES - Hkdf.HASH_BYTES, OFFER_BYTES), length);
  }

  int number() {
    return number;
  }

  int length() {
    return bytes.length;
  }

  int received() {
    return received;
  }

  boolean isWhole() {
    return received == bytes.length;
  }

  /** Whether the toy, plugged in again, still offers what this is a part of. */
  void goOn(SerialSession session) throws IOException, ToyException {
    SerialDownload offered = offered(session);
    if (number != offered.number
        || bytes.length != offered.bytes.length
        || !Arrays.equals(sha256, offered.sha256)) {
      throw new ToyException(
          Problem.BAD_RECORDING, "The toy offers another recording than before.");
    }
  }

  /** Fetches one more part. A toy sends all that was asked for, or it would never end. */
  void more(SerialSession session) throws IOException, ToyException {
    int wanted = Math.min(session.mostData(), bytes.length - received);
    byte[] question = new byte[10];
    Frame.little(question).putInt(number).putInt(received).putShort((short) wanted);
    byte[] part = session.ask(Op.READ, question);
    if (part.length != wanted) {
      Arrays.fill(part, (byte) 0);
      throw SerialState.notWhatWasAsked();
    }
    System.arraycopy(part, 0, bytes, received, wanted);
    Arrays.fill(part, (byte) 0);
    received += wanted;
  }

  /** The recording, when it is what the toy announced. */
  byte[] whole() throws ToyException {
    if (!MessageDigest.isEqual(Hkdf.sha256(bytes), sha256)) {
      throw new ToyException(
          Problem.BAD_RECORDING,
          "What the toy sent is not the recording that it announced. Nothing of it was stored; the"
              + " toy still has it.");
    }
    return bytes.clone();
  }

  void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }
}
