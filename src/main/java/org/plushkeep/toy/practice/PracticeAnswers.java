package org.plushkeep.toy.practice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.cloudpets.ToyState;
import org.plushkeep.toy.serial.Op;
import org.plushkeep.toy.serial.Op.Status;
import org.plushkeep.toy.serial.SessionKeys;

/** What the practice toy answers in one session on its USB socket (usb-link.md, "Questions"). */
final class PracticeAnswers implements AutoCloseable {
  private static final int SLOTS = 4;
  private static final int MOST_CLIP = 1 << 20;
  private static final int SHA_BYTES = 32;
  private static final byte[] NOTHING = new byte[0];

  private final PracticeToy toy;
  private final GattLink gatt;
  private final PracticePairings pairings;
  private final SessionKeys keys;
  private final int mostData;

  // Guarded by this: paws are pressed on the toy's own thread.
  private boolean paired;
  private boolean game;
  private int paws;

  private @Nullable Upload upload;

  /** A clip on its way into a slot. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Upload(int slot, ByteBuffer clip, byte[] sha256) {}

  /** A question that is answered by a status alone. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Status status;

    Refused(Status status) {
      super(null, null, false, false);
      this.status = status;
    }
  }

  PracticeAnswers(
      PracticeToy toy, PracticePairings pairings, PracticeDoor.Entered entered, int mostData)
      throws ToyException {
    this.toy = toy;
    this.pairings = pairings;
    this.keys = entered.keys();
    this.paired = !entered.first();
    this.mostData = mostData;
    gatt = toy.connect();
    gatt.subscribe(GattCharacteristic.STATE, this::state);
  }

  private synchronized void state(byte[] value) {
    ToyState state = ToyState.of(value);
    if (game && (state == ToyState.RECORD_PAW || state == ToyState.PLAY_PAW)) {
      paws++;
      if (!paired) {
        pairings.add(keys.agreed().bytes());
        paired = true;
      }
    }
  }

  SessionKeys keys() {
    return keys;
  }

  /** Answers an opened question: a status, then what there is to say. */
  byte[] answer(byte[] question) {
    try {
      byte[] data = question.length == 0 ? NOTHING : answered(question);
      return status(question.length == 0 ? Status.NOT_UNDERSTOOD : Status.OK, data);
    } catch (Refused e) {
      return status(e.status, NOTHING);
    } catch (ToyException e) {
      return status(Status.BUSY, NOTHING);
    }
  }

  private static byte[] status(Status status, byte[] data) {
    return ByteBuffer.allocate(1 + data.length).put((byte) status.number()).put(data).array();
  }

  private byte[] answered(byte[] question) throws ToyException, Refused {
    Op op = Op.of(question[0]);
    if (op == null) {
      throw new Refused(Status.NOT_UNDERSTOOD);
    }
    synchronized (this) {
      if (!paired && !op.isAllowedBeforePaw()) {
        throw new Refused(Status.NOT_PAIRED);
      }
    }
    ByteBuffer in = ByteBuffer.wrap(question).order(ByteOrder.LITTLE_ENDIAN).position(1);
    return switch (op) {
      case IDENTIFIER -> gatt.read(GattCharacteristic.CONFIGURATION);
      case STATE -> tellState();
      case HEART -> shine(exactly(in, 3));
      case GAME -> playGame(exactly(in, 1).get());
      case OFFER -> offer();
      case READ -> read(exactly(in, 10));
      case FETCHED -> fetched(exactly(in, 4).getInt());
      case VOLUME -> new byte[] {gatt.read(GattCharacteristic.VOLUME)[1]};
      case SET_VOLUME -> write(GattCharacteristic.VOLUME, 0, exactly(in, 1).get());
      case PLAY -> play(exactly(in, 1).get());
      case UPLOAD -> begin(exactly(in, 1 + 4 + SHA_BYTES));
      case WRITE -> take(in);
      case UPLOADED -> finish();
      case BYE -> NOTHING;
    };
  }

