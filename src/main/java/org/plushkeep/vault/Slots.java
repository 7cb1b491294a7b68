package org.plushkeep.vault;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ways in: the master key under a key derived from a passphrase, a slot each. */
final class Slots {
  static final String PASSPHRASE = "passphrase";
  private static final int SALT_BYTES = 16;

  private Slots() {}

  /** A new slot with a salt of its own. */
  static VaultFile.Slot seal(UUID vault, byte[] masterKey, char[] passphrase, Argon2 argon2)
      throws GeneralSecurityException {
    String id = UUID.randomUUID().toString();
    byte[] salt = Sealing.random(SALT_BYTES);
    byte[] key = argon2.derive(passphrase, salt);
    try {
      byte[] wrapped = Sealing.wrap(key, masterKey, associatedData(vault, id, argon2));
      return new VaultFile.Slot(
          id,
          PASSPHRASE,
          Base64.getEncoder().encodeToString(salt),
          argon2.memoryKib(),
          argon2.passes(),
          argon2.lanes(),
          Base64.getEncoder().encodeToString(wrapped));
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /**
   * The master key, or null where the passphrase is not this slot's.
   *
   * @throws IllegalArgumentException for what is not Base64
   */
  static byte @Nullable [] open(UUID vault, VaultFile.Slot slot, char[] passphrase) {
    byte[] salt = Base64.getDecoder().decode(slot.salt());
    byte[] wrapped = Base64.getDecoder().decode(slot.masterKey());
    byte[] key = slot.argon2().derive(passphrase, salt);
    try {
      return Sealing.unwrap(key, wrapped, associatedData(vault, slot.id(), slot.argon2()));
    } catch (GeneralSecurityException e) {
      return null;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] associatedData(UUID vault, String slot, Argon2 argon2) {
    return Canonical.of("slot", vault)
        .text(slot)
        .number(argon2.memoryKib())
        .number(argon2.passes())
        .number(argon2.lanes())
        .toBytes();
  }
}
