package org.plushkeep.vault;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** New keys, sealed under a master key at once: those of a new vault, and a new epoch's. */
final class FreshKeys {
  private FreshKeys() {}

  /** The key file of a new vault, which a passphrase opens. */
  static VaultFile file(byte[] master, char[] passphrase, Argon2 argon2)
      throws GeneralSecurityException {
    UUID vault = UUID.randomUUID();
    long start = System.nanoTime();
    VaultFile.Slot slot = Slots.seal(Slots.PASSPHRASE, vault, master, passphrase, argon2);
    long millis = (System.nanoTime() - start) / 1_000_000;
    byte[] password = Sealing.randomKey();
    try {
      return new VaultFile(
          VaultFile.FORMAT,
          vault.toString(),
          Instant.now().toString(),
          1,
          millis,
          List.of(slot),
          keyset(master, vault, "mac"),
          keyset(master, vault, "digest"),
          encode(Sealing.wrap(master, password, associatedData(vault, "file password"))),
          epoch(master, vault),
          null,
          false,
          null,
          null);
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  private static String keyset(byte[] master, UUID vault, String name)
      throws GeneralSecurityException {
    KeysetHandle handle =
        KeysetHandle.generateNew(
            PredefinedMacParameters.HMAC_SHA256_256BITTAG, RegistryConfiguration.get());
    return encode(
        TinkProtoKeysetFormat.serializeEncryptedKeyset(
            handle,
            new AesGcmJce(master),
            associatedData(vault, "keyset " + name),
            RegistryConfiguration.get()));
  }

  static VaultFile.Epoch epoch(byte[] master, UUID vault) throws GeneralSecurityException {
    String id = UUID.randomUUID().toString();
    byte[] key = Sealing.randomKey();
    String wrapped = encode(Sealing.wrap(master, key, associatedData(vault, "epoch " + id)));
    Arrays.fill(key, (byte) 0);
    return new VaultFile.Epoch(id, wrapped);
  }

  static byte[] associatedData(UUID vault, String purpose) {
    return Canonical.of(purpose, vault).toBytes();
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
