package org.plushkeep.toy.serial;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.ChaCha20Poly1305;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * ChaCha20-Poly1305 (RFC 8439) under one key. The nonce is a number: four zero bytes, then the
 * number in eight bytes, little-endian (Noise, section 12.3). No number is used twice to seal two
 * different things.
 */
public final class SealKey {
  /** Bytes of a key. */
  public static final int KEY_BYTES = 32;

  /** By how much sealing makes it longer. */
  public static final int TAG_BYTES = 16;

  private final byte[] key;
  private final ChaCha20Poly1305 cipher = new ChaCha20Poly1305();

  /**
   * @param key 32 bytes; kept and wiped by this
   */
  SealKey(byte[] key) {
    this.key = key;
  }

  /** Seals. */
  public byte[] seal(long number, byte[] associatedData, byte[] plain) {
    return open(true, number, associatedData, plain)
        .orElseThrow(() -> new IllegalStateException("sealing never fails"));
  }

  /** Opens; empty when it was not sealed so. */
  public Optional<byte[]> open(long number, byte[] associatedData, byte[] sealed) {
    return open(false, number, associatedData, sealed);
  }

  private Optional<byte[]> open(boolean sealing, long number, byte[] associatedData, byte[] in) {
    byte[] out = new byte[0];
    try {
      begin(sealing, key, number, associatedData);
      out = new byte[cipher.getOutputSize(in.length)];
      int length = cipher.processBytes(in, 0, in.length, out, 0);
      length += cipher.doFinal(out, length);
      return Optional.of(length == out.length ? out : Arrays.copyOf(out, length));
    } catch (InvalidCipherTextException e) {
      Arrays.fill(out, (byte) 0);
      return Optional.empty();
    }
  }

  private void begin(boolean sealing, byte[] with, long number, byte[] associatedData) {
    byte[] nonce = new byte[12];
    Frame.little(nonce).putLong(4, number);
    KeyParameter own = new KeyParameter(with);
    try {
      cipher.init(sealing, new AEADParameters(own, 8 * TAG_BYTES, nonce, associatedData));
    } finally {
      Arrays.fill(own.getKey(), (byte) 0);
    }
  }

  /** Wipes the key, also where the cipher holds it. */
  public void wipe() {
    Arrays.fill(key, (byte) 0);
    begin(false, key, 0, new byte[0]);
  }
}
