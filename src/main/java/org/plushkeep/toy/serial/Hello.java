package org.plushkeep.toy.serial;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** What goes over the line in the clear before a session is open (usb-link.md, "Handshake"). */
public final class Hello {
  /** Random bytes in a HELLO. */
  public static final int NONCE_BYTES = 16;

  /** Bytes of a toy's number. */
  public static final int TOY_BYTES = 8;

  /** OPEN's first byte at the first plug-in. */
  public static final int FIRST = 0;

  /** OPEN's first byte with a pairing secret. */
  public static final int KNOWN = 1;

  /** REFUSAL: the toy speaks no version that the console speaks. */
  public static final int OTHER_VERSION = 1;

  /** REFUSAL: the toy has no pairing of that number. */
  public static final int NO_SUCH_PAIRING = 2;

  /** REFUSAL: the handshake does not hold. */
  public static final int BAD_HANDSHAKE = 3;

  private static final byte[] MAGIC = "PLUSH".getBytes(StandardCharsets.US_ASCII);
  private static final int HELLO_BYTES = 5 + 2 + NONCE_BYTES;
  private static final int WELCOME_BYTES = 1 + 2 + TOY_BYTES + Hkdf.HASH_BYTES + 1;
  private static final int MOST_NAME = 32;
  private static final byte[] PROLOGUE = ascii("Plushkeep USB link 1");
  private static final byte[] COMMITMENT = ascii("Plushkeep USB link 1 commitment");

  private Hello() {}

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** HELLO's payload: who speaks, from and to which version, and 16 random bytes. */
  public static byte[] hello(byte[] nonce) {
    return ByteBuffer.allocate(HELLO_BYTES)
        .put(MAGIC)
        .put((byte) Frame.VERSION)
        .put((byte) Frame.VERSION)
        .put(nonce)
        .array();
  }

  /** Whether these are a console's words. */
  public static boolean isHello(byte[] payload) {
    return payload.length == HELLO_BYTES
        && Arrays.equals(payload, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /** Whether the console speaks this version. */
  public static boolean speaksThis(byte[] hello) {
    return hello[MAGIC.length] <= Frame.VERSION && hello[MAGIC.length + 1] >= Frame.VERSION;
  }

  /**
   * WELCOME's payload.
   *
   * @param mostData how many bytes of a recording or message go into one frame, 64 to 1024
   * @param toy its number, {@value #TOY_BYTES} bytes
   * @param commitment of {@link #commitment}
   * @param name what it is called, at most 32 characters of ASCII
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Welcome(int mostData, byte[] toy, byte[] commitment, String name) {
    /** As bytes. */
    public byte[] toBytes() {
      byte[] called = ascii(name);
      byte[] bytes = new byte[WELCOME_BYTES + called.length];
      ByteBuffer out = Frame.little(bytes);
      out.put((byte) Frame.VERSION).putShort((short) mostData).put(toy).put(commitment);
      out.put((byte) called.length).put(called);
      return bytes;
    }

    /** From bytes; empty when they are none. */
    public static Optional<Welcome> of(byte[] payload) {
      if (payload.length < WELCOME_BYTES || payload.length > WELCOME_BYTES + MOST_NAME) {
        return Optional.empty();
      }
      ByteBuffer in = Frame.little(payload);
      int version = in.get();
      int mostData = Short.toUnsignedInt(in.getShort());
      byte[] toy = new byte[TOY_BYTES];
      byte[] commitment = new byte[Hkdf.HASH_BYTES];
      in.get(toy).get(commitment);
      int length = Byte.toUnsignedInt(in.get());
      if (version != Frame.VERSION
          || mostData < SerialSession.LEAST_DATA
          || mostData > SerialSession.MOST_DATA
          || length != in.remaining()) {
        return Optional.empty();
      }
      String name = new String(payload, WELCOME_BYTES, length, StandardCharsets.US_ASCII);
      return Optional.of(new Welcome(mostData, toy, commitment, name));
    }
  }

  /** To what a toy binds itself before it has seen the console's key. */
  public static byte[] commitment(byte[] ephemeralPublic) {
    return Hkdf.sha256(COMMITMENT, ephemeralPublic);
  }

  /**
   * What both must have seen alike.
   *
   * @param hello HELLO's payload
   * @param welcome WELCOME's payload
   * @param open OPEN's payload; only its mode and the pairing's number count
   */
  public static byte[] prologue(byte[] hello, byte[] welcome, byte[] open) {
    byte[] whom = Arrays.copyOf(open, OPEN_HEADER);
    return Handshake.join(Handshake.join(PROLOGUE, hello), Handshake.join(welcome, whom));
  }

  /** Bytes of OPEN's payload before the handshake's message. */
  public static final int OPEN_HEADER = 1 + PairingSecret.NUMBER_BYTES;

  /** OPEN's payload without the handshake's message: the first plug-in, or with a secret. */
  static byte[] open(byte[] secret) {
    ByteBuffer out = ByteBuffer.allocate(OPEN_HEADER);
    if (secret.length > 0) {
      out.put((byte) KNOWN).put(PairingSecret.numberOf(secret));
    }
    return out.array();
  }
}
