package org.plushkeep.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/**
 * The two ciphers of the vault, both Tink's: AES-256-GCM with a random 96-bit nonce for what is
 * small (wrapped keys), AES256_GCM_HKDF_4KB streaming AEAD for sound, so that a changed, cut or
 * swapped byte is an error and never other audio.
 */
final class Sealing {
  static final int KEY_BYTES = 32;
  private static final int SEGMENT_BYTES = 4096;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Sealing() {}

  static byte[] randomKey() {
    return random(KEY_BYTES);
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /**
   * Tink keeps a cipher for each thread, and the cipher its last key: gives it one that is none. To
   * be called at the end of work with keys, on the thread that did it.
   */
  static void rinse() {
    try {
      wrap(new byte[KEY_BYTES], new byte[0], new byte[0]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has AES-GCM
    }
  }

  static byte[] wrap(byte[] key, byte[] plain, byte[] associatedData)
      throws GeneralSecurityException {
    return new AesGcmJce(key).encrypt(plain, associatedData);
  }

  static byte[] unwrap(byte[] key, byte[] sealed, byte[] associatedData)
      throws GeneralSecurityException {
    return new AesGcmJce(key).decrypt(sealed, associatedData);
  }

  static byte[] seal(byte[] key, byte[] plain, byte[] associatedData)
      throws GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length + 64);
    try (var stream = streaming(key).newEncryptingStream(out, associatedData)) {
      stream.write(plain);
    } catch (IOException e) {
      throw new GeneralSecurityException("sealing failed", e);
    }
    return out.toByteArray();
  }

  static byte[] open(byte[] key, byte[] sealed, byte[] associatedData)
      throws GeneralSecurityException {
    try (var stream =
        streaming(key).newDecryptingStream(new ByteArrayInputStream(sealed), associatedData)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new GeneralSecurityException("a sealed stream does not open", e);
    }
  }

  private static AesGcmHkdfStreaming streaming(byte[] key) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
  }
}
