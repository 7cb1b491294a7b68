package org.plushkeep.toy.practice;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.plushkeep.toy.ToyException;
import org.plushkeep.toy.bluetooth.GattCharacteristic;
import org.plushkeep.toy.bluetooth.GattLink;
import org.plushkeep.toy.cloudpets.ToyState;
import org.plushkeep.toy.serial.Op;
import org.plushkeep.toy.serial.Op.Status;
import org.plushkeep.toy.serial.SessionKeys;

/** What the practice toy answers in one session on its USB socket (usb-link.md, "Questions"). */
final class PracticeAnswers implements AutoCloseable {
  private static final byte[] NOTHING = new byte[0];

  private final PracticeToy toy;
  private final GattLink gatt;
  private final PracticePairings pairings;
  private final SessionKeys keys;
  private final int mostData;
  private final byte[] pairing;
  private final PracticeIncoming incoming;

  // Guarded by this: paws are pressed on the toy's own thread.
  private boolean paired;
  private boolean game;
  private int paws;

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
      PracticeToy toy,
      PracticePairings pairings,
      PracticeIncoming incoming,
      PracticeDoor.Entered entered,
      int mostData)
      throws ToyException {
    this.toy = toy;
    this.pairings = pairings;
    this.keys = entered.keys();
    this.paired = !entered.first();
    this.mostData = mostData;
    this.incoming = incoming;
    pairing = entered.pairing();
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
      case UPLOAD -> begin(exactly(in, 1 + 4 + PracticeIncoming.SHA_BYTES));
      case WRITE -> take(in);
      case UPLOADED -> finish();
      case BYE -> NOTHING;
      case ABORT -> abort();
      case BATTERY -> new byte[] {(byte) gatt.battery().orElseThrow()};
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
    return ByteBuffer.allocate(8 + PracticeIncoming.SHA_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(which)
        .putInt(recording.length)
        .put(PracticeIncoming.sha256(recording))
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
    if (slot != 0 && toy.stored(slot).length == 0) {
      throw new Refused(Status.NO_SUCH);
    }
    return write(GattCharacteristic.COMMAND, 0x08, 1, slot == 0 ? 0 : slot + 1);
  }

  private byte[] begin(ByteBuffer in) throws Refused {
    int slot = in.get();
    int length = in.getInt();
    if (!PracticeIncoming.fits(slot, length)) {
      throw new Refused(Status.NO_SUCH);
    }
    byte[] sha256 = new byte[PracticeIncoming.SHA_BYTES];
    in.get(sha256);
    return where(incoming.begin(pairing, slot, length, sha256));
  }

  private byte[] take(ByteBuffer in) throws Refused {
    if (in.remaining() < 4) {
      throw new Refused(Status.NOT_UNDERSTOOD);
    }
    return where(incoming.take(in.getInt(), in));
  }

  private static byte[] where(int offset) throws Refused {
    if (offset < 0) {
      throw new Refused(Status.NO_SUCH);
    }
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(offset).array();
  }

  private byte[] finish() throws Refused {
    if (!incoming.finish(toy::store)) {
      throw new Refused(Status.BAD);
    }
    return NOTHING;
  }

  private byte[] abort() {
    incoming.forget();
    return NOTHING;
  }

  @Override
  public void close() {
    gatt.close();
    synchronized (this) {
      keys.wipe();
    }
  }
}
