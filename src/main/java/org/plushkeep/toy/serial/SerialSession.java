package org.plushkeep.toy.serial;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.ToyException.Problem;

/** The console's side of one plug-in: the handshake, then sealed questions and their answers. */
final class SerialSession implements AutoCloseable {
  /** The fewest bytes of a recording that a toy may put into one frame, but for the last. */
  static final int LEAST_DATA = 64;

  /** The most. */
  static final int MOST_DATA = 1024;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Line line;
  private final Timing timing;
  private final Exchange exchange;
  private final SessionKeys keys;
  private final int mostData;
  private int sequence = 2;

  private SerialSession(
      Line line, Timing timing, Exchange exchange, SessionKeys keys, int mostData) {
    this.line = line;
    this.timing = timing;
    this.exchange = exchange;
    this.keys = keys;
    this.mostData = mostData;
  }

  /**
   * Shakes hands.
   *
   * @param line closed when it fails
   * @param secret what vault and toy agreed on; none at the first plug-in
   * @param givenUp asked whenever an answer did not come at once, also later; true makes that a
   *     {@link Problem#NO_ANSWER}
   * @throws ToyException {@link Problem#NO_ANSWER}, {@link Problem#NOT_UNDERSTOOD}, {@link
   *     Problem#FORGOTTEN} (the toy has no such pairing), {@link Problem#OTHER_TOY}
   * @throws IOException the line is gone
   */
  static SerialSession open(Line line, Timing timing, byte[] secret, BooleanSupplier givenUp)
      throws IOException, ToyException {
    boolean open = false;
    Handshake handshake = null;
    try {
      Exchange exchange = new Exchange(line, timing, givenUp);
      byte[] hello = Hello.hello(random(Hello.NONCE_BYTES));
      byte[] greeted = greet(exchange, timing, hello);
      Hello.Welcome welcome = Hello.Welcome.of(greeted).orElseThrow(SerialSession::noToy);
      byte[] header = Hello.open(secret);
      byte[] prologue = Hello.prologue(hello, greeted, header);
      handshake = new Handshake(secret, prologue, random(SealKey.KEY_BYTES));
      Frame ask = new Frame(Frame.Type.OPEN, 1, Handshake.join(header, handshake.writeFirst()));
      byte[] theirs =
          handshake.readSecond(
              refused(exchange.ask(ask, timing.patience(), frame -> reply(frame, 1))));
      if (!MessageDigest.isEqual(Hello.commitment(theirs), welcome.commitment())) {
        throw otherToy();
      }
      open = true;
      return new SerialSession(line, timing, exchange, handshake.split(), welcome.mostData());
    } catch (Handshake.BadHandshake e) {
      throw otherToy();
    } finally {
      if (!open) {
        if (handshake != null) {
          handshake.wipe();
        }
        line.close();
      }
    }
  }

  private static byte[] greet(Exchange exchange, Timing timing, byte[] hello)
      throws IOException, ToyException {
    return refused(
        exchange.ask(
            new Frame(Frame.Type.HELLO, 0, hello), timing.hello(), frame -> reply(frame, 0)));
  }

  private static Optional<Frame> reply(Frame frame, int sequence) {
    Frame.Type wanted = sequence == 0 ? Frame.Type.WELCOME : Frame.Type.OPENED;
    boolean fits = frame.type() == wanted || frame.type() == Frame.Type.REFUSAL;
    return fits && frame.sequence() == sequence ? Optional.of(frame) : Optional.empty();
  }

  /** The payload, when it is no refusal. */
  private static byte[] refused(Frame frame) throws ToyException {
    byte[] payload = frame.payload();
    if (frame.type() != Frame.Type.REFUSAL) {
      return payload;
    }
    throw switch (payload.length == 0 ? 0 : payload[0]) {
      case Hello.NO_SUCH_PAIRING -> forgotten();
      case Hello.BAD_HANDSHAKE -> otherToy();
      default -> noToy();
    };
  }

  private static ToyException forgotten() {
    return new ToyException(
        Problem.FORGOTTEN,
        "The toy on the USB port does not know this vault. Nothing was collected. If it is yours,"
            + " pair it again.");
  }

