package org.plushkeep.toy.serial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.jspecify.annotations.Nullable;

/**
 * The Noise Protocol Framework (revision 34) as far as the link needs it: the pattern {@code NN} at
 * the first plug-in, {@code NNpsk0} with the pairing secret afterwards, over X25519,
 * ChaCha20-Poly1305 and SHA-256. The console is the initiator. Each of the four calls is made once.
 */
public final class Handshake {
  private static final String SUITE = "_25519_ChaChaPoly_SHA256";
  private static final byte[] NOTHING = new byte[0];

  private final byte[] ephemeral;
  private final byte[] ephemeralPublic;
  private final byte[] psk;

  private byte[] hash;
  private byte[] chainingKey;
  private @Nullable SealKey key;
  private long number;

  /**
   * @param psk 32 bytes for {@code NNpsk0}, none for {@code NN}; not kept longer than this
   * @param prologue what both must have seen alike
   * @param ephemeral this side's private key, 32 random bytes; kept and wiped by this
   */
  public Handshake(byte[] psk, byte[] prologue, byte[] ephemeral) {
    this.psk = psk.clone();
    this.ephemeral = ephemeral;
    ephemeralPublic = publicOf(ephemeral);
    String protocol = "Noise_NN" + (psk.length == 0 ? "" : "psk0") + SUITE;
    byte[] name = protocol.getBytes(StandardCharsets.US_ASCII);
    hash = name.length <= Hkdf.HASH_BYTES ? Arrays.copyOf(name, 32) : Hkdf.sha256(name);
    chainingKey = hash.clone();
    mixHash(prologue);
  }

  /** The public key of a private one. */
  public static byte[] publicOf(byte[] privateKey) {
    byte[] publicKey = new byte[X25519.POINT_SIZE];
    X25519.scalarMultBase(privateKey, 0, publicKey, 0);
    return publicKey;
  }

  /** The console's message: 32 bytes, or 48 with a pairing secret. */
  public byte[] writeFirst() {
    return writeFirst(NOTHING);
  }

  /** With a payload: the link uses none, the framework's own test vectors do. */
  byte[] writeFirst(byte[] payload) {
    mixPsk();
    mixEphemeral(ephemeralPublic);
    return join(ephemeralPublic, sealAndHash(payload));
  }

  /**
   * The toy reads it.
   *
   * @return the console's ephemeral public key
   * @throws BadHandshake it was made with another pairing secret, or changed on the way
   */
  public byte[] readFirst(byte[] message) throws BadHandshake {
    mixPsk();
    byte[] theirs = pointOf(message);
    mixEphemeral(theirs);
    openAndHash(rest(message));
    return theirs;
  }

  /**
   * The toy's message, 48 bytes.
   *
   * @param theirs of {@link #readFirst}
   */
  public byte[] writeSecond(byte[] theirs) throws BadHandshake {
    return writeSecond(theirs, NOTHING);
  }

  byte[] writeSecond(byte[] theirs, byte[] payload) throws BadHandshake {
    mixEphemeral(ephemeralPublic);
    agree(theirs);
    return join(ephemeralPublic, sealAndHash(payload));
  }

  /**
   * The console reads it.
   *
   * @return the toy's ephemeral public key
   */
  public byte[] readSecond(byte[] message) throws BadHandshake {
    byte[] theirs = pointOf(message);
    mixEphemeral(theirs);
    agree(theirs);
    openAndHash(rest(message));
    return theirs;
  }

  /** What both sides have in common now. This handshake's own keys are wiped. */
  public SessionKeys split() {
    byte[][] keys = Hkdf.chain(chainingKey, NOTHING, 2);
    SessionKeys split =
        new SessionKeys(
            new SealKey(keys[0]), new SealKey(keys[1]), PairingSecret.agreed(hash, chainingKey));
    wipe();
    return split;
  }

  /** Wipes its keys; to be called also when it fails. */
  public void wipe() {
    Arrays.fill(ephemeral, (byte) 0);
    Arrays.fill(psk, (byte) 0);
    Arrays.fill(chainingKey, (byte) 0);
    if (key != null) {
      key.wipe();
      key = null;
    }
  }

  private void mixPsk() {
    if (psk.length > 0) {
      byte[][] outputs = Hkdf.chain(chainingKey, psk, 3);
      replaceChainingKey(outputs[0]);
      mixHash(outputs[1]);
      setKey(outputs[2]);
    }
  }

  private void mixEphemeral(byte[] publicKey) {
    mixHash(publicKey);
    if (psk.length > 0) {
      mixKey(publicKey);
    }
  }

  private void agree(byte[] theirs) throws BadHandshake {
    byte[] shared = new byte[X25519.POINT_SIZE];
    if (!X25519.calculateAgreement(ephemeral, 0, theirs, 0, shared, 0)) {
      throw new BadHandshake("a public key of low order");
    }
    mixKey(shared);
    Arrays.fill(shared, (byte) 0);
  }

  private void mixKey(byte[] input) {
    byte[][] outputs = Hkdf.chain(chainingKey, input, 2);
    replaceChainingKey(outputs[0]);
    setKey(outputs[1]);
  }

  private void replaceChainingKey(byte[] next) {
    Arrays.fill(chainingKey, (byte) 0);
    chainingKey = next;
  }

  private void setKey(byte[] next) {
    if (key != null) {
      key.wipe();
    }
    key = new SealKey(next);
    number = 0;
  }

  private void mixHash(byte[] data) {
    hash = Hkdf.sha256(hash, data);
  }

  private byte[] sealAndHash(byte[] plain) {
    byte[] sealed = key == null ? plain : key.seal(number++, hash, plain);
    mixHash(sealed);
    return sealed;
  }

  private void openAndHash(byte[] sealed) throws BadHandshake {
    byte[] before = hash;
    mixHash(sealed);
    if (key != null && key.open(number++, before, sealed).isEmpty()) {
      throw new BadHandshake("a message that was not made with the same secrets");
    }
  }

  private static byte[] pointOf(byte[] message) throws BadHandshake {
    if (message.length < X25519.POINT_SIZE) {
      throw new BadHandshake("a message that is too short");
    }
    return Arrays.copyOf(message, X25519.POINT_SIZE);
  }

  private static byte[] rest(byte[] message) {
    return Arrays.copyOfRange(message, X25519.POINT_SIZE, message.length);
  }

  static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** The other side does not have the same secrets. */
  public static final class BadHandshake extends Exception {
    private static final long serialVersionUID = 1L;

    BadHandshake(String message) {
      super(message);
    }
  }
}
