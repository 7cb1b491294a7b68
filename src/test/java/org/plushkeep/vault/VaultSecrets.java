package org.plushkeep.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.mac.HmacKey;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.Recording;

/** What must be in no memory once a vault is locked. */
final class VaultSecrets {
  /** What the pages of the database are encrypted with. */
  static final String DATABASE_KEY = "the database's AES key";

  /** What the recording's data key is wrapped with. */
  static final String BLOCK_KEY = "its block's key";

  private VaultSecrets() {}

  /**
   * The keys of a vault and of what is in it, by what they are called.
   *
   * @param message null where there is none
   */
  static Map<String, byte[]> of(
      Path dir, String passphrase, Recording one, @Nullable Message message) throws Exception {
    Map<String, byte[]> secrets = new LinkedHashMap<>();
    try (KeyRing keys = KeyRing.open(dir, passphrase.toCharArray())) {
      byte[] master = ((byte[]) field("masterKey").get(keys)).clone();
      secrets.put("master key", master);
      secrets.put("file password", ((byte[]) field("filePassword").get(keys)).clone());
      byte[] blocks = keys.databasePassword();
      String file = new String(blocks, StandardCharsets.UTF_16BE);
      secrets.put("file password as H2 takes it", file.getBytes(StandardCharsets.UTF_16BE));
      secrets.put("file password as text", file.getBytes(StandardCharsets.ISO_8859_1));
      secrets.put("H2's password", blocks);
      secrets.put(DATABASE_KEY, databaseKey(dir, blocks));
      ((Map<?, ?>) field("epochKeys").get(keys))
          .forEach((id, key) -> secrets.put("epoch key", ((byte[]) key).clone()));
      secrets.put("mac key", macKey(keys.file().macKeyset(), "mac", master, keys));
      secrets.put("digest key", macKey(keys.file().digestKeyset(), "digest", master, keys));
      try (Store store = Store.open(dir, keys, "", false)) {
        Rows.Sound row = new Recordings(keys, store).row(one.id().uuid()).orElseThrow();
        secrets.put("data key", new KeyBlocks(store, keys).open(row.id(), row.keyBlock()));
        secrets.put(BLOCK_KEY, blockKey(store, keys, row.keyBlock()));
        secrets.put("a name's key", nameKey(keys, store));
        if (message == null) {
          return secrets;
        }
        MessageRow other = new MessageRows(keys, store).row(message.id().uuid()).orElseThrow();
        secrets.put(
            "a message's data key", keys.unwrapDataKey(other.dataKey(), other.id(), other.epoch()));
      }
    }
    return secrets;
  }

  /** As H2's format has it, made here by another's code: of the password and the file's salt. */
  private static byte[] databaseKey(Path dir, byte[] password) throws Exception {
    byte[] salt = new byte[8];
    try (InputStream in = Files.newInputStream(dir.resolve(Store.FILE))) {
      in.skipNBytes("H2encrypt\n".length());
      in.readNBytes(salt, 0, salt.length);
    }
    PKCS5S2ParametersGenerator generator =
        new PKCS5S2ParametersGenerator(SHA256Digest.newInstance());
    generator.init(password.clone(), salt, 10);
    return ((KeyParameter) generator.generateDerivedMacParameters(128)).getKey();
  }

  private static byte[] blockKey(Store store, KeyRing keys, int block) throws Exception {
    byte[] wrapped =
        store
            .handle()
            .createQuery("SELECT wrapped FROM block_key WHERE number = ?")
            .bind(0, block)
            .mapTo(byte[].class)
            .one();
    Field key = BlockKey.class.getDeclaredField("key");
    key.setAccessible(true);
    try (BlockKey open = keys.openBlockKey(wrapped, block)) {
      return ((byte[]) key.get(open)).clone();
    }
  }

  private static byte[] nameKey(KeyRing keys, Store store) {
    return store
        .handle()
        .createQuery("SELECT id, epoch, data_key FROM toy_name")
        .map(
            (row, _) -> {
              try {
                return keys.unwrapDataKey(
                    row.getBytes(3), row.getObject(1, UUID.class), row.getString(2));
              } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
              }
            })
        .first();
  }

  private static Field field(String name) throws NoSuchFieldException {
    Field field = KeyRing.class.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static byte[] macKey(String sealed, String name, byte[] master, KeyRing keys)
      throws Exception {
    var handle =
        TinkProtoKeysetFormat.parseEncryptedKeyset(
            Base64.getDecoder().decode(sealed),
            new AesGcmJce(master),
            Canonical.of("keyset " + name, keys.vault()).toBytes(),
            RegistryConfiguration.get());
    HmacKey key = (HmacKey) handle.getAt(0).getKey();
    return key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get());
  }
}
