package org.plushkeep.vault;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.mac.HmacKey;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plushkeep.recording.Message;
import org.plushkeep.recording.Recording;

/** What must be in no memory once a vault is locked. */
final class VaultSecrets {
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
      secrets.put("H2's key", blocks);
      ((Map<?, ?>) field("epochKeys").get(keys))
          .forEach((id, key) -> secrets.put("epoch key", ((byte[]) key).clone()));
      secrets.put("mac key", macKey(keys.file().macKeyset(), "mac", master, keys));
      secrets.put("digest key", macKey(keys.file().digestKeyset(), "digest", master, keys));
      try (Store store = Store.open(dir, keys, "", false)) {
        Rows.Sound row = new Recordings(keys, store).row(one.id().uuid()).orElseThrow();
        secrets.put("data key", new KeyBlocks(store, keys).open(row.id(), row.keyBlock()));
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
