package org.plushkeep.vault;

import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

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
    AesGcmHkdfStreaming cipher = streaming(key);
    Whole out = new Whole(Math.toIntExact(cipher.expectedCiphertextSize(plain.length)));
    try (var stream = cipher.newEncryptingStream(out, associatedData)) {
      stream.write(plain);
    } catch (IOException e) {
      throw new GeneralSecurityException("sealing failed", e);
    }
    return out.toByteArray();
  }

  /** Of a length that is known: it neither grows nor is copied. */
  private static final class Whole extends ByteArrayOutputStream {
    Whole(int length) {
      super(length);
    }

    @Override
    public byte[] toByteArray() {
      return count == buf.length ? buf : super.toByteArray();
    }
  }

  static byte[] open(byte[] key, byte[] sealed, byte[] associatedData)
      throws GeneralSecurityException {
    AesGcmHkdfStreaming cipher = streaming(key);
    int tags = Math.ceilDiv(sealed.length, SEGMENT_BYTES) * cipher.getCiphertextOverhead();
    byte[] plain = new byte[Math.max(0, sealed.length - cipher.getHeaderLength() - tags)];
    try (var stream =
        cipher.newDecryptingStream(new ByteArrayInputStream(sealed), associatedData)) {
      if (stream.readNBytes(plain, 0, plain.length) < plain.length || stream.read() >= 0) {
        throw new GeneralSecurityException("a sealed stream is of another length");
      }
      return plain;
    } catch (IOException e) {
      throw new GeneralSecurityException("a sealed stream does not open", e);
    }
  }

  /**
   * Whether these bytes are what was sealed: compared piece by piece as it is opened, to its end.
   *
   * @throws GeneralSecurityException when it does not open
   */
  static boolean isSealed(byte[] key, InputStream sealed, byte[] associatedData, byte[] plain)
      throws GeneralSecurityException {
    byte[] piece = new byte[SEGMENT_BYTES];
    try (var stream = streaming(key).newDecryptingStream(sealed, associatedData)) {
      boolean same = true;
      int at = 0;
      for (int read = stream.read(piece); read >= 0; read = stream.read(piece)) {
        int end = at + read;
        same = same && end <= plain.length && Arrays.equals(piece, 0, read, plain, at, end);
        at = end;
      }
      return same && at == plain.length;
    } catch (IOException e) {
      throw new GeneralSecurityException("a sealed stream does not open", e);
    } finally {
      Arrays.fill(piece, (byte) 0);
    }
  }

  private static AesGcmHkdfStreaming streaming(byte[] key) throws GeneralSecurityException {
    return new AesGcmHkdfStreaming(key, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
  }
}
