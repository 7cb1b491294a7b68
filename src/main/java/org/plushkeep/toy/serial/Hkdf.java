package org.plushkeep.toy.serial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** SHA-256, HMAC and HKDF (RFC 5869) with it, over arrays that can be wiped. */
final class Hkdf {
  static final int HASH_BYTES = 32;

  private Hkdf() {}

  static byte[] sha256(byte[]... parts) {
    SHA256Digest digest = new SHA256Digest();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[HASH_BYTES];
    digest.doFinal(out, 0);
    return out;
  }

  static byte[] hmac(byte[] key, byte[]... parts) {
    HMac mac = new HMac(new SHA256Digest());
    KeyParameter own = new KeyParameter(key);
    mac.init(own);
    Arrays.fill(own.getKey(), (byte) 0);
    for (byte[] part : parts) {
      mac.update(part, 0, part.length);
    }
    byte[] out = new byte[HASH_BYTES];
    mac.doFinal(out, 0);
    mac.init(new KeyParameter(new byte[HASH_BYTES])); // it holds the key no more
    return out;
  }

  /**
   * HKDF with an info in ASCII.
   *
   * @param length 1 to 32
   */
  static byte[] derive(byte[] salt, byte[] secret, String info, int length) {
    byte[] extracted = hmac(salt, secret);
    byte[] expanded = hmac(extracted, info.getBytes(StandardCharsets.US_ASCII), new byte[] {1});
    Arrays.fill(extracted, (byte) 0);
    byte[] out = Arrays.copyOf(expanded, length);
    Arrays.fill(expanded, (byte) 0);
    return out;
  }

  /**
   * Noise's HKDF: its outputs one after the other.
   *
   * @param count 2 or 3
   */
  static byte[][] chain(byte[] chainingKey, byte[] input, int count) {
    byte[] extracted = hmac(chainingKey, input);
    byte[][] outputs = new byte[count][];
    byte[] before = new byte[0];
    for (int i = 0; i < count; i++) {
      before = hmac(extracted, before, new byte[] {(byte) (i + 1)});
      outputs[i] = before;
    }
    Arrays.fill(extracted, (byte) 0);
    return outputs;
  }
}
