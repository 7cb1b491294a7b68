package org.plushkeep.toy.serial;

import java.util.Arrays;

/**
 * What a toy and a vault remember each other by (usb-link.md, "Pairing"): 32 bytes that no one else
 * knows.
 *
 * @param bytes the secret; wiped by {@link #wipe}
 * @param comparison three numbers of 1 to 5: alike on both sides only when nobody sits between them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PairingSecret(byte[] bytes, int[] comparison) {
  /** Bytes of a secret. */
  public static final int BYTES = 32;

  /** Bytes of the number that says which secret is meant, and nothing of it. */
  public static final int NUMBER_BYTES = 8;

  private static final String INFO = "Plushkeep USB link 1 ";
  private static final int MOST_BLINKS = 5;

  static PairingSecret agreed(byte[] hash, byte[] chainingKey) {
    byte[] drawn = Hkdf.derive(hash, chainingKey, INFO + "comparison", 3);
    int[] comparison = new int[drawn.length];
    for (int i = 0; i < drawn.length; i++) {
      comparison[i] = 1 + Byte.toUnsignedInt(drawn[i]) % MOST_BLINKS;
    }
    return new PairingSecret(
        Hkdf.derive(hash, chainingKey, INFO + "pairing secret", BYTES), comparison);
  }

  /** By which number the toy finds a secret again. */
  public static byte[] numberOf(byte[] secret) {
    return Hkdf.derive(new byte[0], secret, INFO + "pairing number", NUMBER_BYTES);
  }

  void wipe() {
    Arrays.fill(bytes, (byte) 0);
  }
}
