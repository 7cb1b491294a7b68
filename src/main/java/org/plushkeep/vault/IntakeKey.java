package org.plushkeep.vault;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code intake/key.json}: all that is needed to collect while the vault is locked, and there only
 * when that is turned on. Byte strings in Base64. The MAC is over everything else, with a key that
 * only the open vault has: at unlocking it tells of a file that somebody has changed. The checksum
 * is no secret: by it a locked program notices what a disk has damaged.
 *
 * @param format the version of this form, {@value #FORMAT} today
 * @param vaultId whose it is
 * @param keyId which of the vault's key pairs
 * @param publicKey X25519, 32 bytes
 * @param salt of the toys' marks and of the fingerprints
 * @param memoryKib Argon2id memory for a toy's mark
 * @param passes Argon2id passes
 * @param lanes Argon2id lanes
 * @param marks {@link IntakeMarks} of the paired toys, and others that stand for none
 * @param covers keyed digest of which toys the marks were made for
 * @param mac over all of the above
 * @param checksum SHA-256 of the same and the MAC; none in a file that an earlier Plushkeep wrote
 */
record IntakeKey(
    int format,
    String vaultId,
    String keyId,
    String publicKey,
    String salt,
    int memoryKib,
    int passes,
    int lanes,
    List<String> marks,
    String covers,
    String mac,
    @Nullable String checksum) {
  static final int FORMAT = 1;

  /** While an erasure goes on there is no pair. */
  static final UUID NO_PAIR = new UUID(0, 0);

  private static final int MOST_MARKS = 10_000;
  private static final Gson GSON =
      new com.google.gson.GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** The same with a MAC and a checksum. */
  IntakeKey signed(KeyRing keys) throws GeneralSecurityException {
    IntakeKey signed = with(Base64.getEncoder().encodeToString(keys.mac(content())), null);
    return signed.with(signed.mac, signed.sum());
  }

  private IntakeKey with(String newMac, @Nullable String newChecksum) {
    return new IntakeKey(
        format,
        vaultId,
        keyId,
        publicKey,
        salt,
        memoryKib,
        passes,
        lanes,
        marks,
        covers,
        newMac,
        newChecksum);
  }

  private String sum() throws NoSuchAlgorithmException {
    byte[] all = content().text(mac).toBytes();
    return FreshKeys.encode(MessageDigest.getInstance("SHA-256").digest(all));
  }

  /** Whether the vault with these keys wrote this, as it is. */
  boolean isOf(KeyRing keys) {
    return keys.vault().toString().equals(vaultId)
        && keys.isMac(Base64.getDecoder().decode(mac), content());
  }

  private Canonical content() {
    Canonical content =
        Canonical.of("intake key", vault())
            .number(format)
            .text(keyId)
            .text(publicKey)
            .text(salt)
            .number(memoryKib)
            .number(passes)
            .number(lanes)
            .text(covers)
            .number(marks.size());
    marks.forEach(content::text);
    return content;
  }

  UUID vault() {
    return UUID.fromString(vaultId);
  }

  UUID id() {
    return UUID.fromString(keyId);
  }

  byte[] publicKeyBytes() {
    return Base64.getDecoder().decode(publicKey);
  }

  byte[] saltBytes() {
    return Base64.getDecoder().decode(salt);
  }

  Argon2 argon2() {
    return new Argon2(memoryKib, passes, lanes);
  }

  byte[] toBytes() {
    return GSON.toJson(this).getBytes(StandardCharsets.UTF_8);
  }

  /** The same, but nothing can be sealed with it. */
  IntakeKey closed(KeyRing keys) throws GeneralSecurityException {
    return of(NO_PAIR, "", marks, covers).signed(keys);
  }

  /** The same with another pair or other marks; to be signed. */
  IntakeKey of(UUID pair, String newPublicKey, List<String> newMarks, String newCovers) {
    return new IntakeKey(
        format,
        vaultId,
        pair.toString(),
        newPublicKey,
        salt,
        memoryKib,
        passes,
        lanes,
        newMarks,
        newCovers,
        "",
        null);
  }

  boolean isClosed() {
    return id().equals(NO_PAIR);
  }

  /**
   * Reads one.
   *
   * @throws VaultException {@code DAMAGED} when it is no such file, or a later Plushkeep's
   */
  static IntakeKey parse(byte[] bytes) throws VaultException {
    try {
      IntakeKey key = GSON.fromJson(new String(bytes, StandardCharsets.UTF_8), IntakeKey.class);
      boolean plausible =
          key.format == FORMAT
              && key.vault().toString().equals(key.vaultId)
              && key.id().toString().equals(key.keyId)
              && key.publicKeyBytes().length == (key.isClosed() ? 0 : IntakeItem.KEY_BYTES)
              && key.saltBytes().length == IntakeMarks.SALT_BYTES
              && key.argon2().isAcceptable()
              && key.marks.size() <= MOST_MARKS
              && key.marks.stream().noneMatch(String::isEmpty)
              && Base64.getDecoder().decode(key.mac).length > 0
              && Base64.getDecoder().decode(key.covers).length > 0
              && (key.checksum == null || key.checksum.equals(key.sum()));
      if (!plausible) {
        throw damaged();
      }
      return key;
    } catch (JsonParseException
        | IllegalArgumentException
        | NullPointerException
        | NoSuchAlgorithmException e) {
      throw damaged();
    }
  }

  static VaultException damaged() {
    return new VaultException(
        VaultException.Problem.DAMAGED,
        "What is needed to collect while locked is damaged. Unlocking the vault mends it.");
  }
}
