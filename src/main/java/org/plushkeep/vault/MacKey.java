package org.plushkeep.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.mac.HmacKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of an HMAC-SHA256 keyset, in an array that is wiped by {@link #close()}. Tags are Tink's:
 * the key's output prefix, then 32 bytes. Tink's own primitive leaves its key with every thread
 * that ever used it, for as long as that thread lives.
 */
final class MacKey implements AutoCloseable {
  private static final String HMAC = "HmacSHA256";

  private final byte[] prefix;
  private final byte[] key;

  /**
   * @param keyset with one HMAC-SHA256 key
   */
  @AccessesPartialKey // it is ours to keep and to wipe
  MacKey(KeysetHandle keyset) throws GeneralSecurityException {
    if (!(keyset.getPrimary().getKey() instanceof HmacKey hmac)) {
      throw new GeneralSecurityException("the keyset holds no HMAC key");
    }
    prefix = hmac.getOutputPrefix().toByteArray();
    key = hmac.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
  }

  byte[] tag(Canonical content) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(HMAC);
    mac.init(new SecretKeySpec(key, HMAC));
    content.writeTo(mac::update);
    byte[] hash = mac.doFinal();
    byte[] tag = Arrays.copyOf(prefix, prefix.length + hash.length);
    System.arraycopy(hash, 0, tag, prefix.length, hash.length);
    return tag;
  }

  boolean fits(byte[] tag, Canonical content) {
    try {
      return MessageDigest.isEqual(tag, tag(content));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }
}
