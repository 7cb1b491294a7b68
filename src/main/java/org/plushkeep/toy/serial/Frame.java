package org.plushkeep.toy.serial;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One frame on the line (usb-link.md, "Frames"): version and type, sequence number, payload,
 * CRC-32.
 *
 * @param type what it is
 * @param sequence u32, counts the questions of a session; an answer has its question's
 * @param payload 0 to {@value #MOST_PAYLOAD} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(Type type, int sequence, byte[] payload) {
  /** The version of the link that this is. */
  public static final int VERSION = 1;

  /** The longest payload. */
  public static final int MOST_PAYLOAD = 1100;

  static final int HEADER = 5;
  private static final int CHECK = 4;
  private static final int SHORTEST = HEADER + CHECK;

  /** What a longest frame takes between two zeros. */
  static final int MOST_CODED = SHORTEST + MOST_PAYLOAD + (SHORTEST + MOST_PAYLOAD) / 254 + 1;

  /** What a frame is, by its number. */
  public enum Type {
    /** The console begins a session. */
    HELLO(0),
    /** The toy says who it is. */
    WELCOME(1),
    /** The console's half of the handshake. */
    OPEN(2),
    /** The toy's half of it. */
    OPENED(3),
    /** The console asks, sealed. */
    ASK(4),
    /** The toy answers, sealed. */
    ANSWER(5),
    /** The toy refuses what came before a session was open. */
    REFUSAL(6);

    private static final Type[] ALL = values();

    private final int number;

    Type(int number) {
      this.number = number;
    }

    static @Nullable Type of(int number) {
      return number < ALL.length ? ALL[number] : null;
    }
  }

  public Frame {
    if (payload.length > MOST_PAYLOAD) {
      throw new IllegalArgumentException("a payload has at most " + MOST_PAYLOAD + " bytes");
    }
  }

  /** The bytes on the line, with a zero before and after. */
  public byte[] toWire() {
    byte[] plain = Arrays.copyOf(header(), HEADER + payload.length + CHECK);
    System.arraycopy(payload, 0, plain, HEADER, payload.length);
    little(plain).putInt(HEADER + payload.length, crc(plain));
    byte[] coded = Cobs.encode(plain);
    byte[] wire = new byte[coded.length + 2];
    System.arraycopy(coded, 0, wire, 1, coded.length);
    return wire;
  }

  /** Version and type, and the sequence number: what a seal covers beside the payload. */
  public byte[] header() {
    byte[] header = new byte[HEADER];
    little(header).put((byte) (VERSION << 4 | type.number)).putInt(sequence);
    return header;
  }

  /** What stood between two zeros; empty when it is no whole frame of this version. */
  public static Optional<Frame> of(byte[] coded) {
    return Cobs.decode(coded).flatMap(Frame::ofPlain);
  }

  private static Optional<Frame> ofPlain(byte[] plain) {
    if (plain.length < SHORTEST || plain.length > SHORTEST + MOST_PAYLOAD) {
      return Optional.empty();
    }
    ByteBuffer in = little(plain);
    int first = Byte.toUnsignedInt(in.get());
    Type type = Type.of(first & 0x0F);
    if (first >> 4 != VERSION || type == null || in.getInt(plain.length - CHECK) != crc(plain)) {
      return Optional.empty();
    }
    return Optional.of(
        new Frame(type, in.getInt(), Arrays.copyOfRange(plain, HEADER, plain.length - CHECK)));
  }

  private static int crc(byte[] plain) {
    CRC32 crc = new CRC32();
    crc.update(plain, 0, plain.length - CHECK);
    return (int) crc.getValue();
  }

  static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