  private static ToyException noToy() {
    return new ToyException(
        Problem.NOT_UNDERSTOOD,
        "What is on the USB port answers, but not as a toy that this version knows.");
  }

  private static ToyException otherToy() {
    return new ToyException(
        Problem.OTHER_TOY,
        "What is on the USB port is not the toy that was paired there: it does not know the secret"
            + " that the two agreed on. Nothing was told to it, and nothing taken from it.");
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** How many bytes of a recording go into one frame. */
  int mostData() {
    return mostData;
  }

  /** What this first plug-in agreed on. */
  PairingSecret agreed() {
    return keys.agreed();
  }

  /**
   * What a toy answers.
   *
   * @param data after its status
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Reply(Op.Status status, byte[] data) {
    private static Reply of(byte[] answer) {
      Op.Status status =
          answer.length == 0 ? Op.Status.NOT_UNDERSTOOD : Op.Status.of(answer[0] & 0xFF);
      byte[] rest = Arrays.copyOfRange(answer, Math.min(1, answer.length), answer.length);
      Arrays.fill(answer, (byte) 0);
      return new Reply(status, rest);
    }

    /** The data, when the toy did what it was asked. */
    byte[] orThrow(Op op) throws ToyException {
      return switch (status) {
        case OK -> data;
        case NOT_PAIRED -> throw forgotten();
        case BUSY, NOT_UNDERSTOOD, NO_SUCH, BAD -> throw refusal(op);
      };
    }

    private ToyException refusal(Op op) {
      if (status == Op.Status.BUSY) {
        return new ToyException(
            Problem.BUSY,
            "The toy on the USB port is busy: it records, or plays. Try again when it is quiet.");
      }
      return op.isUploading()
          ? SerialUpload.notTaken()
          : new ToyException(
              Problem.NOT_UNDERSTOOD,
              "The toy on the USB port would not: " + op + ", " + status + ".");
    }
  }

  /**
   * Asks.
   *
   * @return the answer's bytes after its status
   * @throws ToyException {@link Problem#NO_ANSWER}, {@link Problem#BUSY}, {@link
   *     Problem#FORGOTTEN}, {@link Problem#NOT_TAKEN} of what is uploaded, {@link
   *     Problem#NOT_UNDERSTOOD}: the toy would not
   * @throws IOException the line is gone
   */
  byte[] ask(Op op, byte[] data) throws IOException, ToyException {
    return tried(op, data).orThrow(op);
  }

  /** The same, but a refusal is an answer. A busy toy is asked again for a while. */
  Reply tried(Op op, byte[] data) throws IOException, ToyException {
    long end = System.nanoTime() + timing.patience().toNanos();
    while (true) {
      Reply reply = exchange(op, data, timing.patience());
      if (reply.status() != Op.Status.BUSY || end - System.nanoTime() <= 0) {
        return reply;
      }
      Cable.pause(timing.look());
    }
  }

  private Reply exchange(Op op, byte[] data, Duration patience) throws IOException, ToyException {
    int number = sequence++;
    byte[] plain = ByteBuffer.allocate(1 + data.length).put((byte) op.number()).put(data).array();
    byte[] header = new Frame(Frame.Type.ASK, number, new byte[0]).header();
    byte[] sealed = keys.toToy().seal(Integer.toUnsignedLong(number), header, plain);
    Arrays.fill(plain, (byte) 0);
    return Reply.of(
        exchange.ask(
            new Frame(Frame.Type.ASK, number, sealed), patience, frame -> opened(frame, number)));
  }

  private Optional<byte[]> opened(Frame frame, int number) {
    return frame.type() == Frame.Type.ANSWER && frame.sequence() == number
        ? keys.toConsole().open(Integer.toUnsignedLong(number), frame.header(), frame.payload())
        : Optional.empty();
  }

  /** Says goodbye once, wipes the keys and closes the line. */
  @Override
  public void close() {
    try {
      exchange(Op.BYE, new byte[0], timing.answer());
    } catch (IOException | ToyException e) {
      // It has gone already.
    } finally {
      keys.wipe();
      line.close();
    }
  }
}