  private static ByteBuffer exactly(ByteBuffer in, int bytes) throws Refused {
    if (in.remaining() != bytes) {
      throw new Refused(Status.NOT_UNDERSTOOD);
    }
    return in;
  }

  private byte[] write(GattCharacteristic characteristic, int... value) throws ToyException {
    byte[] bytes = new byte[value.length];
    for (int i = 0; i < value.length; i++) {
      bytes[i] = (byte) value[i];
    }
    gatt.write(characteristic, bytes);
    return NOTHING;
  }

  private byte[] tellState() throws ToyException {
    byte state = gatt.read(GattCharacteristic.STATE)[0];
    synchronized (this) {
      return new byte[] {state, (byte) paws, (byte) (paired ? 1 : 0)};
    }
  }

  private byte[] shine(ByteBuffer in) throws ToyException {
    return write(GattCharacteristic.LED, in.get(), in.get(), in.get(), 100, 0);
  }

  private byte[] playGame(int on) throws ToyException {
    synchronized (this) {
      game = on == 1;
    }
    return write(GattCharacteristic.COMMAND, 0x0b, on == 1 ? 1 : 0);
  }

  private byte[] offer() {
    int which = toy.offered();
    byte[] recording = toy.recording(which);
    return ByteBuffer.allocate(8 + SHA_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(which)
        .putInt(recording.length)
        .put(sha256(recording))
        .array();
  }

  private byte[] read(ByteBuffer in) throws Refused {
    byte[] recording = toy.recording(in.getInt());
    int from = in.getInt();
    int bytes = Short.toUnsignedInt(in.getShort());
    if (from < 0 || bytes > mostData || from > recording.length - bytes) {
      throw new Refused(Status.NO_SUCH);
    }
    return Arrays.copyOfRange(recording, from, from + bytes);
  }

  private byte[] fetched(int which) throws Refused {
    if (toy.recording(which).length == 0) {
      throw new Refused(Status.NO_SUCH);
    }
    toy.fetched(which);
    return NOTHING;
  }

  private byte[] play(int slot) throws ToyException, Refused {
    if (slot < 0 || slot > SLOTS) {
      throw new Refused(Status.NO_SUCH);
    }
    return write(GattCharacteristic.COMMAND, 0x08, 1, slot == 0 ? 0 : slot + 1);
  }

  private byte[] begin(ByteBuffer in) throws Refused {
    int slot = in.get();
    int length = in.getInt();
    if (slot < 1 || slot > SLOTS || length < 1 || length > MOST_CLIP) {
      throw new Refused(Status.NO_SUCH);
    }
    byte[] sha256 = new byte[SHA_BYTES];
    in.get(sha256);
    upload = new Upload(slot, ByteBuffer.allocate(length), sha256);
    return NOTHING;
  }

  /** What comes once more, or with a gap before it, is answered by where to go on. */
  private byte[] take(ByteBuffer in) throws Refused {
    Upload taking = upload;
    if (taking == null || in.remaining() < 4) {
      throw new Refused(Status.NO_SUCH);
    }
    int offset = in.getInt();
    if (offset == taking.clip().position() && in.remaining() <= taking.clip().remaining()) {
      taking.clip().put(in);
    }
    return ByteBuffer.allocate(4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(taking.clip().position())
        .array();
  }

  private byte[] finish() throws Refused {
    Upload ending = upload;
    upload = null;
    if (ending == null
        || ending.clip().hasRemaining()
        || !MessageDigest.isEqual(sha256(ending.clip().array()), ending.sha256())) {
      throw new Refused(Status.BAD);
    }
    toy.store(ending.slot(), ending.clip().array());
    return NOTHING;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  @Override
  public void close() {
    gatt.close();
    synchronized (this) {
      keys.wipe();
    }
  }
}
