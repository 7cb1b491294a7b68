package org.plushkeep.vault;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.subtle.X25519;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.plushkeep.recording.ToyId;

/**
 * One recording that waits, as the bytes of its file: a header in the clear (8 bytes of magic, 16
 * of the key pair's id, 16 of fingerprint), then HPKE of toy, time and sound, filled up with zeros
 * to the next 64 KiB. Header, vault and the file's own name are bound to it, so that a changed bit
 * and a file under another name are errors.
 *
 * @param toy which toy it is from
 * @param collectedAt when it came
 * @param bytes exactly as the toy sent them; to be wiped
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
record IntakeItem(ToyId toy, Instant collectedAt, byte[] bytes) {
  static final int KEY_BYTES = 32;
  static final int FINGERPRINT_BYTES = 16;

  /** More than any toy has. */
  static final int MOST_SOUND = 4 << 20;

  private static final byte[] MAGIC = "PLUSHIN1".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_BYTES = MAGIC.length + 16 + FINGERPRINT_BYTES;
  private static final int STEP = 64 << 10;
  private static final int LONGEST_ID = 4 * 64;

  /** The longest file that may be one. */
  static final int LARGEST = MOST_SOUND + 2 * STEP;

  private static final HpkeParameters HPKE = parameters();

  /** What is in the clear. */
  @SuppressWarnings("ArrayRecordComponent") // read, never compared
  record Header(UUID key, byte[] fingerprint) {}

  /** A new key pair's private half, 32 bytes; the caller wipes it. */
  static byte[] newPrivateKey() {
    return X25519.generatePrivateKey();
  }

  static byte[] publicKey(byte[] privateKey) throws GeneralSecurityException {
    return X25519.publicFromPrivate(privateKey);
  }

  @AccessesPartialKey // a public key is nobody's secret
  byte[] seal(UUID id, IntakeKey key) throws GeneralSecurityException {
    byte[] header =
        ByteBuffer.allocate(HEADER_BYTES)
            .put(MAGIC)
            .putLong(key.id().getMostSignificantBits())
            .putLong(key.id().getLeastSignificantBits())
            .put(IntakeMarks.fingerprint(toy.value(), bytes, key))
            .array();
    byte[] plain = plain();
    try {
      byte[] sealed =
          handle(HpkePublicKey.create(HPKE, Bytes.copyFrom(key.publicKeyBytes()), null))
              .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
              .encrypt(plain, bound(key.vault(), id, header));
      return ByteBuffer.allocate(HEADER_BYTES + sealed.length).put(header).put(sealed).array();
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private byte[] plain() {
    byte[] name = toy.value().getBytes(StandardCharsets.UTF_8);
    int length = Long.BYTES + 2 * Integer.BYTES + name.length + bytes.length;
    return ByteBuffer.allocate(Math.ceilDiv(length, STEP) * STEP)
        .putLong(Recordings.nanos(collectedAt))
        .putInt(name.length)
        .put(name)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  /**
   * What the beginning of a file says.
   *
   * @throws GeneralSecurityException when it is no such file
   */
  static Header header(byte[] file) throws GeneralSecurityException {
    if (file.length < HEADER_BYTES
        || !Arrays.equals(file, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new GeneralSecurityException("not a recording that waits");
    }
    ByteBuffer header = ByteBuffer.wrap(file, MAGIC.length, HEADER_BYTES - MAGIC.length);
    UUID key = new UUID(header.getLong(), header.getLong());
    byte[] fingerprint = new byte[FINGERPRINT_BYTES];
    header.get(fingerprint);
    return new Header(key, fingerprint);
  }

  /**
   * Opens what {@link #seal} made.
   *
   * @throws GeneralSecurityException when a bit of it, or its name, is another
   */
  static IntakeItem open(byte[] file, UUID id, UUID vault, byte[] privateKey)
      throws GeneralSecurityException {
    byte[] header = Arrays.copyOf(file, HEADER_BYTES);
    byte[] sealed = Arrays.copyOfRange(file, HEADER_BYTES, file.length);
    byte[] plain =
        handle(privateKey(privateKey))
            .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
            .decrypt(sealed, bound(vault, id, header));
    try {
      ByteBuffer content = ByteBuffer.wrap(plain);
      Instant collectedAt = Recordings.instant(content.getLong());
      byte[] name = part(content, LONGEST_ID);
      byte[] bytes = part(content, MOST_SOUND);
      return new IntakeItem(
          new ToyId(new String(name, StandardCharsets.UTF_8)), collectedAt, bytes);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      // Anybody can seal anything to a public key.
      throw new GeneralSecurityException("no recording is sealed in this", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static byte[] part(ByteBuffer content, int most) {
    int length = content.getInt();
    if (length < 0 || length > most || length > content.remaining()) {
      throw new BufferUnderflowException();
    }
    byte[] part = new byte[length];
    content.get(part);
    return part;
  }

  private static byte[] bound(UUID vault, UUID id, byte[] header) {
    return Canonical.of("intake item", vault).uuid(id).bytes(header).toBytes();
  }

  @AccessesPartialKey // it is ours: sealed under the vault's keys, and wiped after use
  private static HpkePrivateKey privateKey(byte[] bytes) throws GeneralSecurityException {
    HpkePublicKey open = HpkePublicKey.create(HPKE, Bytes.copyFrom(publicKey(bytes)), null);
    return HpkePrivateKey.create(open, SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()));
  }

  private static KeysetHandle handle(Key key) throws GeneralSecurityException {
    HybridConfig.register();
    return KeysetHandle.newBuilder()
        .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
        .build();
  }

  private static HpkeParameters parameters() {
    try {
      return HpkeParameters.builder()
          .setVariant(HpkeParameters.Variant.NO_PREFIX)
          .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
          .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
          .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // RFC 9180 has them
    }
  }
}
