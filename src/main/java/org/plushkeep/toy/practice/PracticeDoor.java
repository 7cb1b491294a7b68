package org.plushkeep.toy.practice;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.serial.Frame;
import org.plushkeep.toy.serial.Handshake;
import org.plushkeep.toy.serial.Hello;
import org.plushkeep.toy.serial.PairingSecret;
import org.plushkeep.toy.serial.SessionKeys;

/** The toy's side of the handshake (usb-link.md, "Handshake"). Not safe for several threads. */
final class PracticeDoor {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final byte[] NONE = new byte[0];

  private final PracticePairings pairings;
  private final int mostData;

  private byte[] hello = NONE;
  private byte[] welcome = NONE;
  private byte[] ephemeral = NONE;
  private byte[] open = NONE;
  private @Nullable Frame opened;

  PracticeDoor(PracticePairings pairings, int mostData) {
    this.pairings = pairings;
    this.mostData = mostData;
  }

  /**
   * A session that has begun.
   *
   * @param pairing the pairing's number
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Entered(SessionKeys keys, boolean first, byte[] pairing) {}

  /** Whether this HELLO begins anew: the same once more is only a copy. */
  boolean isNew(Frame frame) {
    return !Arrays.equals(hello, frame.payload());
  }

  /** Answers a HELLO. */
  Frame greet(Frame frame) {
    if (!Hello.speaksThis(frame.payload())) {
      return refusal(frame, Hello.OTHER_VERSION);
    }
    if (isNew(frame)) {
      forget();
      hello = frame.payload().clone();
      ephemeral = new byte[32];
      RANDOM.nextBytes(ephemeral);
      welcome =
          new Hello.Welcome(
                  mostData,
                  pairings.number(),
                  Hello.commitment(Handshake.publicOf(ephemeral)),
                  PracticeToy.ADVERTISED_NAME)
              .toBytes();
    }
    return new Frame(Frame.Type.WELCOME, frame.sequence(), welcome);
  }

  /** What was answered to this OPEN before, when it is a copy. */
  Optional<Frame> openedBefore(Frame frame) {
    return Arrays.equals(open, frame.payload()) ? Optional.ofNullable(opened) : Optional.empty();
  }

  /** Whether an OPEN can be answered: after a HELLO, and once. */
  boolean isWaiting() {
    return hello.length > 0 && opened == null;
  }

  /**
   * Answers an OPEN; {@link #answer} is what to say.
   *
   * @return the session, when it is one
   */
  Optional<Entered> open(Frame frame) {
    open = frame.payload().clone();
    if (open.length < Hello.OPEN_HEADER) {
      opened = refusal(frame, Hello.BAD_HANDSHAKE);
      return Optional.empty();
    }
    boolean first = open[0] == Hello.FIRST;
    byte[] secret = first ? NONE : pairings.find(Arrays.copyOfRange(open, 1, Hello.OPEN_HEADER));
    if (secret == null) {
      opened = refusal(frame, Hello.NO_SUCH_PAIRING);
      return Optional.empty();
    }
    Handshake handshake = new Handshake(secret, Hello.prologue(hello, welcome, open), ephemeral);
    try {
      byte[] theirs = handshake.readFirst(Arrays.copyOfRange(open, Hello.OPEN_HEADER, open.length));
      opened = new Frame(Frame.Type.OPENED, frame.sequence(), handshake.writeSecond(theirs));
      SessionKeys keys = handshake.split();
      byte[] known = first ? keys.agreed().bytes() : secret;
      return Optional.of(new Entered(keys, first, PairingSecret.numberOf(known)));
    } catch (Handshake.BadHandshake e) {
      handshake.wipe();
      opened = refusal(frame, Hello.BAD_HANDSHAKE);
      return Optional.empty();
    }
  }

  Optional<Frame> answer() {
    return Optional.ofNullable(opened);
  }

  void forget() {
    Arrays.fill(ephemeral, (byte) 0);
    hello = NONE;
    open = NONE;
    opened = null;
  }

  private static Frame refusal(Frame frame, int why) {
    return new Frame(Frame.Type.REFUSAL, frame.sequence(), new byte[] {(byte) why});
  }
}
